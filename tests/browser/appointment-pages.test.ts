import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { movedClock } from "./support/moved-clock.ts";
import { openDemo } from "./support/open-demo.ts";
import { expectSound, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

const clock = movedClock(Date.now());
const { portal, browser } = await openDemo(clock.environment);

const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole("heading", { level: 1, name }).waitFor();
const days = (page: Page) => page.locator('fieldset:has(input[name^="slot-"])');

let staff: Visitor;
let client: Visitor;
beforeAll(async () => {
  staff = await visitor(browser);
  client = await visitor(browser, { viewport: phone });
  await signIn(staff.page, portal.url, "maya@willow.example");
  await signIn(client.page, portal.url, "jordan@home.example");
});

async function toTimes(page: Page, service = "Therapy session"): Promise<void> {
  await page.goto(`${portal.url}/scheduling/new`);
  await page.getByRole("main").getByRole("link", { name: service }).click();
  await heading(page, "Choose a time");
}

async function hold(page: Page, day: number): Promise<void> {
  await toTimes(page);
  await days(page).nth(day).getByRole("radio").first().check();
  await page.getByRole("button", { name: "Continue" }).click();
  await heading(page, "Confirm your appointment");
}

/** What each time of the first days says, beside the day it is under. */
const offered = (page: Page): Promise<{ value: string; says: string }[]> =>
  days(page).getByRole("radio").evaluateAll((all) => all.map((one) => ({ value: one.getAttribute("value") ?? "", says: one.closest("label")?.textContent?.trim() ?? "" })));

describe("the clock of the reader", () => {
  it("is on one banner where the device has another, with a way to change, and stays closed", async () => {
    const { page, context } = await visitor(browser, { viewport: phone, timezoneId: "America/Los_Angeles" });
    await signIn(page, portal.url, "jordan@home.example");
    const banner = page.getByRole("region", { name: "Time zone" });
    await banner.getByText("Your device is on Pacific Time. Your portal shows Eastern Time.").waitFor();
    expect(await banner.count()).toBe(1);
    await expectSound(page, "a device on another clock");
    expect(await banner.getByRole("link", { name: "Change time zone" }).getAttribute("href")).toBe("/settings/time-zone");
    await banner.getByRole("button", { name: "Close this notice" }).click();
    await banner.waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("banner").waitFor();
    await page.waitForLoadState("networkidle");
    expect(await banner.count()).toBe(0);
    await context.close();
  });

  it("has the same openings in another zone, with the practice's clock beside it", async () => {
    const { page } = client;
    await toTimes(page);
    const eastern = await offered(page);
    await page.goto(`${portal.url}/settings/time-zone`);
    await page.getByRole("combobox", { name: "Time zone" }).selectOption("America/Los_Angeles");
    await page.getByRole("button", { name: "Save" }).click();
    await toTimes(page);
    await page.getByText("Times are Pacific Time.").waitFor();
    const pacific = await offered(page);
    expect(pacific.map(({ value }) => value)).toEqual(eastern.map(({ value }) => value));
    for (const [at, { says }] of pacific.entries()) expect(says).toContain(`${eastern[at]?.says ?? "?"} there`);
    await expectSound(page, "times on two clocks");
    await page.goto(`${portal.url}/settings/time-zone`);
    await page.getByRole("combobox", { name: "Time zone" }).selectOption("America/New_York");
    await page.getByRole("button", { name: "Save" }).click();
  });
});

describe("a hold that lapsed while the page was open", () => {
  it("is looked at again: what is still free is booked", async () => {
    const { page } = client;
    await hold(page, 1);
    await clock.pass({ minutes: 7 });
    await page.reload();
    await page.getByText(/We do not hold this time any more/).waitFor();
    await expectSound(page, "a hold that lapsed");
    await page.getByRole("button", { name: "Book this appointment" }).click();
    await page.getByText("Your appointment is booked.").waitFor();
  });

  it("is lost to whoever took it since, with the nearest times and the note kept", async () => {
    const { page } = client;
    await hold(page, 2);
    await page.getByLabel(/Note for your practice/).fill("The side door, please.");
    await clock.pass({ minutes: 7 });
    const other = await visitor(browser, { viewport: phone });
    await signIn(other.page, portal.url, "ana@home.example");
    await hold(other.page, 2);
    await other.page.getByRole("button", { name: "Book this appointment" }).click();
    await other.page.getByText("Your appointment is booked.").waitFor();
    await page.getByRole("button", { name: "Book this appointment" }).click();
    const notice = page.locator('[tabindex="-1"]').filter({ hasText: "That time has just been taken. Here are the nearest times." }).last();
    await expect.poll(() => notice.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.getByLabel(/Note for your practice/).inputValue()).toBe("The side door, please.");
    await expectSound(page, "a hold that was lost");
  });
});

describe("what cannot be done here", () => {
  it("says what a late cancellation costs, and why, before its button; card, list and page then agree", async () => {
    const { page } = client;
    await staff.page.goto(`${portal.url}/staff/library/services`);
    await staff.page.getByRole("link", { name: "Therapy session" }).click();
    await staff.page.getByLabel("Free until, in hours before").fill("300");
    await staff.page.getByLabel("Late fee (USD)").fill("75");
    await staff.page.getByRole("button", { name: "Save" }).click();
    await staff.page.waitForURL((at) => at.pathname.endsWith("/services"));
    await hold(page, 2);
    await page.getByText("From now on, changing or cancelling costs $75.00.").waitFor();
    await page.getByRole("button", { name: "Book this appointment" }).click();
    await page.getByText("Your appointment is booked.").waitFor();
    await page.getByRole("link", { name: "Cancel the appointment" }).click();
    await heading(page, "Cancel this appointment?");
    const fee = page.getByText("Cancelling now has a fee of $75.00");
    const button = page.getByRole("button", { name: "Cancel it for $75.00" });
    expect(await fee.evaluate((words, after) => Boolean(words.compareDocumentPosition(after as Node) & Node.DOCUMENT_POSITION_FOLLOWING), await button.elementHandle())).toBe(true);
    await expectSound(page, "a late cancellation");
    await button.click();
    const late = (of: Page | Locator) => of.getByText("Cancelled late", { exact: true }).last().waitFor();
    await late(page);
    await page.goto(portal.url);
    await late(page.getByRole("article"));
    await page.goto(`${portal.url}/sessions`);
    await late(page.getByRole("main"));
  });

  it("sends to the practice when it is too late to change", async () => {
    const { page } = client;
    await hold(page, 2);
    await page.getByRole("button", { name: "Book this appointment" }).click();
    await page.getByText("Your appointment is booked.").waitFor();
    const { pathname } = new URL(page.url());
    await staff.page.goto(`${portal.url}/staff/library/services`);
    await staff.page.getByRole("link", { name: "Therapy session" }).click();
    await staff.page.getByLabel("Clients have to call or write").check();
    await staff.page.getByRole("button", { name: "Save" }).click();
    await staff.page.waitForURL((at) => at.pathname.endsWith("/services"));
    await page.goto(`${portal.url}${pathname}/cancel`);
    await heading(page, "It is too late to cancel this here");
    await page.getByRole("link", { name: "Send a message" }).waitFor();
    await expectSound(page, "too late to cancel");
    await page.goto(`${portal.url}${pathname}/change`);
    await heading(page, "This cannot be changed here");
    await page.getByRole("link", { name: "Send a message" }).waitFor();
    await expectSound(page, "too late to change");
  });

  it("says so when nothing is open, with a message as the next step", async () => {
    await staff.page.goto(`${portal.url}/staff/settings/plugins/scheduling`);
    await staff.page.getByLabel("Days ahead").fill("1");
    await staff.page.getByLabel("Notice in hours").fill("720");
    await staff.page.getByRole("button", { name: "Save" }).first().click();
    await staff.page.getByText("Saved.").first().waitFor();
    const { page } = client;
    await toTimes(page);
    await page.getByText("There are no openings at the moment. Write to us, and we find a time together.").waitFor();
    await page.getByRole("link", { name: "Send a message" }).waitFor();
    await page.getByRole("link", { name: "Tell me of earlier times" }).waitFor();
    await expectSound(page, "no openings");
  });

  it("says so when clients do not book online", async () => {
    await staff.page.goto(`${portal.url}/staff/settings/plugins/scheduling`);
    await staff.page.getByLabel("Clients may book and change appointments online").uncheck();
    await staff.page.getByRole("button", { name: "Save" }).first().click();
    await staff.page.getByText("Saved.").first().waitFor();
    const { page } = client;
    await page.goto(`${portal.url}/scheduling/new`);
    await page.getByText("Your practice arranges appointments with you in messages.").waitFor();
    await page.getByRole("link", { name: "Message us to book" }).waitFor();
    await expectSound(page, "booking that is off");
  });
});
