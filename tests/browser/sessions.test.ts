import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { expectSound, openBrowser, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

const card = (page: Page, title: string) => page.getByRole("article", { name: title, exact: true });

let portal: DemoPortal;
let browser: Browser;
let staff: Visitor;
let client: Visitor;
beforeAll(async () => {
  portal = await startDemoPortal();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** Opens a tab of Jordan's chart, and the link or button of this name in it. */
async function openChart(page: Page, tab: string): Promise<void> {
  await page.goto(`${portal.url}/staff/clients`);
  await page.getByRole("link", { name: /Jordan Lee/ }).first().click();
  await page.getByRole("link", { name: tab, exact: true }).first().click();
  await page.getByRole("heading", { level: 2, name: tab }).or(page.getByRole("heading", { level: 1, name: tab })).first().waitFor();
}

describe("sessions, joining and homework", () => {
  oneAfterAnother();
  beforeAll(async () => {
    staff = await visitor(browser);
    client = await visitor(browser, { viewport: phone });
    await signIn(staff.page, portal.url, "maya@willow.example");
    await signIn(client.page, portal.url, "jordan@home.example");
  });

  it("shows what is next on home, and by More every session and all homework", async () => {
    const { page } = client;
    const shelf = page.getByRole("main").locator("summary").first();
    expect(await shelf.textContent()).toMatch(/Next: /);
    await shelf.press("Enter");
    await page.getByRole("main").getByRole("link", { name: "More", exact: true }).first().press("Enter");
    await page.getByRole("heading", { level: 1, name: "Sessions & Homework" }).waitFor();
    await page.getByRole("region", { name: "Next session" }).getByText("Therapy session with Dr Maya Rivera").waitFor();
    expect(await page.getByRole("list", { name: "Past" }).getByRole("listitem").count()).toBeGreaterThan(3);
    await expectSound(page, "Sessions & Homework");
  });

  it("waits for the professional, who sees it at once, lets them in, and the way in appears by itself", async () => {
    const { page } = client;
    await page.getByRole("region", { name: "Next session" }).getByRole("link", { name: "Join", exact: true }).press("Enter");
    await page.getByRole("button", { name: "Join", exact: true }).waitFor();
    await expectSound(page, "join");
    await openChart(staff.page, "Sessions");
    await staff.page.getByRole("list", { name: "Upcoming" }).getByRole("link").first().press("Enter");
    await staff.page.getByRole("heading", { level: 2, name: "Video" }).waitFor();
    await page.getByRole("button", { name: "Join", exact: true }).press("Enter");
    await page.getByRole("heading", { level: 2, name: "You are in the waiting room" }).waitFor();
    await page.getByText(/We have told Dr Maya Rivera that you are here/).waitFor();
    await staff.page.getByText("The client is in the waiting room").waitFor();
    await expectSound(staff.page, "a session of the chart");
    await staff.page.getByRole("button", { name: "Tell them that you know" }).press("Enter");
    await page.getByText(/Dr Maya Rivera knows you are here/).waitFor();
    await expectSound(page, "waiting room");
    await staff.page.getByRole("button", { name: "Let the client in" }).press("Enter");
    expect(await page.getByRole("link", { name: "Join now" }).getAttribute("href")).toBe("https://video.willow.example/room");
  });

  it("tells the care team of being late, and tests a device that has no camera", async () => {
    const { page } = client;
    await page.getByText("Running late or can’t come?").click();
    await page.getByLabel("How late will you be?").selectOption("15");
    await page.getByRole("button", { name: "Tell your care team" }).press("Enter");
    await page.getByText("Your care team knows that you will be late.").first().waitFor();
    await page.getByRole("link", { name: "Test your camera and microphone" }).press("Enter");
    await page.getByRole("button", { name: "Test camera, microphone and connection" }).press("Enter");
    await page.getByText(/blocks the camera|No camera or microphone was found|did not start/).first().waitFor();
    await page.getByText(/Your connection is/).first().waitFor();
    await expectSound(page, "device test");
  });

  it("is done in the conversation, a day by the card and the words by its page, and is answered by staff", async () => {
    const { page } = client;
    await page.goto(portal.url);
    const mine = card(page, "Ten minutes outside");
    await mine.getByRole("button", { name: /^Done today/ }).press("Enter");
    await mine.getByText("Done on 3 of 7 days.").waitFor();
    await mine.getByRole("link", { name: /^Write and send/ }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "Ten minutes outside" }).waitFor();
    await expectSound(page, "homework");
    await page.getByLabel(/^How did it go/).fill("It is easier with the dog.");
    await page.getByRole("button", { name: "Send to your practice" }).press("Enter");
    await page.getByText("Sent. Your practice will read it.").first().waitFor();
    await openChart(staff.page, "Homework");
    await expectSound(staff.page, "homework of the chart");
    await staff.page.getByRole("link", { name: "Ten minutes outside" }).last().press("Enter");
    await staff.page.getByText("It is easier with the dog.").waitFor();
    await staff.page.getByLabel(/^Answer/).fill("Lovely to read.");
    await staff.page.getByRole("button", { name: "Mark as read" }).press("Enter");
    await staff.page.getByText("The client sees that you have read it.").first().waitFor();
    await page.goto(portal.url);
    await card(page, "Ten minutes outside").and(page.locator('[data-state="done"]')).first().waitFor();
  });

  it("keeps a log that draws itself, private unless shared", async () => {
    const { page } = client;
    await page.goto(`${portal.url}/sessions/logs/mood`);
    await page.getByRole("button", { name: "Add entry" }).press("Enter");
    await page.getByRole("group", { name: "There is a problem" }).waitFor();
    await page.getByLabel("Good", { exact: true }).check();
    await page.getByRole("button", { name: "Add entry" }).press("Enter");
    await page.getByText("Added. Only you see it.").first().waitFor();
    await page.getByRole("img", { name: /Mood log: 9 entries/ }).waitFor();
    await expectSound(page, "a log");
    await staff.page.goto(staff.page.url().replace(/\/homework\/.*/, "/logs"));
    await staff.page.getByRole("img", { name: /Mood log: 6 entries/ }).waitFor();
    await expectSound(staff.page, "logs of the chart");
  });

  it("complained of nothing in either browser", () => {
    // A refused form is an answer of 400, which browsers write down.
    const own = (complaint: string): boolean => !/WebSocket|status of 400/.test(complaint);
    expect([...staff.complaints, ...client.complaints].filter(own)).toEqual([]);
  });
});

describe("the same without JavaScript", () => {
  oneAfterAnother();
  beforeAll(async () => {
    staff = await visitor(browser, { javaScriptEnabled: false });
    client = await visitor(browser, { javaScriptEnabled: false, viewport: phone });
    await signIn(staff.page, portal.url, "maya@willow.example");
    await signIn(client.page, portal.url, "ana@home.example");
    await client.page.goto(`${portal.url}/choose-portal`);
    const choose = client.page.getByRole("button", { name: /Willow/ });
    if (await choose.count()) await choose.first().click();
  });

  it("staff give homework and write a recap, and the client sends the one and reads the other", async () => {
    const { page } = staff;
    await page.goto(`${portal.url}/staff/clients`);
    await page.getByRole("link", { name: /Sam Lee/ }).first().click();
    await page.getByRole("link", { name: "Homework", exact: true }).first().click();
    await page.getByRole("link", { name: "Assign homework" }).click();
    await page.getByLabel("What there is to do").fill("Draw the week");
    await page.getByRole("button", { name: "See it as Ana Lee will" }).click();
    await page.getByRole("button", { name: "Send to Ana Lee" }).click();
    await page.goto(`${portal.url}/staff/clients`);
    await page.getByRole("link", { name: /Sam Lee/ }).first().click();
    await page.getByRole("link", { name: "Sessions", exact: true }).first().click();
    await page.getByRole("list", { name: "Past" }).getByRole("link").first().click();
    await page.getByLabel("What you talked about").fill("We planned the school trip.");
    await page.getByRole("button", { name: "Share with the client" }).click();
    await page.getByText("Shared. The client can read it.").first().waitFor();

    await client.page.goto(`${portal.url}/sessions`);
    await client.page.getByRole("link", { name: "Draw the week" }).click();
    await client.page.getByLabel(/^How did it go/).fill("We drew it together.");
    await client.page.getByRole("button", { name: "Send to your practice" }).click();
    await client.page.getByText("Sent. Your practice will read it.").first().waitFor();
    await client.page.goto(`${portal.url}/sessions`);
    await client.page.getByRole("list", { name: "Past" }).getByRole("link").first().click();
    await client.page.getByText("We planned the school trip.").waitFor();
  });

  it("the client comes to the waiting room, and looks again until they are let in", async () => {
    const { page } = client;
    await page.goto(`${portal.url}/sessions`);
    await page.getByRole("region", { name: "Next session" }).getByRole("link", { name: "Join", exact: true }).click();
    await page.getByRole("button", { name: "Join", exact: true }).click();
    await page.getByRole("heading", { level: 2, name: "You are in the waiting room" }).waitFor();
    await page.getByRole("button", { name: "Check again" }).click();
    await page.getByRole("heading", { level: 2, name: "You are in the waiting room" }).waitFor();
  });
});
