import { once } from "node:events";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { expectSound, openBrowser, openMail, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";
import { tabTo } from "./support/tab-to.ts";

let portal: DemoPortal;
let browser: Browser;
let staff: Visitor;
let site: Server;
let siteUrl = "";
let address = "";
beforeAll(async () => {
  portal = await startDemoPortal();
  browser = await openBrowser();
  staff = await visitor(browser);
  // Another origin: the practice's own site, with whatever it was given to copy.
  site = createServer((_request, response) => void response.setHeader("content-type", "text/html").end(`<!doctype html><html lang="en"><title>Willow</title><h1>Our practice</h1>${snippet}`));
  site.listen(0, "127.0.0.1");
  await once(site, "listening");
  siteUrl = `http://localhost:${(site.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser?.close();
  site?.close();
  await portal?.stop();
});
let snippet = "";

const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole("heading", { level: 1, name }).waitFor();

async function about(page: Page, email: string): Promise<void> {
  await page.getByLabel("First name").fill("Kim");
  await page.getByLabel("Last name").fill("Park");
  await page.getByLabel("Date of birth").fill("1990-03-27");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel(/What brings you here/).fill("I sleep badly.");
}

describe("booking for new clients", () => {
  oneAfterAnother();

  it("is off until staff switch it on, and gives them what to copy", async () => {
    const { page } = staff;
    await signIn(page, portal.url, "maya@willow.example");
    await page.goto(`${portal.url}/staff/library/booking`);
    await heading(page, "Booking for new clients");
    await page.getByLabel("New clients can book").check();
    await page.getByLabel(/^Question 1/).fill("Are you in danger now?");
    await page.getByLabel("What stops at question 1").selectOption("yes");
    await page.getByLabel(/^Sites that show the page/).fill("willow");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("group", { name: "There is a problem" }).waitFor();
    expect(await page.getByLabel(/^Question 1/).inputValue()).toBe("Are you in danger now?");
    await page.getByLabel(/^Sites that show the page/).fill(siteUrl);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Saved. New clients can book with the link below.").waitFor();
    address = await page.getByLabel("Link", { exact: true }).inputValue();
    snippet = await page.getByLabel("For your site").inputValue();
    expect(snippet).not.toContain("<script");
    await expectSound(page, "setting up booking for new clients");
  });

  it("works on a phone without JavaScript, by keys, from the choice to the mail", async () => {
    const { page } = await visitor(browser, { javaScriptEnabled: false, viewport: phone });
    await page.goto(address);
    await heading(page, "Book a first appointment");
    await tabTo(page, /Therapy session/);
    await page.keyboard.press("Enter");
    await heading(page, "Therapy session");
    await page.getByLabel("Your time zone").selectOption("Asia/Tokyo");
    await page.getByRole("button", { name: "Show times" }).press("Enter");
    await page.getByText("at the practice").first().waitFor();
    await page.locator("ul.times a").first().press("Enter");
    await heading(page, "About you");
    const form = page.url();
    await page.getByRole("button", { name: "Send" }).press("Enter");
    await page.getByRole("alert").getByRole("link", { name: "Choose yes or no." }).waitFor();
    expect(await page.title()).toMatch(/^Error: /);
    await about(page, "kim@home.example");
    await page.getByLabel("Yes").check();
    await page.getByRole("button", { name: "Send" }).press("Enter");
    await heading(page, "There is better help for you elsewhere");
    await page.goto(form);
    await about(page, "kim@home.example");
    await page.getByLabel("No", { exact: true }).check();
    await page.getByRole("button", { name: "Send" }).press("Enter");
    await heading(page, "Open the mail that we sent you");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
    await openMail(page, portal.url, "kim@home.example");
    await page.getByRole("link", { name: "Look and confirm", exact: true }).click();
    await heading(page, "Confirm your appointment");
    await page.getByRole("button", { name: "Confirm" }).press("Enter");
    await heading(page, "You asked for this time");
    await page.context().close();
  });

  it("is answered by staff, who see a prospect until then", async () => {
    const { page } = staff;
    await page.goto(`${portal.url}/staff/clients`);
    await page.getByRole("listitem").filter({ hasText: "Kim Park" }).getByText("Prospect").waitFor();
    await page.goto(`${portal.url}/staff/calendar`);
    await page.getByRole("link", { name: "Look at the request" }).click();
    await page.getByRole("list", { name: "New clients" }).getByRole("link", { name: "Kim Park" }).click();
    await heading(page, "Kim Park");
    await page.getByText("I sleep badly.").waitFor();
    await expectSound(page, "a new client to answer");
    await page.getByRole("button", { name: "Accept", exact: true }).click();
    await page.getByText("Accepted. They are told by e-mail.").waitFor();
    await page.goto(`${portal.url}/staff/clients`);
    await page.getByRole("listitem").filter({ hasText: "Kim Park" }).getByText("Invited").waitFor();
  });

  it("works in a frame of the practice's site, and in no other", async () => {
    const { page } = await visitor(browser);
    await page.goto(address);
    await expectSound(page, "the page for new clients");
    await page.getByRole("link", { name: /Therapy session/ }).click();
    await expectSound(page, "the times for new clients");
    await page.locator("ul.times a").first().click();
    await expectSound(page, "the form for new clients");
    await page.goto(siteUrl);
    const frame = page.frameLocator("iframe");
    await frame.getByRole("heading", { level: 1, name: "Book a first appointment" }).waitFor();
    await frame.getByRole("link", { name: /Therapy session/ }).click();
    await frame.locator("ul.times a").first().click();
    const inner = page.frames()[1] as unknown as Page;
    await about(inner, "lee@home.example");
    await inner.getByLabel("No", { exact: true }).check();
    await inner.getByRole("button", { name: "Send" }).click();
    await frame.getByRole("heading", { level: 1, name: "Open the mail that we sent you" }).waitFor();
    const mail = await page.context().newPage();
    await openMail(mail, portal.url, "lee@home.example");
    await mail.getByRole("link", { name: "Look and confirm", exact: true }).click();
    await heading(mail, "Confirm your appointment");
    await mail.close();
    await page.goto(siteUrl.replace("localhost", "127.0.0.1"));
    await expect.poll(() => page.frames()[1]?.url() ?? "").toMatch(/chrome-error|about:blank/);
    await page.context().close();
  });
});
