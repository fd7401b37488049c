import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { expectSound, openBrowser, openChart, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

let portal: DemoPortal;
let browser: Browser;
let maya: Visitor;
let chart = "";
beforeAll(async () => {
  portal = await startDemoPortal();
  browser = await openBrowser();
  maya = await visitor(browser);
  await signIn(maya.page, portal.url, "maya@willow.example");
  chart = await openChart(maya.page, portal.url);
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

describe("what portal users want changed", () => {
  it("waits with both values until staff decide, without JavaScript on either side, and the person reads why", async () => {
    const jordan = await visitor(browser, { viewport: phone, javaScriptEnabled: false });
    await signIn(jordan.page, portal.url, "jordan@home.example");
    await jordan.page.goto(`${portal.url}/settings/client-information`);
    await jordan.page.getByLabel("Legal first name").fill("Jordana");
    await jordan.page.getByRole("button", { name: "Save", exact: true }).click();
    await jordan.page.getByText("Your practice looks at what you changed", { exact: false }).waitFor();
    await jordan.page.goto(`${portal.url}/settings/client-information`);
    await jordan.page.getByText("its records say: Jordan", { exact: false }).waitFor();
    expect(await jordan.page.getByLabel("Legal first name").inputValue()).toBe("Jordana");

    const { page } = maya;
    await page.goto(`${portal.url}/staff/clients`);
    await page.getByRole("link", { name: "1 proposed change" }).click();
    await page.getByRole("heading", { name: "Proposed changes" }).waitFor();
    await page.getByRole("main").getByRole("link", { name: "Jordan Lee" }).click();
    await page.getByText("In the record").waitFor();
    await expectSound(page, "proposed changes");
    await page.getByRole("button", { name: "Reject the change of Legal first name" }).click();
    await page.getByText("Enter a reason.", { exact: false }).first().waitFor();
    await page.getByLabel("Reason").fill("Bring your passport first.");
    await page.getByRole("button", { name: "Reject the change of Legal first name" }).click();
    await page.getByText("Change rejected.", { exact: false }).waitFor();
    await page.getByText("No changes wait for you.").waitFor();
    await jordan.page.goto(portal.url);
    await jordan.page.getByText("Bring your passport first.", { exact: false }).waitFor();
  });
});

describe("why can’t they?", () => {
  it("names the first thing in the way and leads to it, and is content once it is changed", async () => {
    const { page } = maya;
    await page.goto(`${portal.url}/staff/settings`);
    await page.getByRole("link", { name: "Why can’t they?" }).click();
    await page.getByRole("main").getByRole("link", { name: "Jordan Lee" }).click();
    await page.getByLabel("What they want to do").selectOption({ label: "See and answer forms" });
    await page.getByRole("button", { name: "Show why" }).click();
    await page.getByText("Jordan Lee can do this").waitFor();
    await expectSound(page, "why they can");
    const address = page.url();
    await page.goto(`${chart}/portal`);
    await page.getByRole("link", { name: "Jordan Lee" }).first().click();
    await page.getByRole("checkbox", { name: "View & Submit Surveys" }).uncheck();
    await page.getByRole("button", { name: "Save user" }).click();
    await page.getByText("Portal user saved.").waitFor();
    await page.goto(address);
    await page.getByText("Jordan Lee cannot do this now").waitFor();
    await page.setViewportSize(phone);
    await expectSound(page, "why they cannot, on a phone");
    await page.getByRole("link", { name: "Tick View & Submit Surveys" }).click();
    await page.getByRole("checkbox", { name: "View & Submit Surveys" }).check();
    await page.getByRole("button", { name: "Save user" }).click();
    await page.getByText("Portal user saved.").waitFor();
    await page.goto(address);
    await page.getByText("Jordan Lee can do this").waitFor();
  });
});
