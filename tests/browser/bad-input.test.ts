import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { randomBytes } from "node:crypto";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DemoPortal } from "./support/demo-portal.ts";
import { openConversation } from "./support/open-conversation.ts";
import { composer, expectSound, openMail, phone, rows, send, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

const password = "nine slow herons wade";

let portal: DemoPortal;
let browser: Browser;
let maya: Visitor;
let jordan: Visitor;
let signedIn: Awaited<ReturnType<Visitor["context"]["storageState"]>>;
let talk = "";
beforeAll(async () => {
  ({ portal, browser, maya, signedIn, talk } = await openConversation());
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** Each test has a window of its own, so that what one does to the network stays with it. */
const opened = async (): Promise<void> => {
  jordan = await visitor(browser, { viewport: phone, storageState: signedIn });
  await jordan.page.goto(portal.url);
  await rows(jordan.page).first().waitFor();
};
const closed = () => jordan.context.close();

describe("links of invitations", () => {
  beforeEach(opened);
  afterEach(closed);
  let link = "";

  it("survives programs that open links before the person does", async () => {
    const { page } = maya;
    await page.goto(`${portal.url}/staff/clients/new`);
    const main = page.getByRole("main");
    await main.getByLabel("First name", { exact: true }).fill("Ola");
    await main.getByLabel("Last name", { exact: true }).fill("Berg");
    await main.getByLabel("Enroll in Client Portal", { exact: true }).check();
    await main.getByLabel(/^E-mail/).first().fill("ola@home.example");
    await main.getByRole("button", { name: "Save client" }).click();
    await page.waitForURL(/\/staff\/clients\/[0-9A-Z]{26}/);
    const ola = await visitor(browser, { viewport: phone });
    await openMail(ola.page, portal.url, "ola@home.example");
    link = (await ola.page.getByRole("link", { name: "Enroll in Client Portal", exact: true }).getAttribute("href")) ?? "";
    for (const method of ["GET", "HEAD", "GET"]) await fetch(new URL(link, portal.url), { method });
    await ola.page.goto(new URL(link, portal.url).href);
    await ola.page.getByRole("link", { name: "Continue" }).click();
    await ola.page.getByLabel("Create a password", { exact: true }).fill(password);
    await ola.page.getByLabel("Retype your password", { exact: true }).fill(password);
    await ola.page.getByRole("button", { name: "Create Password", exact: true }).click();
    await ola.page.getByRole("heading", { level: 1, name: "You are in, Ola" }).waitFor();
    await ola.context.close();
  });

  it("tells of a link that was used, one that is nobody's, and one that somebody else holds", async () => {
    const { page, context } = await visitor(browser, { viewport: phone });
    await page.goto(new URL(link, portal.url).href);
    await page.getByRole("heading", { level: 1, name: "You are enrolled already" }).waitFor();
    await expectSound(page, "used");
    for (const wrong of [randomBytes(32).toString("base64url"), "x", "%3Cscript%3E", "a".repeat(3_000)]) {
      await page.goto(`${portal.url}/enrol/${wrong}`);
      await page.getByRole("heading", { level: 1, name: "This invitation does not work" }).waitFor();
    }
    await expectSound(page, "nobody's");
    await context.close();
  });

  it("does not let another account take a link, nor staff send two in one minute", async () => {
    const { page } = maya;
    await page.goto(`${portal.url}/staff/clients/new`);
    const main = page.getByRole("main");
    await main.getByLabel("First name", { exact: true }).fill("Per");
    await main.getByLabel("Last name", { exact: true }).fill("Dahl");
    await main.getByLabel("Enroll in Client Portal", { exact: true }).check();
    await main.getByLabel(/^E-mail/).first().fill("per@home.example");
    await main.getByRole("button", { name: "Save client" }).click();
    await page.waitForURL(/\/staff\/clients\/[0-9A-Z]{26}/);
    await openMail(jordan.page, portal.url, "per@home.example");
    await jordan.page.getByRole("link", { name: "Enroll in Client Portal", exact: true }).click();
    await jordan.page.getByText("You are signed in as jordan@home.example").waitFor();
    expect(await jordan.page.getByRole("button", { name: "Join with my account" }).count()).toBe(0);
    await page.goto(`${new URL(page.url()).origin}${new URL(page.url()).pathname}/portal`);
    await page.getByRole("button", { name: /Resend/ }).click();
    await page.getByText("An invitation was sent less than 1 minute ago.", { exact: false }).first().waitFor();
  });
});

describe("what people write and add", () => {
  beforeEach(opened);
  afterEach(closed);

  it("explains what cannot be sent and keeps it", async () => {
    const { page } = jordan;
    const before = await rows(page).count();
    await send(page, "   \n ");
    await page.getByText("Write a message or add a file.").first().waitFor();
    await send(page, "a".repeat(10_001));
    await page.getByText("Your message is 1 character too long. The most is 10,000.").first().waitFor();
    expect(await composer(page).inputValue()).toHaveLength(10_001);
    expect(await rows(page).count()).toBe(before);
  });

  it("shows markup, turned text, NUL bytes, endless words and 500 emoji as what they are, in their place", async () => {
    const { page } = jordan;
    const hostile = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>";
    await send(page, hostile);
    await rows(page).getByText(hostile, { exact: true }).waitFor();
    await send(page, "\u202Egnp.egassem\u2066 turned \u0000 around");
    await rows(page).getByText("turned", { exact: false }).first().waitFor();
    await send(page, "🌿".repeat(500));
    await send(page, "w".repeat(3_000));
    await rows(page).filter({ hasText: "w".repeat(3_000) }).getByText(/^Sent /).waitFor();
    expect(await page.title()).not.toContain("taken");
    await expectSound(page, "hostile messages at 360");
    await maya.page.goto(talk);
    await rows(maya.page).getByText(hostile, { exact: true }).waitFor();
    await expectSound(maya.page, "hostile messages, staff");
  });

  it("says of each file that cannot be taken why, and what to do", async () => {
    const { page } = jordan;
    const add = (name: string, buffer: Buffer, mimeType = "application/octet-stream") => page.locator("input[type=file][multiple]").setInputFiles({ name, mimeType, buffer });
    // From the disk: what is typed into a browser byte by byte takes longer than what it is told to read.
    const huge = join(mkdtempSync(join(tmpdir(), "anteroom-huge-")), "huge.pdf");
    writeFileSync(huge, Buffer.alloc(26 * 1024 * 1024, 1));
    await page.locator("input[type=file][multiple]").setInputFiles(huge);
    rmSync(dirname(huge), { recursive: true });
    await page.getByText(/“huge\.pdf” is larger than/).first().waitFor();
    await add("tool.exe", Buffer.from("MZ"));
    await page.getByText(/“tool\.exe” is not a file we can take/).first().waitFor();
    await add("empty.pdf", Buffer.alloc(0));
    await page.getByText(/“empty\.pdf” is empty/).first().waitFor();
    await add("picture.png", Buffer.from("<html><script>alert(1)</script></html>"));
    const chip = page.getByRole("list", { name: "Files to send" }).getByRole("listitem").filter({ hasText: "picture.png" });
    await expect.poll(() => chip.getAttribute("data-state")).toBe("failed");
    await expectSound(page, "files that cannot be taken");
    await send(page, "With a broken file");
    await page.getByText("A file was not uploaded. Try it again or remove it to send your message.").first().waitFor();
    await chip.getByRole("button", { name: /Remove/ }).click();
    const hostile = `"><img src=x onerror=alert(1)>\u202Efdp.${"n".repeat(120)}.pdf`;
    await add(hostile, Buffer.from("%PDF-1.4\n%%EOF\n"), "application/pdf");
    await expect.poll(() => page.getByRole("list", { name: "Files to send" }).getByRole("listitem").first().getAttribute("data-state")).toBe("ready");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await rows(page).filter({ hasText: "With a broken file" }).getByText(/^Sent /).waitFor();
    await expectSound(page, "a hostile name at 360");
  });
});
