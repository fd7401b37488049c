import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { addCard, sendInvoice, testCards } from "./support/demo-money.ts";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { desk, openBrowser, openMail, rows, send, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

/** The guide that the portal fulfils (product.md 1), by its own words, from the invitation to the paid invoice. */
const password = "seven slow lanterns drift";
const menu = ["Messages", "Documents", "Sessions & Homework", "Forms", "To Do list", "Scheduling", "Payment & Insurances"];
const address = "rowe@home.example";

let portal: DemoPortal;
let browser: Browser;
let staff: Visitor;
let client: Visitor;
let chart = "";

beforeAll(async () => {
  portal = await startDemoPortal();
  browser = await openBrowser();
  [staff, client] = [await visitor(browser, { viewport: desk }), await visitor(browser, { viewport: desk })];
  await signIn(staff.page, portal.url, "maya@willow.example");
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole("heading", { level: 1, name }).waitFor();
const side = (): Locator => client.page.getByRole("navigation", { name: "Main" });
/** Opens a main function from the side menu. */
async function toFunction(label: string): Promise<void> {
  await side().getByRole("link", { name: new RegExp(`^${label}`) }).click();
}

/** Answers a form question by question with the first choice of each, and sends it. */
async function answerForm(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Start" }).click();
  const question = page.getByRole("heading", { level: 1 });
  for (let before = ""; before !== "Check your answers"; ) {
    await expect.poll(() => question.innerText()).not.toBe(before || "Weekly check-in");
    before = await question.innerText();
    if (before === "Check your answers") break;
    const choice = page.getByRole("main").locator("input[type=radio], input[type=checkbox]").first();
    if ((await choice.count()) > 0) await choice.check();
    await page.getByRole("button", { name: "Continue", exact: true }).click();
  }
  await page.getByRole("button", { name: /^Send/ }).click();
  await page.getByText(/^Sent/).first().waitFor();
}

describe("the guide", () => {
  oneAfterAnother();

  it("begins with + New Client: the professional from a dropdown, the names, and Enroll in Client Portal", async () => {
    const { page } = staff;
    await page.getByRole("banner").getByRole("link", { name: "New Client" }).click();
    const dialog = page.getByRole("dialog", { name: "New Client" });
    await dialog.getByLabel("Professional").selectOption({ label: "Dr Maya Rivera, Clinical psychologist" });
    await dialog.getByLabel("First name", { exact: true }).fill("Rowe");
    await dialog.getByLabel("Last name", { exact: true }).fill("Adler");
    await dialog.getByLabel(/^E-mail/).first().fill(address);
    await dialog.getByLabel("Enroll in Client Portal", { exact: true }).check();
    await dialog.getByRole("button", { name: "Save client" }).click();
    await page.waitForURL(/\/staff\/clients\/[0-9A-Z]{26}/);
    chart = page.url().split("?")[0] ?? "";
    await page.getByRole("main").getByRole("link", { name: "Client Portal", exact: true }).click();
    await page.getByRole("main").getByRole("link", { name: "Add New User" }).waitFor();
  });

  it("goes on by e-mail: Enroll in Client Portal, a password typed twice, Create Password", async () => {
    const { page } = client;
    await openMail(page, portal.url, address);
    await page.getByRole("link", { name: "Enroll in Client Portal", exact: true }).click();
    await page.getByRole("link", { name: "Continue" }).click();
    await page.getByLabel("Create a password", { exact: true }).fill(password);
    await page.getByLabel("Retype your password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Create Password", exact: true }).click();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL(`${portal.url}/`);
  });

  it("shows the professional, the portal user, Settings, the side menu in its order, and Profile Completion", async () => {
    const { page } = client;
    const banner = page.getByRole("banner");
    await banner.getByText("Dr Maya Rivera").first().waitFor();
    await banner.getByText("Rowe Adler").first().waitFor();
    await banner.locator("summary").filter({ hasText: "Settings" }).click();
    for (const label of ["Client Information", "Appointment Reminders", "Change Password", "Change Time Zone"]) await banner.getByRole("link", { name: label, exact: true }).waitFor();
    await banner.getByRole("button", { name: "Log Out", exact: true }).waitFor();
    const shown = (await side().getByRole("link").allInnerTexts()).map((text) => text.replaceAll(/\s+/g, " ").replace(/\s*\d+.*$/, "").trim());
    expect(shown.filter((label) => menu.includes(label))).toEqual(menu);
    await side().getByRole("link", { name: /^Profile Completion/ }).waitFor();
  });

  it("Messages: receives and sends", async () => {
    const { page } = client;
    await toFunction("Messages");
    await send(page, "Thank you for having me.");
    await rows(page).filter({ hasText: "Thank you for having me." }).getByText(/^Sent/).waitFor();
    await staff.page.goto(`${portal.url}/staff/inbox/mine`);
    await staff.page.getByRole("link", { name: /^Rowe Adler/ }).click();
    await rows(staff.page).filter({ hasText: "Thank you for having me." }).waitFor();
    await send(staff.page, "You are welcome, Rowe.");
    await rows(page).filter({ hasText: "You are welcome, Rowe." }).waitFor();
  });

  it("Documents: reads what the professional shared", async () => {
    const { page } = staff;
    await page.goto(`${chart}/documents/share`);
    await page.getByLabel("File").setInputFiles({ name: "plan.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n") });
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByLabel("Title").fill("What we agreed on");
    await page.getByRole("button", { name: "Share the file" }).click();
    await page.waitForURL((at) => !at.pathname.endsWith("/share"));
    await toFunction("Documents");
    await client.page.getByRole("link", { name: "Received" }).click();
    await client.page.getByRole("link", { name: "What we agreed on" }).click();
    await client.page.getByRole("link", { name: /^Download/ }).waitFor();
  });

  it("Forms and To Do list: is told of an assigned form with its status, answers it, and the list says so", async () => {
    const { page } = staff;
    await page.goto(`${chart}/forms`);
    // It is open already for somebody who has none.
    if (!(await page.getByLabel("Form", { exact: true }).isVisible())) await page.getByText("Give a form", { exact: true }).click();
    await page.getByLabel("Form", { exact: true }).selectOption({ label: "Weekly check-in (about 2 min)" });
    await page.getByRole("button", { name: "Give this form" }).click();
    await page.getByText("Given. It is in their messages.").waitFor();
    await toFunction("To Do list");
    await heading(client.page, "To Do list");
    await client.page.getByRole("main").getByRole("link", { name: "Weekly check-in" }).waitFor();
    await toFunction("Forms");
    await client.page.getByRole("main").getByText("To do", { exact: true }).first().waitFor();
    await client.page.getByRole("main").getByRole("link", { name: "Weekly check-in" }).click();
    await answerForm(client.page);
    await toFunction("To Do list");
    await client.page.getByRole("heading", { name: /^Done/ }).waitFor();
    expect(await client.page.getByRole("region", { name: /^Needs you now/ }).getByRole("link", { name: "Weekly check-in" }).count()).toBe(0);
  });

  it("Scheduling: Schedule New Appointment, which the practice accepts", async () => {
    const { page } = client;
    await toFunction("Scheduling");
    await page.getByRole("link", { name: "Schedule New Appointment" }).first().click();
    await page.getByRole("main").getByRole("link", { name: "Therapy session" }).click();
    await heading(page, "Choose a time");
    await page.locator('input[name^="slot-"]').first().check();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Ask for this time" }).click();
    await page.getByText("You asked for this time.").waitFor();
    await staff.page.goto(`${portal.url}/staff/calendar`);
    await staff.page.getByRole("button", { name: /^Accept Rowe Adler/ }).click();
    await page.getByText("Booked", { exact: true }).first().waitFor();
    await toFunction("Sessions & Homework");
    await heading(page, "Sessions & Homework");
  });

  it("Payment & Insurances: adds payment details, pays the invoice, and generates one", async () => {
    const { page } = client;
    await sendInvoice(staff.page, chart, "120");
    await addCard(page, portal.url, testCards.works);
    await toFunction("Payment & Insurances");
    await page.getByRole("list", { name: "Invoices to pay" }).getByRole("link").first().click();
    await page.getByRole("link", { name: "Pay", exact: true }).click();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Pay $120.00" }).click();
    await page.getByText("Thank you").waitFor();
    await toFunction("Payment & Insurances");
    await page.getByText("You have nothing to pay.").waitFor();
    await page.getByRole("link", { name: "Generate Date Range Invoice" }).click();
    await page.getByLabel("Timeframe").selectOption({ index: 0 });
    await page.getByRole("button", { name: "Generate", exact: true }).click();
    await page.getByText("It is ready").waitFor();
  });

  it("ends on the practice's side: access is removed where it was granted", async () => {
    const { page } = staff;
    await page.goto(`${chart}/billing`);
    await page.getByText("Paid", { exact: true }).first().waitFor();
    await page.goto(`${chart}/portal`);
    await page.getByRole("link", { name: "Delete Rowe Adler" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete Rowe Adler?" });
    await dialog.getByLabel("Type the word delete").fill("delete");
    await dialog.getByRole("button", { name: "Delete User" }).click();
    await page.getByText("Portal user deleted.", { exact: false }).first().waitFor();
    const refused = await client.context.request.get(portal.url, { maxRedirects: 0 });
    expect([refused.status(), refused.headers()["location"]]).toEqual([302, expect.stringContaining("/signin")]);
  });
});
