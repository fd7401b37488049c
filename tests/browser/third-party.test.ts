import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyHouse, listPlugin, pack } from "../third-party/house-copy.ts";
import type { HouseCopy } from "../third-party/house-copy.ts";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { expectSound, openBrowser, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

const question = "How have you been this week?";

let house: HouseCopy;
let portal: DemoPortal;
let browser: Browser;
let maya: Visitor;
let theo: Visitor;
let jordan: Visitor;

/** A portal in a copy of the repository, with the plugin installed from its tarball: nothing of core or web is edited. */
async function buildWithPlugin(): Promise<void> {
  const tsc = join(house.root, "node_modules/typescript/bin/tsc");
  await house.run(process.execPath, [tsc, "-b", "core", "config"]);
  await house.run(process.execPath, [tsc, "-b"], { cwd: join(house.root, "tests/fixtures/mood-check-in") });
  await house.run("npm", ["install", "--offline", "--ignore-scripts", await pack(house, "tests/fixtures/mood-check-in")]);
  listPlugin(house, "anteroom-plugin-mood-check-in");
  await house.run("npm", ["run", "build"], { env: { NODE_ENV: "production" } });
}

beforeAll(async () => {
  house = copyHouse();
  await buildWithPlugin();
  portal = await startDemoPortal({}, join(house.root, "web/dist/server/server.js"));
  browser = await openBrowser();
  maya = await visitor(browser);
  theo = await visitor(browser);
  jordan = await visitor(browser, { viewport: phone });
  await signIn(maya.page, portal.url, "maya@willow.example");
  await signIn(theo.page, portal.url, "theo@harbor.example", "Harbor");
  await signIn(jordan.page, portal.url, "jordan@home.example");
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  house?.remove();
});

async function switchTo(page: Page, on: boolean): Promise<void> {
  await page.goto(`${portal.url}/staff/settings/plugins`);
  const panel = page.getByRole("article", { name: "Mood check-in" });
  if (on) await panel.getByRole("button", { name: "Turn on Mood check-in" }).click();
  else {
    await panel.getByText("Turn off", { exact: false }).first().click();
    await page.getByRole("button", { name: "Turn off Mood check-in", exact: true }).last().click();
  }
  await page.getByText(`Mood check-in is ${on ? "on" : "off"}.`).waitFor();
}

const cardOf = (page: Page) => page.getByRole("main").getByRole("listitem").filter({ hasText: question }).last();

describe("a plugin from outside, in the browser", () => {
  it("is on in one practice and off in the other", async () => {
    await switchTo(theo.page, false);
    await theo.page.goto(`${portal.url}/staff/clients`);
    await theo.page.getByRole("link", { name: /Mia Lee/ }).first().click();
    await theo.page.getByRole("navigation", { name: /Chart of/ }).waitFor();
    expect(await theo.page.getByRole("link", { name: "Mood", exact: true }).count()).toBe(0);
  });

  it("adds a tab to the chart, where staff ask", async () => {
    const { page } = maya;
    await page.goto(`${portal.url}/staff/clients`);
    await page.getByRole("link", { name: /Jordan Lee/ }).first().click();
    await page.getByRole("link", { name: "Mood", exact: true }).click();
    await page.getByRole("button", { name: "Ask now" }).click();
    await page.getByText("Waiting for an answer").waitFor();
    await expectSound(page, "the chart's tab");
  });

  it("is answered on its card in the conversation, and the open chart hears of it", async () => {
    const { page } = jordan;
    await page.goto(portal.url);
    const card = cardOf(page);
    await card.locator("[data-face=mood-check-in]").waitFor();
    await card.getByRole("radio", { name: "4, good" }).check();
    await card.getByRole("textbox", { name: /Anything you want to add/ }).fill("Slept well");
    await expectSound(page, "the card");
    await card.getByRole("button", { name: /^Send/ }).click();
    await card.getByText("Answered").first().waitFor();
    await maya.page.getByText("4, good. Slept well").waitFor();
    expect(jordan.complaints).toEqual([]);
  });

  it("has a page of its own in the client's menu", async () => {
    const { page } = jordan;
    await page.goto(`${portal.url}/mood-check-in`);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Mood check-in");
    await page.getByText("4, good. Slept well").waitFor();
    await expectSound(page, "the plugin's page");
    await page.getByRole("radio", { name: "Yes" }).check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>("input[value=yes]")?.checked === true);
  });

  it("goes at once when it is switched off while its page is open, and comes back with everything", async () => {
    const { page } = jordan;
    await switchTo(maya.page, false);
    await page.getByRole("button", { name: "Save", exact: true }).click({ timeout: 5_000 }).catch(() => undefined);
    await page.getByText(/turned off mood check-in/i).first().waitFor();
    await page.goto(portal.url);
    // Its cards stay where they were asked, with the plugin's name and nothing of what they held.
    const left = page.getByRole("main").getByRole("listitem").filter({ hasText: /turned off mood check-in/i });
    await left.first().waitFor();
    await expectSound(page, "a card whose plugin is off");
    expect(await page.getByText(question).count()).toBe(0);
    expect(await page.getByRole("radio", { name: "4, good" }).count()).toBe(0);
    expect(await page.getByRole("link", { name: "Mood check-in", exact: true }).count()).toBe(0);
    await switchTo(maya.page, true);
    await page.goto(`${portal.url}/mood-check-in`);
    await page.getByText("4, good. Slept well").waitFor();
    await page.goto(portal.url);
    await cardOf(page).waitFor();
  });
});
