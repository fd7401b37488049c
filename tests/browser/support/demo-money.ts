import type { Page } from "playwright-core";

/** Numbers of the built-in test processor. */
export const testCards = { works: "4242424242424242", declined: "4000000000000341", asks: "4000002500003155" };

/** Types a card on the processor's own page. */
export async function typeCard(page: Page, number: string, button: string | RegExp = "Add"): Promise<void> {
  await page.getByLabel(/^Card( or account)? number/).fill(number);
  await page.getByLabel("Expires").fill("12/30");
  await page.getByLabel("Security code").fill("123");
  await page.getByRole("button", { name: button }).click();
}

/** Adds a card under Payment methods. */
export async function addCard(page: Page, url: string, number: string): Promise<void> {
  await page.goto(`${url}/payments/methods`);
  await page.getByRole("button", { name: "Add payment method" }).click();
  await page.getByRole("link", { name: "Open the secure page" }).click();
  await typeCard(page, number);
  await page.getByText("Added.", { exact: true }).waitFor();
}

/** Sends an invoice of one charge from the chart's tab Billing, and answers its address there. */
export async function sendInvoice(page: Page, chart: string, amount: string): Promise<void> {
  await page.goto(`${chart}/billing?do=invoice`);
  await page.getByLabel("What it was").fill("Psychotherapy, 45 minutes");
  await page.getByLabel("Price of one").fill(amount);
  await page.getByRole("button", { name: "Send invoice" }).click();
  await page.getByText("Invoice sent.").waitFor();
}
