import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plugins } from "../permissions/declared.ts";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { composer, desk, openBrowser, openChart, rows, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

const below = "/staff/clients/:clientId/";

let portal: DemoPortal;
let browser: Browser;
/** Each keeps one page open from the first step to the last. */
let jordan: Visitor;
let colleague: Visitor;
let maya: Visitor;

beforeAll(async () => {
  portal = await startDemoPortal();
  browser = await openBrowser();
  [jordan, colleague, maya] = await Promise.all([visitor(browser, { viewport: desk }), visitor(browser, { viewport: desk }), visitor(browser, { viewport: desk })]);
  await signIn(jordan.page, portal.url, "jordan@home.example");
  await signIn(maya.page, portal.url, "maya@willow.example");
  await signIn(colleague.page, portal.url, "maya@willow.example");
  await openChart(colleague.page, portal.url);
  await rows(jordan.page).first().waitFor();
  for (const { page } of [jordan, colleague]) await page.evaluate(() => void Object.assign(window, { sameDocument: true }));
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

const call = async <Output>(path: string, input: unknown = null): Promise<Output> => {
  const response = await maya.context.request.post(`${portal.url}/trpc/${path}`, { headers: { origin: portal.url, "content-type": "application/json" }, data: JSON.stringify(input) });
  return ((await response.json()) as { result: { data: Output } }).result.data;
};
async function turn(pluginId: string, on: boolean): Promise<void> {
  const line = (await call<{ id: string; state: string; revision: number }[]>("plugins.list")).find(({ id }) => id === pluginId);
  if ((line?.state === "on") !== on) await call("plugins.switch", { pluginId, on, revision: line?.revision, cascade: true });
}

/** Where the plugin stands in what the two have open: their menus, and the tabs of the chart. */
const places = (pluginId: string): Locator[] => {
  const nav = plugins.find(({ manifest }) => manifest.id === pluginId)?.manifest.nav ?? [];
  return nav.filter(({ to }) => to !== "/").map(({ to, audience }) => {
    if (to.startsWith(below)) return colleague.page.locator(`main a[href^="/staff/clients/"][href$="/${to.slice(below.length)}"]`).first();
    return (audience === "staff" ? colleague.page : jordan.page).locator(`:is(header, nav) a[href="${to}"]`).first();
  });
};
const nameOf = (pluginId: string): string => plugins.find(({ manifest }) => manifest.id === pluginId)?.manifest.name ?? "";
const sentence = (pluginId: string): RegExp => new RegExp(`Your practice has turned off ${nameOf(pluginId)}`, "i");
const stayed = async (): Promise<void> => {
  for (const { page } of [jordan, colleague]) expect(await page.evaluate(() => "sameDocument" in window), "the page was loaded again").toBe(true);
};
/** A page of it that has no id in its address, for a link that was kept. */
const deepLink = (pluginId: string): string | undefined => plugins.find(({ manifest }) => manifest.id === pluginId)?.manifest.routes.find(({ path, audience }) => audience === "client" && !path.includes(":"))?.path;

async function expectOff(pluginId: string): Promise<void> {
  for (const place of places(pluginId)) await expect.poll(() => place.count(), { timeout: 8_000 }).toBe(0);
  if (pluginId === "messages") await expect.poll(() => composer(jordan.page).count(), { timeout: 8_000 }).toBe(0);
  await stayed();
  const kept = deepLink(pluginId);
  if (kept === undefined) return;
  const later = await jordan.context.newPage();
  const answer = await later.goto(`${portal.url}/${kept}`);
  expect(answer?.status()).toBe(403);
  await later.getByText(sentence(pluginId)).first().waitFor();
  await later.close();
}

async function expectOn(pluginId: string): Promise<void> {
  for (const place of places(pluginId)) await place.waitFor({ state: "attached" });
  if (pluginId === "messages") await composer(jordan.page).waitFor();
}

describe("a plugin that is turned off while pages of it are open", () => {
  it.each(plugins.map(({ manifest }) => manifest.id))("%s goes from menus, tabs and cards without a reload, explains itself to a kept link, and comes back", async (pluginId) => {
    await expectOn(pluginId);
    const cards = jordan.page.getByText(sentence(pluginId));
    expect(await cards.count()).toBe(0);
    const posted = await jordan.page.locator(`[data-kind^="${pluginId}."]`).count();
    // The demo has something to answer and something to sign.
    if (pluginId === "forms" || pluginId === "documents") expect(posted).toBeGreaterThan(0);
    await turn(pluginId, false);
    await expectOff(pluginId);
    if (posted > 0) await cards.first().waitFor();
    for (const { manifest } of plugins) await turn(manifest.id, true);
    await expectOn(pluginId);
    await expect.poll(() => cards.count(), { timeout: 8_000 }).toBe(0);
    await stayed();
  });

  it("all of them: what core has stays, and everything comes back", async () => {
    for (const { manifest } of plugins) await turn(manifest.id, false);
    for (const { manifest } of plugins) await expectOff(manifest.id);
    await colleague.page.getByRole("link", { name: "Clients", exact: true }).first().waitFor();
    expect(await rows(jordan.page).count()).toBeGreaterThan(0);
    for (const { manifest } of plugins) await turn(manifest.id, true);
    for (const { manifest } of plugins) await expectOn(manifest.id);
    await stayed();
    expect([...jordan.complaints, ...colleague.complaints].filter((complaint) => !complaint.includes("403"))).toEqual([]);
  });
});
