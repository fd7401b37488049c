import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { chromium, type Browser, type Locator, type Page } from "playwright-core";
import { build, preview, type PreviewServer } from "vite";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { accessibilityFaults } from "./support/axe.ts";

const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

let browser: Browser;
let server: PreviewServer;
let outDir = "";
let page: Page;
beforeAll(async () => {
  outDir = mkdtempSync(join(tmpdir(), "anteroom-components-"));
  const configFile = join(import.meta.dirname, "../../core/ui/preview/vite.config.ts");
  await build({ configFile, build: { outDir, emptyOutDir: true }, logLevel: "error" });
  server = await preview({ configFile, build: { outDir }, preview: { port: 0, host: "127.0.0.1" }, logLevel: "error" });
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });
});
afterEach(async () => page?.context().close());
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(outDir, { recursive: true, force: true });
});

async function open(query: string, { width = 800 } = {}): Promise<void> {
  const address = server.httpServer?.address();
  if (!address || typeof address === "string") throw new Error("the preview's server has no port");
  page = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage();
  await page.goto(`http://127.0.0.1:${address.port}/?${query}`);
  await page.waitForSelector("h1");
  // The plugin faces of the preview load after the first drawing.
  if (query.includes("part=cards")) await page.getByText("drawn by a plugin's own component").waitFor();
}

const card = (entryId: string): Locator => page.locator(`article:has([id="card-${entryId}"])`);
const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? "");
const sideways = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

describe.each(["part=components", "part=cards"])("every component of %s", (part) => {
  it.each(["light", "dark", "high-contrast"])("has no accessibility violation in the %s theme", async (theme) => {
    await open(`${part}&theme=${theme}`, { width: 320 });
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it.each(["100", "150"])("does not scroll sideways at 320 px with text at %s percent", async (text) => {
    await open(`${part}&text=${text}`, { width: 320 });
    expect(await sideways()).toBeLessThanOrEqual(0);
  });

  it("has controls of at least 44 px", async () => {
    await open(part, { width: 360 });
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("button, summary, select, textarea, input:not([type=radio], [type=checkbox], [type=hidden])")]
        .filter((control) => control.getClientRects().length > 0 && control.getBoundingClientRect().height < 44)
        .map((control) => control.outerHTML),
    );
    expect(small).toEqual([]);
  });
});

describe("acting on a card", () => {
  it("sends once, then puts the focus on the outcome", async () => {
    await open("part=cards");
    await card("booked").getByLabel("Thursday 26 November, 9am").check();
    await card("booked").getByRole("button", { name: "Book this time" }).dblclick();
    await card("booked").getByText("Sending…").waitFor();
    expect(await card("booked").getByRole("link").count()).toBe(0);
    await card("booked").getByText("You booked Thursday").waitFor();
    await expect.poll(focused).toContain("You booked Thursday 26 November, 9am Eastern Time.");
    expect(await card("booked").getAttribute("data-state")).toBe("done");
  });

  it("keeps the choice when the card changed meanwhile, says so, and uses a new key", async () => {
    await open("part=cards");
    const key = () => card("stale").locator("[name=key]").inputValue();
    const before = await key();
    await card("stale").getByLabel("2:30pm").check();
    await card("stale").getByRole("button", { name: "Book this time" }).click();
    await expect.poll(focused).toContain("This changed while you were looking.");
    expect(await card("stale").getByLabel("2:30pm").isChecked()).toBe(true);
    expect(await key()).not.toBe(before);
  });

  it("asks first where the action says so; Escape goes back to the button, yes posts the form", async () => {
    await open("part=cards");
    const posted: (string | null)[] = [];
    await page.route("**/actions/**", (route) => {
      posted.push(new URL(route.request().url()).pathname, route.request().postData());
      return route.fulfill({ body: "done" });
    });
    const send = card("everything").getByRole("button", { name: "Send to Dr Rivera" });
    await send.click();
    await expect.poll(focused).toBe("Send this to Dr Rivera?");
    await page.keyboard.press("Escape");
    await expect.poll(focused).toBe("Send to Dr Rivera");
    expect(posted).toEqual([]);
    await card("everything").getByLabel("Sleep").check();
    await send.click();
    await page.getByRole("dialog").getByRole("button", { name: "Send", exact: true }).click();
    await expect.poll(() => posted).toMatchObject(["/actions/card/01JC1/everything/send", expect.stringMatching(/^rev=3&key=\w{26}&topics=sleep&note=$/)]);
  });

  it("falls back to the view when a plugin's face throws or cannot be loaded", async () => {
    await open("part=cards");
    for (const entry of ["throws", "missing"]) {
      expect(await card(entry).getByRole("link", { name: "Start form" }).count()).toBe(1);
      expect(await card(entry).getByText("drawn by a plugin's own component").count()).toBe(0);
    }
    expect(await card("face").getByText("drawn by a plugin's own component").count()).toBe(1);
  });
});

it("keeps all styles of the design system within half of a route's 20 KB", () => {
  const assets = join(outDir, "assets");
  const sheets = readdirSync(assets).filter((name) => name.endsWith(".css")).map((name) => readFileSync(join(assets, name)));
  const bytes = sheets.reduce((sum, sheet) => sum + brotliCompressSync(sheet).length, 0);
  expect(sheets.length).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(10 * 1024);
});

describe("basic components", () => {
  it("move the focus to the error summary, and from its link to the field", async () => {
    await open("part=components");
    expect(await focused()).toContain("There is a problem");
    await page.getByRole("link", { name: "Enter your email address" }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("email");
  });

  it("close a menu with Escape and give the focus back", async () => {
    await open("part=components");
    const menu = page.locator("details", { hasText: "Client Information" });
    await menu.locator("summary").press("Enter");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Client Information");
    await page.keyboard.press("Escape");
    expect(await menu.getAttribute("open")).toBeNull();
    expect(await focused()).toBe("Settings");
  });

  it("announce through the page's live node", async () => {
    await open("part=components");
    await page.getByRole("button", { name: "Continue" }).click();
    expect(await page.locator("#root > [role=status]").textContent()).toBe("Saved");
  });

  it("show and hide a password without losing it", async () => {
    await open("part=components");
    const field = page.getByLabel("Create a password");
    await field.fill("correct horse battery");
    await page.getByRole("button", { name: "Show password" }).click();
    expect(await field.getAttribute("type")).toBe("text");
    await page.getByRole("button", { name: "Hide password" }).click();
    expect(await field.getAttribute("type")).toBe("password");
    expect(await field.inputValue()).toBe("correct horse battery");
  });
});
