import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { openDemo } from "./support/open-demo.ts";
import { expectSound, openChart, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

const { portal, browser } = await openDemo();

const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole("heading", { level: 1, name }).waitFor();

describe("the waitlist", () => {
  oneAfterAnother();
  let staff: Visitor;
  let chart = "";
  const waiting = (page: Page) => page.getByRole("list", { name: "You wait for" }).getByRole("listitem");
  beforeAll(async () => {
    staff = await visitor(browser);
    await signIn(staff.page, portal.url, "maya@willow.example");
    chart = await openChart(staff.page, portal.url);
  });

  it("is asked for and left on a phone, without JavaScript too, and what was chosen stays when something is missing", async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await visitor(browser, { viewport: phone, javaScriptEnabled });
      await signIn(page, portal.url, "jordan@home.example");
      await page.goto(`${portal.url}/scheduling`);
      await page.getByRole("link", { name: "Tell me of earlier times" }).click();
      await heading(page, "Earlier times");
      for (const part of ["Morning", "Afternoon", "Evening"]) await page.getByLabel(part).uncheck();
      await page.getByLabel("Sunday").uncheck();
      await page.getByRole("button", { name: "Tell me of earlier times" }).click();
      await page.getByRole("group", { name: "There is a problem" }).getByRole("link", { name: /Choose one time of day or more/ }).waitFor();
      expect([await page.getByLabel("Sunday").isChecked(), await page.getByLabel("Monday").isChecked()]).toEqual([false, true]);
      await page.getByLabel("Morning").check();
      await page.getByRole("button", { name: "Tell me of earlier times" }).click();
      await page.getByText("You are on the waitlist.").waitFor();
      await waiting(page).getByText(/mornings/).first().waitFor();
      if (javaScriptEnabled) await expectSound(page, "what is waited for");
      await page.getByRole("button", { name: /^Stop waiting/ }).click();
      await page.getByText("You are not on the waitlist for this any more.").waitFor();
      await expect.poll(() => waiting(page).count()).toBe(0);
    }
  });

  it("has staff choose the client where none was chosen", async () => {
    const { page } = staff;
    await page.goto(`${portal.url}/staff/calendar/waitlist`);
    await page.getByRole("link", { name: "Add a client" }).click();
    await heading(page, "Add to the waitlist");
    await page.getByRole("searchbox").fill("nobody of this name");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await page.getByText("No results for ‘nobody of this name’. Try another word.").waitFor();
    await page.getByRole("searchbox").fill("priya");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await page.getByRole("list", { name: "Clients" }).getByRole("link", { name: "Priya Moreau" }).waitFor();
    await expectSound(page, "choosing a client");
    expect(page.url()).not.toContain("priya");
    await page.getByRole("link", { name: "Priya Moreau" }).click();
    await heading(page, "Add Priya Moreau to the waitlist");
  });

  it("has clients whom staff add, put first and remove", async () => {
    const { page } = staff;
    await page.goto(`${chart}/scheduling`);
    await page.getByRole("link", { name: "Add to the waitlist for earlier times" }).click();
    await heading(page, "Add Jordan Lee to the waitlist");
    await expectSound(page, "adding to the waitlist");
    await page.getByRole("button", { name: "Add to the waitlist" }).click();
    await heading(page, "Waitlist");
    const row = page.getByRole("list", { name: "Waitlist" }).getByRole("listitem");
    await row.getByRole("button", { name: /^Put first/ }).click();
    await row.getByText("First", { exact: true }).waitFor();
    await expectSound(page, "the waitlist");
    await row.getByRole("button", { name: /^Remove/ }).click();
    await page.getByText("Nobody waits for an earlier time.").waitFor();
  });

  it("offers what a move frees, to accept in the conversation or decline on the page", async () => {
    const client = await visitor(browser, { viewport: phone });
    await signIn(client.page, portal.url, "jordan@home.example");
    await client.page.goto(`${portal.url}/scheduling/earlier`);
    await client.page.getByLabel("Keep it, and book one more").check();
    await client.page.getByRole("button", { name: "Tell me of earlier times" }).click();
    await waiting(client.page).first().waitFor();

    const move = async (name: string, day: number): Promise<void> => {
      const { page } = staff;
      await page.goto(`${portal.url}/staff/calendar`);
      await page.getByRole("listitem").filter({ hasText: name }).filter({ hasText: "Booked" }).getByRole("link").first().click();
      await page.getByRole("link", { name: "Move" }).click();
      const to = new Date(Date.now() + day * 86_400_000).toISOString().slice(0, 10);
      await page.getByLabel("Another time").fill(`${to}T20:00`);
      await page.getByRole("button", { name: "Move to this time" }).click();
      await page.getByRole("link", { name: "Move" }).waitFor();
    };
    const offered = client.page.getByRole("heading", { name: "An earlier time for you" });
    const reload = async (): Promise<number> => {
      await client.page.goto(`${portal.url}/scheduling/earlier`);
      return offered.count();
    };
    await move("Sam Lee", 4);
    await expect.poll(reload, { timeout: 20_000 }).toBe(1);
    await expectSound(client.page, "an earlier time");
    await client.page.getByRole("button", { name: "Decline" }).click();
    await client.page.getByText("Declined. You stay on the waitlist.").waitFor();

    await move("Rowan Park", 5);
    await expect.poll(reload, { timeout: 20_000 }).toBe(1);
    await client.page.goto(portal.url);
    await client.page.getByRole("button", { name: "Accept", exact: true }).click();
    await client.page.getByText("Accepted", { exact: true }).waitFor();
    await client.page.goto(`${portal.url}/scheduling/earlier`);
    expect(await waiting(client.page).count()).toBe(0);
  });
});
