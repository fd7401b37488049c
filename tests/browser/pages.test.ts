import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chartPath, chartRoutes, clientRoutes, publicRoutes, staffRoutes } from "../../web/app/core-routes.ts";
import type { CoreRoute } from "../../web/app/core-routes.ts";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { desk, expectSound, openBrowser, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

/** Addresses that answer with a redirect or a file, or that stand for something which other tests make first. */
const notPages = new Set(["staff", "c", "attachments/:fileId", "actions/card/:conversationId/:entryId/:action", "staff/settings/import/template.csv", "signin/set-up-code", "signin/code", "locked", "choose-portal", "enrol/ready", "mailbox/:id", "staff/settings/import/:batchId"]);

let portal: DemoPortal;
let browser: Browser;
let client: Visitor;
let staff: Visitor;
let stranger: Visitor;
const known: Record<string, string> = { ":view": "all", ":pluginId": "messages", ":token": "nobody-knows-this-token" };

beforeAll(async () => {
  portal = await startDemoPortal();
  browser = await openBrowser();
  [client, staff, stranger] = await Promise.all([visitor(browser, { viewport: phone }), visitor(browser, { viewport: desk }), visitor(browser, { viewport: phone })]);
  for (const { page } of [client, staff, stranger]) page.setDefaultTimeout(10_000);
  await signIn(client.page, portal.url, "jordan@home.example");
  await signIn(staff.page, portal.url, "maya@willow.example");
  await staff.page.goto(`${portal.url}/staff/clients`);
  await staff.page.getByRole("main").getByRole("link", { name: /Jordan Lee/ }).first().click();
  await staff.page.waitForURL(/clients\/[0-9A-Z]{26}/);
  known[":clientId"] = /clients\/([0-9A-Z]{26})/.exec(staff.page.url())?.[1] ?? "";
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** The address of a route, or null while what it names is not known here. */
function addressOf({ path }: CoreRoute, below = ""): string | null {
  if (notPages.has(path)) return null;
  const parts = [below, path].filter(Boolean).join("/").split("/").filter((part) => !part.endsWith("?"));
  const filled = parts.map((part) => (part.startsWith(":") ? known[part] : part));
  return filled.includes(undefined) ? null : `/${filled.join("/")}`;
}

async function expectPage(page: Page, address: string): Promise<void> {
  const answer = await page.goto(`${portal.url}${address}`, { waitUntil: "load" });
  expect(answer?.status(), `${address}: a page that broke`).toBeLessThan(500);
  expect(await page.getByRole("heading", { level: 1 }).count(), `${address}: headings of the first level`).toBe(1);
  expect(await page.title(), `${address}: title`).toMatch(/\S – \S/);
  await expectSound(page, address);
  const urgent = page.getByRole("link", { name: /urgent help/i });
  if (address !== "/help") expect(await urgent.count(), `${address}: urgent help`).toBeGreaterThan(0);
}

describe("every page", () => {
  it.each(publicRoutes.filter(({ path }) => !notPages.has(path) && !path.startsWith("open/") && path !== "signout").map((route) => [route.path, route] as const))("/%s, signed out", async (_path, route) => {
    await expectPage(stranger.page, addressOf(route) ?? "/");
  });

  it.each(clientRoutes.filter(({ path }) => !notPages.has(path) && !path.includes(":")).map((route) => [route.path, route] as const))("/%s, as a client on a phone", async (_path, route) => {
    await expectPage(client.page, addressOf(route) ?? "/");
  });

  it.each(staffRoutes.filter(({ path }) => !notPages.has(path)).map((route) => [route.path, route] as const))("/%s, as staff at a desk", async (_path, route) => {
    await expectPage(staff.page, addressOf(route) ?? "/staff");
  });

  it.each(chartRoutes.filter(({ path }) => !path.includes(":")).map((route) => [route.path, route] as const))("chart/%s, as staff at a desk", async (_path, route) => {
    await expectPage(staff.page, addressOf(route, chartPath) ?? "/");
  });

  it("is as wide as a small phone, for both sides", async () => {
    for (const [who, addresses] of [[client, ["/", "/settings", "/profile"]], [staff, ["/staff/inbox/all", "/staff/clients", "/staff/settings"]]] as const) {
      await who.page.setViewportSize({ width: 320, height: 640 });
      for (const address of addresses) {
        await who.page.goto(`${portal.url}${address}`);
        expect(await who.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), address).toBeLessThanOrEqual(0);
      }
    }
    await client.page.setViewportSize(phone);
    await staff.page.setViewportSize(desk);
  });

  it("is kept from the other side", async () => {
    await client.page.goto(`${portal.url}/staff/clients`);
    expect(new URL(client.page.url()).pathname).not.toBe("/staff/clients");
    const answer = await stranger.page.goto(`${portal.url}/staff/settings`);
    expect(stranger.page.url()).toContain("/signin");
    expect(answer?.status()).toBeLessThan(400);
  });
});
