import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { addCard, sendInvoice, testCards } from "./support/demo-money.ts";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { desk, expectSound, openBrowser, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

let portal: DemoPortal;
let browser: Browser;
let biller: Visitor;
let small: Visitor;
let plain: Visitor;
let client: Visitor;
let chart = "";

beforeAll(async () => {
  portal = await startDemoPortal();
  browser = await openBrowser();
  [biller, small, plain, client] = [await visitor(browser, { viewport: desk }), await visitor(browser, { viewport: phone, colorScheme: "dark" }), await visitor(browser, { viewport: phone, javaScriptEnabled: false }), await visitor(browser, { viewport: phone })];
  for (const { page } of [biller, small, plain]) await signIn(page, portal.url, "bea@willow.example");
  await signIn(client.page, portal.url, "jordan@home.example");
  await biller.page.goto(`${portal.url}/staff/clients?find=Jordan`);
  chart = `${portal.url}${(await biller.page.getByRole("link", { name: "Jordan Lee" }).first().getAttribute("href")) ?? ""}`.split("?")[0] ?? "";
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

const toBilling = async (page: Page, tab = "drafts"): Promise<void> => {
  await page.goto(`${portal.url}/staff/billing?tab=${tab}`);
  await page.getByRole("heading", { level: 1, name: "Billing" }).waitFor();
};
const drafted = (page: Page) => page.getByRole("list", { name: "What waits" }).getByRole("listitem");

async function draft(page: Page, amount: string): Promise<void> {
  await page.goto(`${chart}/billing?do=invoice`);
  await page.getByLabel("What it was").fill("Letter to a school");
  await page.getByLabel("Price of one").fill(amount);
  await page.getByRole("button", { name: "Save as draft" }).click();
  await page.getByText("Draft saved.").waitFor();
}

describe("what a biller does", () => {
  oneAfterAnother();

  it("finds sessions that took place as drafts, from the menu, and sends those that are ticked", async () => {
    const { page } = biller;
    await draft(page, "31.00");
    await draft(page, "32.00");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Billing", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Billing" }).waitFor();
    await page.getByText(/Therapy session/).first().waitFor();
    const before = await drafted(page).count();
    await expectSound(page, "the billing queue");
    await page.getByRole("button", { name: "Send those ticked" }).click();
    await page.getByText("Choose at least one draft.").first().waitFor();
    for (const amount of ["$31.00", "$32.00"]) await drafted(page).filter({ hasText: amount }).getByRole("checkbox").check();
    await page.getByRole("button", { name: "Send those ticked" }).dblclick();
    await page.getByText("2 invoices sent").waitFor();
    await expectSound(page, "what was sent");
    await page.getByRole("link", { name: "To billing" }).click();
    await expect.poll(() => drafted(page).count()).toBe(before - 2);
    await client.page.goto(`${portal.url}/payments`);
    await client.page.getByText("$32.00").first().waitFor();
  });

  it("sends one on a phone without JavaScript", async () => {
    const { page } = plain;
    await draft(biller.page, "33.00");
    await toBilling(page);
    await drafted(page).filter({ hasText: "$33.00" }).getByRole("checkbox").check();
    await page.getByRole("button", { name: "Send those ticked" }).click();
    await page.getByRole("heading", { level: 1, name: "Send invoices" }).waitFor();
    await expect.poll(async () => {
      await page.reload();
      return page.getByText("1 invoice sent").count();
    }, { timeout: 15_000 }).toBe(1);
  });

  it("changes the charges of a draft, with codes and one charge more, also without JavaScript", async () => {
    await draft(biller.page, "34.00");
    for (const { page } of [plain, biller]) {
      await page.goto(`${chart}/billing`);
      await page.getByRole("listitem").filter({ hasText: page === plain.page ? "$34.00" : "$41.00" }).getByRole("link", { name: "Draft invoice" }).click();
      await page.getByRole("link", { name: "Change the charges" }).click();
      if (page === plain.page) {
        await page.getByLabel(/^Diagnosis codes/).fill("anxious");
        await page.getByRole("button", { name: "Add a charge" }).click();
        const second = page.getByRole("group", { name: "Charge 2" });
        await second.getByLabel("What it was").fill("Second copy");
        await second.getByLabel("Price of one").fill("7");
        await page.getByRole("button", { name: "Save charges" }).click();
        await page.getByRole("link", { name: /Enter diagnosis codes/ }).waitFor();
        expect(await second.getByLabel("What it was").inputValue()).toBe("Second copy");
        await page.getByRole("group", { name: "Charge 1" }).getByLabel(/^Diagnosis codes/).fill("f41.1, F32.0");
      } else {
        await expectSound(page, "the charges of a draft");
        expect(await page.getByRole("group", { name: "Charge 1" }).getByLabel(/^Diagnosis codes/).inputValue()).toBe("F41.1, F32.0");
        await page.getByLabel("Take charge 2 off").check();
      }
      await page.getByRole("button", { name: "Save charges" }).click();
      await page.getByText("Saved.", { exact: true }).waitFor();
    }
    await biller.page.getByText("$34.00").first().waitFor();
  });

  it("sees a payment that did not work, in Billing and among the tasks, and says that it is done", async () => {
    const { page } = biller;
    await sendInvoice(page, chart, "45.00");
    await addCard(client.page, portal.url, testCards.declined);
    await client.page.goto(`${portal.url}/payments`);
    await client.page.getByRole("list", { name: "Invoices to pay" }).getByRole("listitem").filter({ hasText: "$45.00" }).getByRole("link").first().click();
    await client.page.getByRole("link", { name: "Pay", exact: true }).click();
    await client.page.getByLabel(/^Amount/).fill("45");
    await client.page.getByRole("button", { name: "Continue" }).click();
    await client.page.getByRole("button", { name: "Pay $45.00" }).click();
    await client.page.getByText(/You have not been charged/).first().waitFor();
    await expect.poll(async () => {
      await toBilling(page, "failed");
      return page.getByText("Visa ending 0341: the bank declined it").count();
    }).toBe(1);
    await expectSound(page, "payments that failed");
    await page.goto(`${portal.url}/staff/tasks`);
    await page.getByText("Payment that did not work").first().waitFor();
    await toBilling(page, "failed");
    await page.getByRole("button", { name: /^Done/ }).first().click();
    await page.getByText("Done. It is off the list.").waitFor();
    await page.getByText("No payment has failed.").waitFor();
  });

  it("reads who owes what on a desk and on a phone, and takes it along as a file", async () => {
    for (const { page } of [biller, small]) {
      await page.goto(`${portal.url}/staff/billing/aging`);
      await page.getByRole("rowheader", { name: "Jordan Lee" }).waitFor();
      await expectSound(page, "who owes what");
    }
    const [file] = await Promise.all([biller.page.waitForEvent("download"), biller.page.getByRole("link", { name: "Download as CSV" }).click()]);
    expect(file.suggestedFilename()).toMatch(/^aging-.*\.csv$/);
  });

  it("compares a day with the processor, on which both agree", async () => {
    for (const { page } of [biller, plain]) {
      await page.goto(`${portal.url}/staff/billing/days`);
      await page.getByRole("button", { name: "Compare" }).click();
      await page.getByText("The day was compared.").waitFor();
    }
    await expectSound(biller.page, "the comparison");
    expect(await biller.page.getByText("Look at these").count()).toBe(0);
  });

  it("makes the statements of a month and sees how far they are", async () => {
    const { page } = biller;
    await page.goto(`${portal.url}/staff/billing/statements`);
    await expectSound(page, "statements");
    await page.getByRole("button", { name: /^Make \d+ statements?$/ }).dblclick();
    await page.getByText(/\d+ statements? made/).waitFor();
    await page.getByRole("link", { name: "To statements" }).click();
    await page.getByRole("heading", { level: 2, name: "Made before" }).waitFor();
    expect(await page.getByRole("main").getByRole("listitem").count()).toBe(1);
    await client.page.goto(`${portal.url}/payments/statements`);
    await client.page.getByText(/^Statement for/).first().waitFor();
  });

  it("exports the books", async () => {
    const { page } = biller;
    await page.goto(`${portal.url}/staff/billing/books`);
    await expectSound(page, "export the books");
    const today = new Date().toISOString().slice(0, 10);
    await page.getByLabel("First day").fill(`${today.slice(0, 4)}-01-01`);
    await page.getByLabel("Last day").fill(today);
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download CSV" }).click()]);
    expect(file.suggestedFilename()).toMatch(/^journal-.*\.csv$/);
  });
});
