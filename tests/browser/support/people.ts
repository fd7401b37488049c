import { chromium } from "playwright-core";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import { accessibilityFaults } from "./axe.ts";

const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const demoPassword = "quiet river stone";
export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 800 };

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args });

/** What the router says of a request that it gave up itself because the person went elsewhere. */
const givenUp = /^AbortError: signal is aborted/;

/** A person's own browser window, which remembers whatever the page complained about. */
export interface Visitor {
  context: BrowserContext;
  page: Page;
  complaints: string[];
}

export async function visitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ viewport: desk, timezoneId: "America/New_York", locale: "en-US", ...options });
  // Quick failures: nothing on one machine takes longer.
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  const note = (words: string): void => void (givenUp.test(words) || complaints.push(words));
  page.on("console", (message) => message.type() === "error" && note(message.text()));
  page.on("pageerror", (error) => note(String(error)));
  return { context, page, complaints };
}

/** Signs in on the page and, where there are several, opens the portal of the practice. */
export async function signIn(page: Page, url: string, email: string, practice = "Willow Practice"): Promise<void> {
  await page.goto(`${url}/signin`);
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(demoPassword);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((at) => !at.pathname.startsWith("/signin"));
  if (page.url().includes("choose-portal")) {
    await page.getByRole("button", { name: new RegExp(practice) }).first().click();
    await page.waitForURL((at) => !at.pathname.startsWith("/choose-portal"));
  }
}

/** Where people write, on either side. */
export const composer = (page: Page) => page.getByRole("textbox", { name: /^write (a message )?to/i });
/** The conversation's own rows, not those of menus and lists beside it. */
export const rows = (page: Page) => page.locator("li[data-row]");

export async function send(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await page.getByRole("button", { name: "Send", exact: true }).click();
}

/** Opens the newest kept mail to this address. */
export async function openMail(page: Page, url: string, to: string): Promise<void> {
  const mail = page.getByRole("main").getByRole("listitem").filter({ hasText: to }).first();
  await expect.poll(async () => {
    await page.goto(`${url}/mailbox`);
    return mail.count();
  }, { timeout: 15_000, interval: 500 }).toBe(1);
  await mail.getByRole("link").click();
  await page.waitForURL(/mailbox\/.+/);
}

/** Nothing that axe sees, nothing that makes the page wider than the window, and nothing in sight that is marked as hidden. */
export async function expectSound(page: Page, where: string): Promise<void> {
  expect(await accessibilityFaults(page), `${where}: axe`).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider, `${where}: sideways`).toBeLessThanOrEqual(0);
  const shown = await page.evaluate(() => [...document.querySelectorAll("[hidden]")].filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 100)));
  expect(shown, `${where}: hidden and in sight`).toEqual([]);
}

/** Opens a client's chart from the list of clients, and answers its address. */
export async function openChart(page: Page, url: string, client = "Jordan Lee"): Promise<string> {
  await page.goto(`${url}/staff/clients`);
  await page.getByRole("main").getByRole("link", { name: client }).click();
  await page.getByRole("navigation", { name: `Chart of ${client}` }).waitFor();
  return page.url();
}
