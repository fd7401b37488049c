import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { movedClock } from "./support/moved-clock.ts";
import { openDemo } from "./support/open-demo.ts";
import { expectSound, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

const dayMs = 86_400_000;

/** The next night in New York on which the clocks change, at its midnight in UTC: the second Sunday of March or the first of November. */
function nextChange(month: 2 | 10, sunday: 1 | 2): number {
  const of = (year: number): number => {
    const first = new Date(Date.UTC(year, month, 1));
    return first.getTime() + (((7 - first.getUTCDay()) % 7) + 7 * (sunday - 1)) * dayMs;
  };
  const year = new Date().getUTCFullYear();
  return [of(year), of(year + 1)].find((at) => at > Date.now() + 5 * dayMs) as number;
}

describe.each([
  { name: "come twice in autumn", midnight: nextChange(10, 1), times: ["midnight", "1am (first)", "1am (second)", "2am", "3am"], chosen: "1am (second)", utcHour: 6 },
  { name: "are missing in spring", midnight: nextChange(2, 2), times: ["midnight", "1am", "3am"], chosen: "3am", utcHour: 7 },
])("times that $name", async ({ midnight, times, chosen, utcHour }) => {
  // Thursday noon before: the night lies within the days that are shown first.
  const clock = movedClock(midnight - 2.5 * dayMs + 5 * 3_600_000);
  const { portal, browser } = await openDemo(clock.environment);
  let staff: Visitor;
  let client: Visitor;
  const night = (page: Page) => page.getByRole("group", { name: /^Sunday/ });
  beforeAll(async () => {
    staff = await visitor(browser);
    client = await visitor(browser, { viewport: phone });
    await signIn(staff.page, portal.url, "maya@willow.example");
    await signIn(client.page, portal.url, "jordan@home.example");
  });

  it("are offered as the clocks show them, and mean that instant on the page and in the calendar file", async () => {
    const { page } = staff;
    await page.goto(`${portal.url}/staff/calendar/hours`);
    await page.getByRole("link", { name: /Dr Maya Rivera/ }).click();
    await page.locator("#from-0-0").fill("00:00");
    await page.locator("#to-0-0").fill("04:00");
    await page.getByRole("button", { name: "Save hours" }).click();
    await page.getByText("Saved. What is booked already stays.").waitFor();

    await client.page.goto(`${portal.url}/scheduling/new`);
    await client.page.getByRole("main").getByRole("link", { name: "Therapy session" }).click();
    await night(client.page).waitFor();
    const offered = await night(client.page).getByRole("radio").evaluateAll((all) => all.map((one) => one.closest("label")?.textContent?.trim()));
    expect(offered.filter((time) => !time?.includes(":30"))).toEqual(times);
    await night(client.page).getByRole("radio", { name: chosen, exact: true }).check();
    await expectSound(client.page, "a night on which the clocks change");
    await client.page.getByRole("button", { name: "Continue" }).click();
    await client.page.getByText(`${chosen} to`).first().waitFor();
    await client.page.getByRole("button", { name: "Book this appointment" }).click();
    await client.page.getByText("Your appointment is booked.").waitFor();

    const file = await client.page.request.get(new URL((await client.page.getByRole("link", { name: "Add to my calendar" }).getAttribute("href")) ?? "", client.page.url()).href);
    const day = new Date(midnight).toISOString().slice(0, 10).replaceAll("-", "");
    expect(await file.text()).toContain(`DTSTART:${day}T0${utcHour}0000Z`);
  });
});
