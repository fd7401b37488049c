import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { openDemo } from "./support/open-demo.ts";
import { expectSound, openChart, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

const { portal, browser } = await openDemo();

const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole("heading", { level: 1, name }).waitFor();
/** A Wednesday two weeks or so ahead, when the professional of the demo has hours. */
const wednesday = (): string => {
  const day = new Date(Date.now() + 14 * 86_400_000);
  day.setUTCDate(day.getUTCDate() + ((3 - day.getUTCDay() + 7) % 7));
  return day.toISOString().slice(0, 10);
};

describe("a series", () => {
  oneAfterAnother();
  let staff: Visitor;
  let chart = "";
  beforeAll(async () => {
    staff = await visitor(browser);
    await signIn(staff.page, portal.url, "maya@willow.example");
    chart = await openChart(staff.page, portal.url);
  });
  const rows = () => staff.page.getByRole("list", { name: "To come" }).getByRole("listitem");
  const fill = async (): Promise<void> => {
    const { page } = staff;
    await page.goto(`${chart}/scheduling`);
    await page.getByRole("link", { name: "Book a series" }).click();
    await heading(page, "Book a series for Jordan Lee");
    await page.getByLabel("First day").fill(wednesday());
    await page.getByLabel("Time", { exact: true }).fill("09:00");
    await page.getByLabel("How many times").fill("4");
  };

  it("is looked at before it is booked, and leaves out what staff tick", async () => {
    const { page } = staff;
    await page.goto(`${chart}/scheduling`);
    const before = await rows().count();
    await fill();
    await page.getByLabel("Time", { exact: true }).fill("");
    await page.getByRole("button", { name: "Check the times" }).click();
    await page.getByRole("group", { name: "There is a problem" }).getByRole("link", { name: /Write a time/ }).waitFor();
    expect(await page.getByLabel("First day").inputValue()).toBe(wednesday());
    await page.getByLabel("Time", { exact: true }).fill("09:00");
    await page.getByRole("button", { name: "Check the times" }).click();
    await page.getByText("All of them are free.").waitFor();
    await expectSound(page, "a series before it is booked");
    await page.getByRole("list", { name: "Times of the series" }).getByRole("checkbox").nth(1).check();
    await page.getByRole("button", { name: "Book these times" }).click();
    await page.getByRole("heading", { name: "To come" }).waitFor();
    await expect.poll(() => rows().count()).toBe(before + 3);
  });

  it("names what stands in the way, and books the others", async () => {
    const { page } = staff;
    await page.goto(`${chart}/scheduling`);
    const before = await rows().count();
    await fill();
    await page.getByRole("button", { name: "Check the times" }).click();
    await page.getByText("3 times are not free and left out.").waitFor();
    expect(await page.getByText("The professional is booked").count()).toBe(3);
    await page.getByRole("button", { name: "Book these times" }).click();
    await page.getByRole("heading", { name: "To come" }).waitFor();
    await expect.poll(() => rows().count()).toBe(before + 1);
  });

  it("moves from one on after every new time was shown, and is cancelled whole", async () => {
    const { page } = staff;
    await page.goto(`${chart}/scheduling`);
    const before = await rows().count();
    await rows().first().getByRole("link").click();
    await page.getByText("One of a series").waitFor();
    await page.getByRole("link", { name: "Move" }).click();
    await page.getByLabel("All that are to come").check();
    const first = new Date(`${wednesday()}T00:00:00Z`);
    first.setUTCDate(first.getUTCDate() + 22);
    await page.getByLabel("Another time").fill(`${first.toISOString().slice(0, 10)}T20:00`);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("heading", { name: /appointments? moves?$/ }).waitFor();
    await expectSound(page, "a series before it moves");
    await page.getByRole("button", { name: /^Move (it|all)/ }).click();
    await page.getByRole("link", { name: "Cancel the appointment" }).click();
    await page.getByLabel("All that are to come").check();
    await expectSound(page, "cancelling a series");
    await page.getByRole("button", { name: "Cancel the appointment" }).click();
    await page.getByText("Cancelled by the practice").waitFor();
    await page.goto(`${chart}/scheduling`);
    expect(await rows().filter({ hasText: "Booked" }).count()).toBeLessThan(before);
  });
});

describe("calendars outside", () => {
  it("show a client's appointments by a secret address until it is taken back, without JavaScript too", async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await visitor(browser, { viewport: phone, javaScriptEnabled });
      await signIn(page, portal.url, "jordan@home.example");
      await page.goto(`${portal.url}/scheduling`);
      await page.getByRole("link", { name: "Show appointments in my own calendar" }).click();
      await heading(page, "Appointments in my calendar");
      await page.getByRole("button", { name: "Make an address" }).click();
      const address = await page.getByLabel("Address of your calendar").inputValue();
      if (javaScriptEnabled) await expectSound(page, "a calendar address");
      const read = await fetch(address);
      expect([read.status, read.headers.get("content-type")]).toEqual([200, "text/calendar; charset=utf-8"]);
      expect(await read.text()).toContain("BEGIN:VEVENT");
      await page.getByRole("button", { name: /^Take back/ }).click();
      await page.getByText("Taken back. Nothing is read from that address any more.").waitFor();
      expect((await fetch(address)).status).toBe(404);
    }
  });

  it("take one appointment as a file", async () => {
    const { page } = await visitor(browser, { viewport: phone });
    await signIn(page, portal.url, "jordan@home.example");
    await page.goto(`${portal.url}/scheduling`);
    await page.getByRole("link", { name: "Details, change or cancel" }).click();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Add to my calendar" }).click()]);
    expect(file.suggestedFilename()).toBe("appointment.ics");
  });

  it("block a professional's time, or say why they cannot be read", async () => {
    const { page } = await visitor(browser);
    await signIn(page, portal.url, "maya@willow.example");
    await page.goto(`${portal.url}/staff/calendar/hours`);
    await page.getByRole("link", { name: /Dr Maya Rivera/ }).click();
    await page.getByRole("button", { name: "Add the calendar" }).click();
    await page.getByRole("group", { name: "There is a problem" }).getByRole("link", { name: /Write a name/ }).waitFor();
    await page.getByLabel("Name", { exact: true }).fill("Private");
    await page.getByLabel("Secret address").fill("not an address");
    await page.getByRole("button", { name: "Add the calendar" }).click();
    await page.getByRole("group", { name: "There is a problem" }).waitFor();
    expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("Private");
    await page.getByLabel("Secret address").fill("https://127.0.0.1/private.ics");
    await page.getByRole("button", { name: "Add the calendar" }).click();
    const row = page.getByRole("list", { name: "Other calendars" }).getByRole("listitem");
    await row.getByText(/inside a private network/).waitFor();
    await expectSound(page, "hours with a calendar that cannot be read");
    await row.getByRole("button", { name: /^Remove/ }).click();
    await page.getByText("Removed. Its times can be booked again.").waitFor();
    await expect.poll(() => row.count()).toBe(0);
  });
});
