import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { desk, expectSound, openBrowser, openChart, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

let portal: DemoPortal;
let browser: Browser;
let staff: Visitor;
let client: Visitor;
let plain: Visitor;
let plainStaff: Visitor;
let chart = "";

const picture = (background: string, width = 1000) => sharp({ create: { width, height: Math.round(width * 0.63), channels: 3, background } });
const front = async (width?: number) => ({ name: "front.jpg", mimeType: "image/jpeg", buffer: await picture("#dfe9f5", width).jpeg().toBuffer() });
const back = async () => ({ name: "back.png", mimeType: "image/png", buffer: await picture("#f5eadf").png().toBuffer() });

beforeAll(async () => {
  [portal, browser] = [await startDemoPortal(), await openBrowser()];
  [staff, client, plain, plainStaff] = [await visitor(browser, { viewport: desk }), await visitor(browser, { viewport: phone, hasTouch: true, isMobile: true }), await visitor(browser, { viewport: phone, javaScriptEnabled: false }), await visitor(browser, { viewport: desk, javaScriptEnabled: false })];
  await signIn(staff.page, portal.url, "maya@willow.example");
  await signIn(client.page, portal.url, "jordan@home.example");
  await signIn(plain.page, portal.url, "jordan@home.example");
  await signIn(plainStaff.page, portal.url, "maya@willow.example");
  chart = (await openChart(staff.page, portal.url)).split("?")[0] ?? "";
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

const send = (page: Page) => page.getByRole("button", { name: "Send to your practice" }).click();

describe("insurance from a phone", () => {
  oneAfterAnother();

  it("says that a photo is blurred, and nothing of one that can be read", async () => {
    const { page } = client;
    const print = Buffer.from(`<svg width="1000" height="630" xmlns="http://www.w3.org/2000/svg"><rect width="1000" height="630" fill="#eef"/>${Array.from({ length: 9 }, (_, line) => `<text x="40" y="${70 + line * 60}" font-size="38">Member ID NFH 2047 118 group 55</text>`).join("")}</svg>`);
    const photo = async (blur: number) => ({ name: "front.jpg", mimeType: "image/jpeg", buffer: await (blur ? sharp(print).blur(blur) : sharp(print)).jpeg().toBuffer() });
    await page.goto(`${portal.url}/payments/insurance/new`);
    await page.getByRole("radio", { name: /^First/ }).check();
    const blurred = page.getByText(/^This photo looks blurred/);
    await page.locator('input[data-side="front"]').setInputFiles(await photo(6));
    await blurred.first().waitFor();
    await expectSound(page, "a blurred photo");
    await page.locator('input[data-side="front"]').setInputFiles(await photo(0));
    await page.getByRole("img", { name: "Front of the card, the photo that you added" }).waitFor();
    await page.getByRole("main").getByText(/^This photo looks blurred/).waitFor({ state: "detached" });
  });

  it("is added with two photos, and nothing typed is lost when something is missing", async () => {
    const { page } = client;
    await page.goto(`${portal.url}/payments`);
    await page.getByRole("link", { name: "All insurance" }).click();
    await page.getByRole("link", { name: "Add insurance" }).click();
    await page.getByRole("radio", { name: /^First/ }).check();
    await page.getByRole("button", { name: /^Take a photo.*front/ }).waitFor();
    await page.locator('input[data-side="front"]').setInputFiles(await front(400));
    await page.locator('input[data-side="back"]').setInputFiles(await back());
    await page.getByRole("img", { name: "Front of the card, the photo that you added" }).waitFor();
    await page.getByRole("img", { name: "Back of the card, the photo that you added" }).waitFor();
    await page.getByLabel("Insurance company").fill("Blue River Health");
    await send(page);
    await page.getByRole("group", { name: "There is a problem" }).getByRole("link", { name: /Enter the member ID/ }).waitFor();
    await expectSound(page, "insurance that was refused");
    expect(await page.getByLabel("Insurance company").inputValue()).toBe("Blue River Health");
    await page.getByRole("img", { name: /^Front of the card/ }).waitFor();
    await page.getByLabel("Member ID").fill("XYZ123456");
    await page.getByLabel("The client", { exact: true }).check();
    await send(page);
    await page.getByRole("group", { name: "There is a problem" }).getByRole("link", { name: /too small to read/ }).waitFor();
    await page.locator('input[data-side="front"]').setInputFiles(await front());
    await page.getByRole("button", { name: /^Take it again.*front/ }).waitFor();
    await page.waitForLoadState("networkidle");
    await send(page);
    await page.getByText("Your insurance is sent.").waitFor();
    await page.getByRole("link", { name: "Blue River Health" }).click();
    await page.getByRole("img", { name: "Back of the insurance card, a photo" }).waitFor();
    await expectSound(page, "insurance that was sent");
  });

  it("waits among the tasks of staff, who look at the photos, begin to review and verify it with the copay", async () => {
    const { page } = staff;
    await page.goto(`${portal.url}/staff/tasks`);
    await page.getByRole("listitem").filter({ hasText: "Jordan" }).getByRole("link", { name: "Verify insurance" }).click();
    await page.getByRole("img", { name: "Front of the insurance card, a photo" }).waitFor();
    await page.getByRole("button", { name: "Begin to review" }).click();
    await page.getByText("The client sees that you are looking at it.").waitFor();
    const [question] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /Download the question/ }).click()]);
    expect(question.suggestedFilename()).toMatch(/^eligibility-270-\w+\.txt$/);
    await page.getByLabel("Answer (271)").setInputFiles({ name: "answer.txt", mimeType: "text/plain", buffer: Buffer.from("ISA*00*          *00*          *ZZ*BLUERIVER      *ZZ*1234567893     *261127*1831*^*00501*000000001*0*P*:~ST*271*0001~NM1*PR*2*BLUE RIVER~NM1*IL*1*LEE*JORDAN****MI*XYZ123456~EB*1*IND*30~EB*B*IND*98***27*25~SE*5*0001~") });
    await page.getByRole("button", { name: "Read the answer" }).click();
    await page.getByText("The answer was read.").waitFor();
    expect(await page.getByLabel(/^Copay for a session/).inputValue()).toBe("25.00");
    await expectSound(page, "insurance to verify");
    await page.getByRole("button", { name: "Verify", exact: true }).click();
    await page.getByText("Verified. The client was told.").waitFor();
  });

  it("is seen by its client as verified, with what they pay, also in the conversation", async () => {
    const { page } = client;
    await page.goto(`${portal.url}/payments/insurance`);
    await page.getByText("Verified", { exact: true }).waitFor();
    await page.getByText(/Copay \$25\.00/).waitFor();
    await page.goto(`${portal.url}/`);
    await page.getByText("Your practice has verified it.").first().waitFor();
  });

  it("is changed, rejected with a reason and sent again without JavaScript", async () => {
    const { page } = plain;
    await page.goto(`${portal.url}/payments/insurance/new`);
    await page.getByLabel(/^Front of the card/).setInputFiles(await front());
    await page.getByRole("button", { name: /^Add this photo.*front/ }).click();
    await page.getByRole("img", { name: /^Front of the card/ }).waitFor();
    await page.getByLabel(/^Back of the card/).setInputFiles(await back());
    await page.getByRole("button", { name: /^Add this photo.*back/ }).click();
    await page.getByRole("img", { name: /^Back of the card/ }).waitFor();
    await page.getByLabel("Insurance company").fill("Hill Mutual");
    await page.getByLabel("Member ID").fill("HM-9");
    await page.getByLabel("Somebody else").check();
    await send(page);
    await page.getByRole("link", { name: "Enter their date of birth." }).waitFor();
    await page.getByLabel(/^Name of that person/).fill("Ana Lee");
    await page.getByLabel(/^Their date of birth/).fill("1961-01-05");
    await send(page);
    await page.getByText("Your insurance is sent.").waitFor();

    const { page: theirs } = plainStaff;
    await theirs.goto(`${chart}/billing/insurance`);
    await theirs.getByRole("link", { name: "Hill Mutual" }).click();
    await theirs.getByLabel("Why", { exact: true }).fill("The back cannot be read.");
    await theirs.getByRole("button", { name: "Do not accept" }).click();
    await theirs.getByText("Not accepted. The client was told why.").waitFor();

    await page.goto(`${portal.url}/payments/insurance`);
    await page.getByRole("link", { name: "Hill Mutual" }).click();
    await page.getByText("The back cannot be read.").waitFor();
    await page.getByRole("link", { name: "Send it again" }).click();
    expect(await page.getByLabel("Member ID").inputValue()).toBe("HM-9");
    await page.getByLabel(/photo: back of the card/).setInputFiles(await back());
    await page.getByRole("button", { name: /^Use this photo instead.*back/ }).click();
    await page.getByRole("img", { name: /^Front of the card/ }).waitFor();
    await send(page);
    await page.getByText("Your insurance is sent.").waitFor();
    // What holds is still there beside what was sent.
    await page.getByText("Verified", { exact: true }).waitFor();
    await page.getByRole("list", { name: "Insurance before" }).getByText("Not accepted").waitFor();
  });

  it("is entered by staff for a client, with photos and without JavaScript too, and the client sees who entered it", async () => {
    const { page } = plainStaff;
    await page.goto(`${chart}/billing/insurance`);
    await page.getByRole("link", { name: "Enter insurance" }).click();
    await page.getByLabel(/^Front of the card/).setInputFiles(await front());
    await page.getByRole("button", { name: /^Add this photo.*front/ }).click();
    await page.getByRole("img", { name: /^Front of the card/ }).waitFor();
    await page.getByLabel("Insurance company").fill("Lakeside Plan");
    await page.getByRole("radio", { name: /^Second/ }).check();
    await page.getByLabel("The client", { exact: true }).check();
    await page.getByRole("button", { name: "Save insurance" }).click();
    await page.getByRole("link", { name: /Enter the member ID/ }).waitFor();
    await page.getByLabel("Member ID").fill("LP-1");
    await page.getByRole("button", { name: "Save insurance" }).click();
    await page.getByText("The client sees that you entered it.").waitFor();
    const { page: scripted } = staff;
    await scripted.goto(page.url());
    await scripted.getByRole("link", { name: "Correct it" }).click();
    expect(await scripted.getByLabel("Member ID").inputValue()).toBe("LP-1");
    await scripted.locator('input[data-side="back"]').setInputFiles(await back());
    await scripted.getByRole("img", { name: "Back of the card, the photo that you added" }).waitFor();
    await expectSound(scripted, "insurance that staff enter");
    await scripted.getByRole("button", { name: "Save insurance" }).click();
    await scripted.getByRole("img", { name: "Back of the insurance card, a photo" }).waitFor();
    await client.page.goto(`${portal.url}/payments/insurance`);
    await client.page.getByText("Your practice entered it for you. It is checked next.").waitFor();
  });

  it("is asked for from beside the composer, on a card that leads there", async () => {
    const { page } = staff;
    await page.goto(chart);
    await page.getByText("Send card").first().click();
    await page.getByRole("link", { name: "Ask for insurance" }).first().click();
    await page.getByLabel("Secondary", { exact: true }).check();
    await page.getByRole("button", { name: "See it as Jordan Lee will" }).click();
    await page.getByText("Add your secondary insurance").first().waitFor();
    await page.getByRole("button", { name: "Send to Jordan Lee" }).click();
    const { page: theirs } = client;
    await expect.poll(async () => { await theirs.goto(`${portal.url}/`); return theirs.getByRole("link", { name: "Add insurance" }).count(); }, { timeout: 15_000, interval: 1_000 }).toBeGreaterThan(0);
    await theirs.getByRole("link", { name: "Add insurance" }).first().click();
    await theirs.waitForURL(/insurance\/new\?rank=secondary/);
    expect(client.complaints).toEqual([]);
    expect(staff.complaints).toEqual([]);
  });
});
