import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { openDemo } from "./support/open-demo.ts";
import { expectSound, openChart, phone, signIn, visitor } from "./support/people.ts";

const { portal, browser } = await openDemo();

const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole("heading", { level: 1, name }).waitFor();

describe("a group", () => {
  oneAfterAnother();
  let address = "";

  it("is booked from a chart and filled by staff, without JavaScript too", async () => {
    const { page } = await visitor(browser, { javaScriptEnabled: false });
    await signIn(page, portal.url, "maya@willow.example");
    await page.goto(`${await openChart(page, portal.url)}/scheduling`);
    await page.getByRole("link", { name: "Book an appointment" }).click();
    await page.getByLabel("Service").selectOption({ label: "Evening group, 60 minutes" });
    await page.getByRole("button", { name: "Show" }).first().click();
    await page.getByText("A group of up to 8").waitFor();
    await page.getByRole("radio").first().check();
    await page.getByRole("button", { name: "Book", exact: true }).click();
    await heading(page, "Evening group");
    await page.getByText("Group · 1 of 8").waitFor();
    address = new URL(page.url()).pathname;
    await page.getByRole("link", { name: "Add a client" }).click();
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByText("Enter a name to search for.").waitFor();
    await page.getByLabel("Search by name or e-mail").fill("Sam");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("button", { name: "Add Sam Lee" }).click();
    await page.getByText("Group · 2 of 8").waitFor();
    await page.getByText("Added. They are told.").waitFor();
  });

  it("is one line of the calendar, and its people are removed one by one", async () => {
    const { page } = await visitor(browser);
    await signIn(page, portal.url, "maya@willow.example");
    await page.goto(`${portal.url}${address}`);
    await expectSound(page, "a group");
    await page.getByRole("link", { name: "Remove Sam Lee" }).click();
    await heading(page, "Remove from the group?");
    await page.getByRole("button", { name: "Remove from the group" }).click();
    await page.getByRole("button", { name: "Undo" }).waitFor();
    await page.goto(`${portal.url}${address}`);
    await page.getByRole("list", { name: "Who takes part" }).getByText("Cancelled by the practice").waitFor();
    await page.goto(`${portal.url}/staff/calendar`);
    await page.getByRole("link", { name: /^Group · \d of 8$/ }).first().waitFor();
  });

  it("tells a client neither who else comes nor how many, and lets them leave alone", async () => {
    const { page } = await visitor(browser, { viewport: phone });
    await signIn(page, portal.url, "jordan@home.example");
    await page.goto(`${portal.url}/scheduling`);
    await page.getByRole("listitem").filter({ hasText: "Evening group" }).getByRole("link").first().click();
    await heading(page, "Evening group");
    await page.getByText("Others who take part. Nobody is told who you are.").waitFor();
    await expectSound(page, "an appointment of a group");
    expect(await page.getByRole("main").innerText()).not.toContain("Sam");
    expect(await page.getByRole("link", { name: "Change the time" }).count()).toBe(0);
    await page.getByText(/so you cannot move it\. You can cancel, or write to your practice/).waitFor();
    const address = new URL(page.url()).pathname;
    await page.goto(`${portal.url}${address}/change`);
    await heading(page, "This cannot be changed here");
    await page.getByText(/Others come at this time too/).waitFor();
    await expectSound(page, "a group that cannot be moved");
    await page.goto(`${portal.url}${address}`);
    await page.getByRole("link", { name: "Cancel the appointment" }).click();
    await page.getByText(/concerns only you/).waitFor();
    await page.getByRole("button", { name: "Cancel the appointment" }).click();
    await page.getByRole("button", { name: "Undo" }).waitFor();
  });
});
