import type { Browser, Page } from "playwright-core";
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

const bar = (page: Page) => page.getByRole("complementary", { name: "Preview" });

describe("what staff do with a client", () => {
  it("look at the portal as one of its users: marked on every page, changing nothing, and back in the chart", async () => {
    const { page } = maya;
    await page.goto(`${chart}/portal`);
    await page.getByRole("button", { name: /Preview as this user/ }).click();
    await bar(page).getByText("Nothing can be changed.", { exact: false }).waitFor();
    await page.getByText("You are looking at the portal as somebody else", { exact: false }).waitFor();
    await expectSound(page, "a preview");
    for (const path of ["/settings/client-information", "/help", "/forms"]) {
      await page.goto(portal.url + path);
      await bar(page).waitFor();
    }
    await page.goto(`${portal.url}/settings/client-information`);
    await page.getByLabel("Pronouns").fill("changed");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("You are looking at the portal as somebody else", { exact: false }).first().waitFor();
    await page.goto(`${portal.url}/settings/password`);
    await page.getByText("it belongs to the person alone", { exact: false }).waitFor();
    await page.goto(`${portal.url}/staff/clients`);
    await bar(page).waitFor();
    expect(new URL(page.url()).pathname).toBe("/");
    await page.getByRole("button", { name: "Stop preview" }).click();
    await page.getByText("Preview ended.").waitFor();
    expect(page.url()).toContain(new URL(chart).pathname);
  });

  it("archive a client, whose portal can be read and not written in, and take them back", async () => {
    const { page } = maya;
    const jordan = await visitor(browser, { viewport: phone });
    await signIn(jordan.page, portal.url, "jordan@home.example");
    await page.goto(`${chart}/archive`);
    await expectSound(page, "archive");
    await page.getByRole("button", { name: "Archive client" }).click();
    await page.getByText("This client is archived").waitFor();
    await page.goto(`${portal.url}/staff/clients`);
    await page.getByRole("link", { name: "Archived" }).waitFor();
    expect(await page.getByRole("main").getByRole("link", { name: "Jordan Lee" }).count()).toBe(0);
    await page.goto(`${portal.url}/staff/clients?view=archived`);
    await page.getByRole("main").getByRole("link", { name: "Jordan Lee" }).waitFor();
    await jordan.page.goto(portal.url);
    await jordan.page.getByText("has ended this portal", { exact: false }).waitFor();
    await expectSound(jordan.page, "an archived portal");
    await page.goto(`${chart}/archive`);
    await page.getByRole("button", { name: "Restore client" }).click();
    await page.getByText("Client is back in the list", { exact: false }).waitFor();
    await jordan.context.close();
  });

  it("make two records one: found, compared, only with the word typed; the old address leads to the one that stays", async () => {
    const { page } = maya;
    const added = async (birthday: string): Promise<string> => {
      await page.goto(`${portal.url}/staff/clients/new`);
      await page.locator('select[name="professionalId"]').selectOption({ index: 1 });
      await page.getByLabel("First name").first().fill("Twice");
      await page.getByLabel("Last name").first().fill("Written");
      if (birthday) await page.getByText("More about the client").click();
      if (birthday) await page.locator('input[name="birthDate"]').fill(birthday);
      const enrol = page.getByLabel("Enroll in Client Portal");
      if (await enrol.isChecked()) await enrol.uncheck();
      await page.getByRole("main").getByRole("button", { name: /Save|Add/ }).last().click();
      await page.waitForURL(/\/staff\/clients\/\w{26}/);
      return page.url().split("?")[0] ?? "";
    };
    const old = await added("1990-03-27");
    const kept = await added("");
    await page.goto(`${kept}/merge`);
    await page.getByRole("heading", { name: "Perhaps the same person" }).waitFor();
    await page.getByRole("link", { name: "Compare with Twice Written" }).click();
    await page.getByText("Date of birth: 27 March 1990").waitFor();
    await expectSound(page, "a merge");
    await page.getByRole("button", { name: "Merge records" }).click();
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
    await page.getByLabel("Type the word merge").fill("merge");
    await page.getByRole("button", { name: "Merge records" }).click();
    await page.getByText("The two records are one now.").waitFor();
    await page.goto(old);
    expect(page.url()).toBe(kept);
    await page.getByText("27 March 1990").first().waitFor();
  });
});
