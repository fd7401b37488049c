import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { expectSound, openBrowser, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

const pdf = (name: string, size = 2_000_000) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n${"x".repeat(size)}\ntrailer<</Root 1 0 R>>\n%%EOF\n`) });

let browser: Browser;
let portal: DemoPortal;
let client: Visitor;
let plain: Visitor;
let staff: Visitor;
beforeAll(async () => {
  [browser, portal] = [await openBrowser(), await startDemoPortal()];
  [client, plain, staff] = [await visitor(browser, { viewport: phone, hasTouch: true }), await visitor(browser, { viewport: phone, javaScriptEnabled: false }), await visitor(browser)];
  await signIn(client.page, portal.url, "jordan@home.example");
  await signIn(plain.page, portal.url, "jordan@home.example");
  await signIn(staff.page, portal.url, "maya@willow.example");
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

const chips = (page: Page) => page.getByRole("list", { name: "Files to send" }).getByRole("listitem");

describe("sending documents from a phone", () => {
  oneAfterAnother();

  it("goes on where the line was cut, and sends once it has arrived", async () => {
    const { page } = client;
    await page.goto(`${portal.url}/documents/upload`);
    await page.getByRole("button", { name: "Take a photo" }).waitFor();
    await expectSound(page, "Send a document");
    const offsets: string[] = [];
    let cut = false;
    await page.route(/\/files\/uploads/, async (route) => {
      const request = route.request();
      if (cut) return route.abort("connectionreset");
      if (request.method() === "PATCH") offsets.push(request.headers()["upload-offset"] ?? "");
      // The second piece is the last that passes.
      if (offsets.length === 2) cut = true;
      return route.continue();
    });
    await page.locator('input[type="file"][multiple]').setInputFiles(pdf("insurance.pdf"));
    await page.getByRole("button", { name: /^Try again/ }).waitFor({ timeout: 40_000 });
    await page.getByRole("button", { name: "Send to your practice" }).click();
    await page.getByText("A file was not uploaded. Try it again or remove it.").waitFor();
    cut = false;
    offsets.push("again", "-");
    await page.getByRole("button", { name: /^Try again/ }).click();
    await chips(page).locator("progress").waitFor({ state: "detached" });
    // What had arrived was not sent again.
    expect(Number(offsets[offsets.indexOf("-") + 1])).toBeGreaterThan(0);
    await page.unroute(/\/files\/uploads/);
    await page.getByLabel(/^What it is/).fill("Insurance card");
    await page.getByRole("button", { name: "Send to your practice" }).click();
    await page.waitForURL(/from=me/);
    await page.getByRole("link", { name: "Insurance card" }).click();
    await page.getByText("Your practice has not opened this yet.").waitFor();
    await expectSound(page, "a document that was sent");
  });

  it("says which file cannot be taken and why, and lets the others go on", async () => {
    const { page } = client;
    await page.goto(`${portal.url}/documents/upload`);
    await page.getByRole("button", { name: "Choose files" }).waitFor();
    await page.locator('input[type="file"][multiple]').setInputFiles([pdf("fine.pdf", 100), { name: "page.pdf", mimeType: "application/pdf", buffer: Buffer.from("<!doctype html><script>alert(1)</script>") }, { name: "run.exe", mimeType: "application/pdf", buffer: Buffer.from("MZ") }]);
    await page.getByText("“run.exe” is not a file we can take.", { exact: false }).first().waitFor();
    await page.getByText('"page.pdf" is not a kind of file that can be sent here', { exact: false }).first().waitFor();
    expect(await chips(page).count()).toBe(2);
  });

  it("works without JavaScript", async () => {
    const { page } = plain;
    await page.goto(`${portal.url}/documents/upload`);
    await page.getByLabel(/^File/).setInputFiles(pdf("letter.pdf", 1_000));
    await page.getByRole("button", { name: "Add this file" }).click();
    await page.getByText("1 file is added.").waitFor();
    await page.getByLabel(/^What it is/).fill("Letter of my doctor");
    await page.getByRole("button", { name: "Send to your practice" }).click();
    await page.waitForURL(/from=me/);
    await page.getByRole("link", { name: "Letter of my doctor" }).click();
    await page.getByRole("button", { name: "Take it back" }).click();
    await page.waitForURL(/from=me/);
    expect(await page.getByRole("link", { name: "Letter of my doctor" }).count()).toBe(0);
  });
});

describe("documents that the practice asks for", () => {
  oneAfterAnother();
  let request = "";

  it("are asked for from the chart", async () => {
    const { page } = staff;
    await page.goto(`${portal.url}/staff/clients`);
    await page.getByRole("link", { name: /Jordan/ }).first().click();
    await page.getByRole("link", { name: "Documents", exact: true }).click();
    await page.getByRole("link", { name: "Ask for documents" }).click();
    await page.getByLabel(/^What you need/).fill("Front of the card\nBack of the card");
    await expectSound(page, "Ask for documents");
    await page.getByRole("button", { name: "Ask for the documents" }).click();
    await page.waitForURL(/collect\/[0-9A-Z]{26}$/);
    request = page.url();
    await page.getByText("Waiting for the client").first().waitFor();
  });

  it("go from the conversation, line by line, and from the page without JavaScript", async () => {
    const { page } = client;
    await page.goto(portal.url);
    await page.getByRole("button", { name: "Add: Front of the card" }).locator("xpath=../input").setInputFiles(pdf("front.pdf", 500));
    await page.getByText("Front of the card (sent)").first().waitFor();
    await expectSound(page, "the conversation with a request");
    await plain.page.goto(`${portal.url}/documents/requests/${request.slice(-26)}`);
    await plain.page.getByLabel(/^File/).setInputFiles(pdf("back.pdf", 500));
    await plain.page.getByRole("button", { name: "Add this file" }).click();
    await plain.page.getByRole("button", { name: "Send this document" }).click();
    await plain.page.getByText("Everything is sent.", { exact: false }).waitFor();
  });

  it("are accepted, or sent back with a reason that the client reads", async () => {
    const { page } = staff;
    await page.goto(request);
    await expectSound(page, "Document request");
    await page.getByRole("button", { name: /^Accept/ }).first().click();
    await page.getByText("Accepted.", { exact: true }).first().waitFor();
    await expect.poll(() => page.getByRole("button", { name: /^Accept/ }).count()).toBe(1);
    await page.getByRole("button", { name: /^Ask for another file/ }).click();
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
    await page.getByLabel(/^What is wrong with it/).fill("The numbers cannot be read.");
    await page.getByRole("button", { name: /^Ask for another file/ }).click();
    await page.getByText("They are asked for another file.").first().waitFor();
    await client.page.goto(`${portal.url}/documents/requests/${request.slice(-26)}`);
    await client.page.getByText("The numbers cannot be read.").waitFor();
    await expectSound(client.page, "a request with a file that was sent back");
  });
});
