import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEnv, type PortalEnv } from "@anteroom/config/env";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtPages } from "../../web/server/built-pages.ts";
import { createWebServer, type PageSource, type WebServer } from "../../web/server/create-web-server.ts";
import type { PageContext, Portal } from "../../web/server/portal-door.ts";
import { vitePages } from "../../web/server/vite-pages.ts";

const webDir = join(import.meta.dirname, "../../web");
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** The host alone is under test here, so the core stands in with nobody signed in. */
const portal: Portal = {
  attach: () => undefined,
  pageContext: async () => ({ session: null, viewer: null, caller: {} as PageContext["caller"], baseUrl: "", demo: false }),
  close: async () => undefined,
};

let browser: Browser;
let dataDir = "";
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "anteroom-host-"));
  // The development server reads manifests as sources, which plain Node cannot load in this process; the host needs none.
  process.env.PLUGINS_FILE = join(dataDir, "no-plugins.json");
  writeFileSync(process.env.PLUGINS_FILE, JSON.stringify({ plugins: [] }));
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });
});
afterAll(async () => {
  await browser?.close();
  delete process.env.PLUGINS_FILE;
  rmSync(dataDir, { recursive: true, force: true });
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

async function start(nodeEnv: "production" | "development", pages: (http: Parameters<typeof vitePages>[1]) => Promise<PageSource>): Promise<{ web: WebServer; env: PortalEnv }> {
  const read = readEnv({ NODE_ENV: nodeEnv, PORT: String(await freePort()), DATA_DIR: dataDir });
  if (!read.ok) throw new Error("the environment of the test is wrong");
  const web = await createWebServer({ env: read.env, portal, log: { info: () => undefined, error: console.error }, pages });
  await web.listen();
  return { web, env: read.env };
}

/** A page, and everything that the browser complained about while it was open. */
async function open(options: { javaScriptEnabled: boolean; width?: number }): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ javaScriptEnabled: options.javaScriptEnabled, viewport: { width: options.width ?? 1280, height: 800 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => void (["error", "warning"].includes(message.type()) && complaints.push(message.text())));
  page.on("pageerror", (error) => void complaints.push(String(error)));
  return { page, complaints };
}

describe.each([
  ["production", (): Promise<PageSource> => builtPages(webDir)],
  ["development", (http: Parameters<typeof vitePages>[1]): Promise<PageSource> => vitePages(webDir, http)],
] as const)("the web host in %s", (mode, pages) => {
  let web: WebServer;
  let env: PortalEnv;
  beforeAll(async () => {
    ({ web, env } = await start(mode, pages));
  });
  afterAll(() => web?.close());

  it.each([360, 1280])("shows urgent help without JavaScript and without sign-in, %i px wide", async (width) => {
    const { page, complaints } = await open({ javaScriptEnabled: false, width });
    const answer = await page.goto(`${env.baseUrl}/help`);
    expect(answer?.status()).toBe(200);
    expect(answer?.headers()["content-security-policy"]).toContain("script-src");
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Get urgent help");
    expect(await page.getByRole("link", { name: /Call 988/ }).getAttribute("href")).toBe("tel:988");
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    if (mode === "production") expect(await page.locator("script").count()).toBe(0);
    // The styles have arrived: a way to get help is a block that a thumb can hit.
    expect((await page.getByRole("link", { name: /Call 911/ }).boundingBox())?.height).toBeGreaterThanOrEqual(44);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("starts the scripts of a page under the policy", async () => {
    const { page, complaints } = await open({ javaScriptEnabled: true });
    const answer = await page.goto(`${env.baseUrl}/no-such-page`);
    expect(answer?.status()).toBe(404);
    await page.waitForFunction(() => "__remixRouter" in window);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Page not found");
    expect(await page.getByRole("link", { name: "Home" }).count()).toBe(1);
    // Chromium itself reports the 404 of the document.
    expect(complaints.filter((text) => !text.includes("status of 404"))).toEqual([]);
    await page.context().close();
  });

  it("does not run a script that someone else put into the page", async () => {
    const { page } = await open({ javaScriptEnabled: true });
    await page.goto(`${env.baseUrl}/no-such-page`);
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.stolen = true";
      document.body.append(script);
      return "stolen" in window;
    });
    expect(ran).toBe(false);
    await page.context().close();
  });
});
