import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { composer, openBrowser, openMail, phone, rows, send, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

const password = "nine slow herons wade";

let portal: DemoPortal;
let browser: Browser;
let staff: Visitor;
let client: Visitor;
beforeAll(async () => {
  portal = await startDemoPortal();
  browser = await openBrowser();
  staff = await visitor(browser, { javaScriptEnabled: false });
  client = await visitor(browser, { javaScriptEnabled: false, viewport: phone });
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

describe("with JavaScript off on both sides", () => {
  oneAfterAnother();

  it("staff sign in, add a client and invite them", async () => {
    const { page } = staff;
    await signIn(page, portal.url, "maya@willow.example");
    await page.getByRole("link", { name: "New Client" }).click();
    await page.getByRole("heading", { level: 1, name: "New Client" }).waitFor();
    await page.getByLabel("First name", { exact: true }).fill("Kim");
    await page.getByLabel("Last name", { exact: true }).fill("Park");
    await page.getByLabel("Enroll in Client Portal", { exact: true }).check();
    await page.getByRole("button", { name: "Save client" }).click();
    await page.getByRole("link", { name: "Enter the client's e-mail address, or choose Enroll Contact." }).waitFor();
    expect(await page.getByLabel("Last name", { exact: true }).inputValue()).toBe("Park");
    await page.getByLabel(/^E-mail/).first().fill("kim@home.example");
    await page.getByRole("button", { name: "Save client" }).click();
    await page.waitForURL(/\/staff\/clients\/[0-9A-Z]{26}/);
  });

  it("the client enrols", async () => {
    const { page } = client;
    await openMail(page, portal.url, "kim@home.example");
    await page.getByRole("link", { name: "Enroll in Client Portal", exact: true }).click();
    await page.getByRole("link", { name: "Continue" }).click();
    await page.getByLabel("Create a password", { exact: true }).fill("short");
    await page.getByLabel("Retype your password", { exact: true }).fill("short");
    await page.getByRole("button", { name: "Create Password", exact: true }).click();
    await page.getByRole("group", { name: "There is a problem" }).waitFor();
    await page.getByLabel("Create a password", { exact: true }).fill(password);
    await page.getByLabel("Retype your password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Create Password", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "You are in, Kim" }).waitFor();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL(`${portal.url}/`);
  });

  it("reads and sends, and says what is wrong with what cannot be sent", async () => {
    const { page } = client;
    await rows(page).filter({ hasText: "Automatic message" }).first().waitFor();
    await send(page, "   ");
    await page.getByText("Write a message", { exact: false }).first().waitFor();
    await send(page, `Too long: ${"a".repeat(10_001)}`);
    await page.getByText(/too long/i).first().waitFor();
    expect(await composer(page).inputValue()).toContain("Too long: aaa");
    await send(page, "Written without scripts");
    await rows(page).getByText("Written without scripts", { exact: true }).waitFor();
    expect(await composer(page).inputValue()).toBe("");
    await page.reload();
    expect(await rows(page).getByText("Written without scripts", { exact: true }).count()).toBe(1);
  });

  it("staff read it and answer", async () => {
    const { page } = staff;
    await page.goto(`${portal.url}/staff/inbox/mine`);
    await page.getByRole("link", { name: /Kim Park/ }).click();
    await rows(page).getByText("Written without scripts", { exact: true }).waitFor();
    await send(page, "Read without scripts");
    await rows(page).getByText("Read without scripts", { exact: true }).waitFor();
    await client.page.reload();
    await rows(client.page).getByText("Read without scripts", { exact: true }).waitFor();
  });

  it("acts on a card: wrong first, with what was typed kept, then right", async () => {
    const { page } = client;
    const card = page.getByRole("article", { name: "Add the date of birth" });
    await card.getByLabel("Date of birth").fill("2190-03-03");
    await card.getByRole("button", { name: /^Save/ }).click();
    await page.getByRole("heading", { level: 1, name: "Check and try again" }).waitFor();
    await page.getByText("There is a problem").waitFor();
    expect(await page.getByRole("textbox", { name: "Date of birth" }).inputValue()).toBe("2190-03-03");
    await page.getByRole("textbox", { name: "Date of birth" }).fill("1985-03-03");
    await page.getByRole("button", { name: /^Save/ }).click();
    await page.waitForURL((at) => at.pathname === "/");
    await page.getByRole("article", { name: "Add the date of birth" }).getByText("You added the date of birth.").waitFor();
    // The next question follows on its own; without scripts it is there at the next look.
    await expect.poll(async () => {
      await page.reload();
      return page.getByRole("article", { name: "Add a phone number and address" }).count();
    }, { timeout: 8_000, interval: 300 }).toBe(1);
  });

  it("logs out and signs in again", async () => {
    const { page } = client;
    await page.goto(`${portal.url}/settings`);
    await page.getByRole("main").getByRole("button", { name: "Log Out" }).click();
    await page.waitForURL(/signin/);
    await page.getByLabel("Email address").fill("kim@home.example");
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByText("There is a problem").waitFor();
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await rows(page).getByText("Read without scripts", { exact: true }).waitFor();
  });
});
