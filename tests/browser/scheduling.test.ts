import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { openDemo } from "./support/open-demo.ts";
import { expectSound, openChart, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

const { portal, browser } = await openDemo();

const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole("heading", { level: 1, name }).waitFor();
/** The groups of times, one a day; where an appointment takes place is a group of its own above them. */
const days = (page: Page): Locator => page.locator('fieldset:has(input[name^="slot-"])');
const expectFocus = (of: Locator): Promise<void> => expect.poll(() => of.evaluate((element) => element === document.activeElement), { timeout: 15_000 }).toBe(true);

async function press(of: Locator): Promise<void> {
  await of.focus();
  await of.press("Enter");
}

/** Makes a service whose first days can be booked at any time. */
async function addService(page: Page, name: string, known: string): Promise<void> {
  await page.goto(`${portal.url}/staff/library/services/new`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Price (USD)").fill("120");
  await page.getByRole("group", { name: "Clients who have been here" }).getByLabel(known).check();
  await page.getByRole("group", { name: "New clients" }).getByLabel(known).check();
  await page.getByLabel("Late fee (USD)").fill("60");
  await page.getByRole("button", { name: "Add service" }).click();
  await page.getByRole("link", { name }).waitFor();
}

/** To the times of a service, by keyboard; the first page of them. */
async function toTimes(page: Page, service: string): Promise<void> {
  await page.goto(`${portal.url}/scheduling`);
  await press(page.getByRole("link", { name: "Schedule New Appointment" }).first());
  await heading(page, "Schedule New Appointment");
  await press(page.getByRole("main").getByRole("link", { name: service }));
  await heading(page, "Choose a time");
}

describe("setting up", () => {
  oneAfterAnother();
  let staff: Visitor;
  beforeAll(async () => {
    staff = await visitor(browser);
    await signIn(staff.page, portal.url, "maya@willow.example");
  });

  it("adds a service and a place, and says what is wrong beside the field", async () => {
    const { page } = staff;
    await page.goto(`${portal.url}/staff/library/services/new`);
    await page.getByLabel("Price (USD)").fill("much");
    await page.getByRole("button", { name: "Add service" }).click();
    await page.getByRole("group", { name: "There is a problem" }).getByRole("link", { name: /Write an amount/ }).click();
    await expectFocus(page.getByLabel("Price (USD)"));
    expect(await page.getByLabel("Price (USD)").inputValue(), "what was typed stays after the link was followed").toBe("much");
    await expectSound(page, "a service that was refused");
    await addService(page, "Family session", "Ask, and you answer");
    await expectSound(page, "services");
    await page.goto(`${portal.url}/staff/library/places/new`);
    await page.getByLabel("Name", { exact: true }).fill("Willow House");
    await page.getByLabel("Rooms").fill("Garden room\nLibrary");
    await expectSound(page, "a place");
    await page.getByRole("button", { name: "Add place" }).click();
    await page.getByRole("link", { name: "Willow House" }).waitFor();
  });

  it("takes the hours of a week, and says which line is wrong", async () => {
    const { page } = staff;
    await page.goto(`${portal.url}/staff/calendar/hours`);
    await page.getByRole("link", { name: /Dr Maya Rivera/ }).click();
    await heading(page, "Hours of Dr Maya Rivera");
    await page.locator("#to-1-0").fill("08:00");
    await page.getByRole("button", { name: "Save hours" }).click();
    await page.getByRole("group", { name: "There is a problem" }).getByRole("link", { name: "Monday: choose an end after the start." }).click();
    await expectFocus(page.locator("#to-1-0"));
    await page.locator("#to-1-0").fill("12:00");
    await page.getByRole("button", { name: "Save hours" }).click();
    await page.getByText("Saved. What is booked already stays.").waitFor();
    expect(await page.locator("#to-1-0").inputValue()).toBe("12:00");
    await expectSound(page, "hours");
  });
});

describe("booking on a phone, by keyboard", () => {
  oneAfterAnother();
  let client: Visitor;
  let staff: Visitor;
  let booked = "";
  beforeAll(async () => {
    client = await visitor(browser, { viewport: phone });
    staff = await visitor(browser);
    await signIn(client.page, portal.url, "jordan@home.example");
    await signIn(staff.page, portal.url, "maya@willow.example");
  });

  it("goes from service to time with arrows in a day and Tab between days", async () => {
    const { page } = client;
    await page.goto(`${portal.url}/scheduling`);
    await heading(page, "Appointments");
    await expectSound(page, "appointments");
    await press(page.getByRole("link", { name: "Schedule New Appointment" }).first());
    await expectSound(page, "services to book");
    await press(page.getByRole("main").getByRole("link", { name: "Therapy session" }));
    await heading(page, "Choose a time");
    await page.getByText("Times are Eastern Time.").waitFor();
    await expectSound(page, "times");
    const first = days(page).nth(0).getByRole("radio");
    await first.nth(0).focus();
    await page.keyboard.press("ArrowDown");
    expect(await first.nth(1).isChecked()).toBe(true);
    await page.keyboard.press("Tab");
    const second = days(page).nth(1).getByRole("radio");
    await expectFocus(second.nth(0));
    await page.keyboard.press("Space");
    expect(await first.nth(1).isChecked()).toBe(false);
    await page.keyboard.press("ArrowDown");
    expect(await second.nth(1).isChecked()).toBe(true);
  });

  it("holds the time, says everything once more, and books with a second press", async () => {
    const { page } = client;
    await press(page.getByRole("button", { name: "Continue" }));
    await heading(page, "Confirm your appointment");
    await page.getByText(/We are holding this time for you until/).waitFor();
    await page.getByText(/Free to change or cancel until/).waitFor();
    await expectSound(page, "confirm");
    await page.getByLabel(/Note for your practice/).fill("I may need five minutes to settle in.");
    await press(page.getByRole("button", { name: "Book this appointment" }));
    await page.getByText("Your appointment is booked.").waitFor();
    booked = new URL(page.url()).pathname;
    await page.getByText("I may need five minutes to settle in.").waitFor();
    await expectSound(page, "an appointment");
  });

  it("asks for a time where the service is by request, and staff accept it", async () => {
    const { page } = client;
    await toTimes(page, "Family session");
    await days(page).nth(2).getByRole("radio").nth(3).check();
    await press(page.getByRole("button", { name: "Continue" }));
    await heading(page, "Check your request");
    await press(page.getByRole("button", { name: "Ask for this time" }));
    await page.getByText("You asked for this time.").waitFor();
    await staff.page.goto(`${portal.url}/staff/calendar`);
    await expectSound(staff.page, "a calendar with a request");
    await press(staff.page.getByRole("button", { name: /^Accept Jordan Lee/ }));
    await staff.page.getByText("Accepted. The client is told.").waitFor();
    await page.getByText("Booked", { exact: true }).first().waitFor();
  });

  it("asks for times that repeat, which staff look at and accept but one, without JavaScript", async () => {
    const { page } = client;
    await toTimes(page, "Family session");
    await days(page).nth(1).getByRole("radio").nth(2).check();
    await press(page.getByRole("button", { name: "Continue" }));
    expect(await page.getByLabel("How many times, with this one").isVisible()).toBe(false);
    await page.getByLabel("How often").selectOption("Every week");
    await page.getByLabel("How many times, with this one").fill("3");
    await expectSound(page, "a request that repeats");
    await press(page.getByRole("button", { name: "Ask for these times" }));
    await page.getByText("Every week, 3 times; your practice answers for all of them").waitFor();
    const plain = await visitor(browser, { javaScriptEnabled: false });
    await signIn(plain.page, portal.url, "maya@willow.example");
    await plain.page.goto(`${portal.url}/staff/calendar`);
    await plain.page.getByRole("link", { name: /^Look at all 3 times/ }).click();
    await heading(plain.page, "Family session for Jordan Lee");
    await staff.page.goto(plain.page.url());
    await expectSound(staff.page, "times that a client asks for");
    const boxes = plain.page.getByRole("list", { name: "Times of the series" }).getByRole("checkbox");
    await boxes.last().check();
    await plain.page.getByRole("button", { name: "Accept these times" }).click();
    await plain.page.getByText("Accepted. The client is told.").waitFor();
    await page.getByText("One of a series").waitFor();
    await plain.context.close();
  });

  it("cancels after the rule was read, and takes it back", async () => {
    const { page } = client;
    await page.goto(`${portal.url}${booked}`);
    await press(page.getByRole("link", { name: "Cancel the appointment" }));
    await heading(page, "Cancel this appointment?");
    await page.getByText(/Cancelling is free/).waitFor();
    await expectSound(page, "cancel");
    await press(page.getByRole("button", { name: "Cancel the appointment" }));
    await page.getByText("Cancelled", { exact: true }).waitFor();
    await expectSound(page, "cancelled");
    await press(page.getByRole("button", { name: "Undo" }));
    await page.getByText("It is booked again. Nobody was told.").waitFor();
    await page.getByText("Booked", { exact: true }).first().waitFor();
  });

  it("changes the time and sees both before it is changed", async () => {
    const { page } = client;
    await press(page.getByRole("link", { name: "Change the time" }));
    await heading(page, "Choose another time");
    await days(page).nth(2).getByRole("radio").nth(0).check();
    await press(page.getByRole("button", { name: "Continue" }));
    await heading(page, "Check the new time");
    await page.getByText("Instead of").waitFor();
    await expectSound(page, "a change");
    await press(page.getByRole("button", { name: "Change to this time" }));
    await heading(page, "Therapy session");
    await page.goto(`${portal.url}/scheduling`);
    await page.getByRole("heading", { level: 2, name: "Next appointment" }).waitFor();
    await page.getByRole("heading", { level: 2, name: "After that" }).waitFor();
  });
});

describe("two who want the same time", () => {
  oneAfterAnother();
  let one: Visitor;
  let other: Visitor;
  beforeAll(async () => {
    one = await visitor(browser, { viewport: phone });
    other = await visitor(browser, { viewport: phone });
    await signIn(one.page, portal.url, "jordan@home.example");
    await signIn(other.page, portal.url, "ana@home.example");
  });

  it("gives it to one; the other is told of the nearest times, with the focus there, and books one of them", async () => {
    for (const { page } of [one, other]) {
      await toTimes(page, "Therapy session");
      await days(page).nth(1).getByRole("radio").last().check();
    }
    await one.page.getByRole("button", { name: "Continue" }).click();
    await one.page.getByRole("button", { name: "Book this appointment" }).waitFor();
    await other.page.getByRole("button", { name: "Continue" }).click();
    const notice = other.page.locator('[tabindex="-1"]').filter({ hasText: "That time has just been taken. Here are the nearest times." }).last();
    await expectFocus(notice);
    await expectSound(other.page, "a time that is gone");
    await one.page.getByRole("button", { name: "Book this appointment" }).click();
    await one.page.getByText("Your appointment is booked.").waitFor();
    await press(notice.getByRole("button").first());
    await heading(other.page, "Confirm your appointment");
    await other.page.getByRole("button", { name: "Book this appointment" }).click();
    await other.page.getByText("Your appointment is booked.").waitFor();
  });
});

describe("staff", () => {
  oneAfterAnother();
  let staff: Visitor;
  beforeAll(async () => {
    staff = await visitor(browser);
    await signIn(staff.page, portal.url, "maya@willow.example");
  });

  it("book from the chart, move and cancel, by keyboard", async () => {
    const { page } = staff;
    const chart = await openChart(page, portal.url);
    await page.goto(`${chart}/scheduling`);
    await expectSound(page, "the tab of the chart");
    await press(page.getByRole("link", { name: "Book an appointment" }));
    await heading(page, "Book for Jordan Lee");
    await expectSound(page, "booking for a client");
    await days(page).first().getByRole("radio").last().check();
    await press(page.getByRole("button", { name: "Book", exact: true }));
    await page.getByText("Booked. The client is told.").waitFor();
    await expectSound(page, "an appointment for staff");
    await press(page.getByRole("link", { name: "Move" }));
    await days(page).nth(1).getByRole("radio").last().check();
    await press(page.getByRole("button", { name: "Move to this time" }));
    await press(page.getByRole("link", { name: "Cancel the appointment" }));
    await heading(page, "Cancel this appointment?");
    await expectSound(page, "cancelling for a client");
    await press(page.getByRole("button", { name: "Cancel the appointment" }));
    await press(page.getByRole("button", { name: "Undo" }));
    await page.getByText("It is booked again. Nobody was told.").waitFor();
  });

  it("answer a request with other times", async () => {
    const { page } = staff;
    await page.goto(`${portal.url}/staff/calendar`);
    await press(page.getByRole("list", { name: "Requests" }).getByRole("link", { name: "Sam Lee", exact: true }));
    await press(page.getByRole("link", { name: "Propose other times" }));
    await heading(page, "Propose other times");
    await press(page.getByRole("button", { name: "Propose these times" }));
    await page.getByRole("group", { name: "There is a problem" }).getByRole("link", { name: "Choose up to five times." }).waitFor();
    for (const day of [0, 1]) await page.locator('fieldset:has(input[name^="slot-"])').nth(day).getByRole("checkbox").last().check();
    await expectSound(page, "proposing times");
    await press(page.getByRole("button", { name: "Propose these times" }));
    await page.waitForURL((at) => !at.pathname.endsWith("/propose"));
  });

  it("read the days as a list and the week as a table, which says the same on a phone", async () => {
    const { page } = staff;
    await page.goto(`${portal.url}/staff/calendar`);
    const listed = await page.getByRole("main").getByRole("link", { name: "Jordan Lee" }).count();
    expect(listed).toBeGreaterThan(0);
    await page.getByRole("link", { name: "Week", exact: true }).click();
    const week = page.getByRole("table", { name: "The week" });
    await week.waitFor();
    await expectSound(page, "the week");
    await page.getByRole("link", { name: "Week after" }).click();
    await page.setViewportSize(phone);
    await expectSound(page, "the week on a phone");
    await page.getByRole("link", { name: "This week" }).click();
    await week.waitFor();
  });

  it("complained of nothing", () => {
    expect(staff.complaints.filter((complaint) => !/WebSocket|status of 400/.test(complaint))).toEqual([]);
  });
});

describe("without JavaScript", () => {
  it("books, cancels and takes it back", async () => {
    const { page } = await visitor(browser, { javaScriptEnabled: false, viewport: phone });
    await signIn(page, portal.url, "ana@home.example");
    await page.goto(`${portal.url}/scheduling/new`);
    await page.getByRole("main").getByRole("link", { name: "Therapy session" }).click();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("group", { name: "There is a problem" }).getByRole("link", { name: "Choose a time." }).waitFor();
    await page.getByRole("link", { name: "More days" }).click();
    await page.getByRole("link", { name: "Earlier days" }).waitFor();
    await days(page).first().getByRole("radio").first().check();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Book this appointment" }).click();
    await page.getByText("Your appointment is booked.").waitFor();
    await page.getByRole("link", { name: "Cancel the appointment" }).click();
    await page.getByRole("button", { name: "Cancel the appointment" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("It is booked again. Nobody was told.").waitFor();
  });
});
