import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { addCard, sendInvoice, testCards } from "./support/demo-money.ts";
import { openDemo } from "./support/open-demo.ts";
import { expectSound, openChart, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

const { portal, browser } = await openDemo();

let staff: Visitor;
let client: Visitor;
let chart = "";
beforeAll(async () => {
  staff = await visitor(browser);
  client = await visitor(browser, { viewport: phone });
  await signIn(staff.page, portal.url, "maya@willow.example");
  await signIn(client.page, portal.url, "jordan@home.example");
  chart = (await openChart(staff.page, portal.url)).split("?")[0] ?? "";
  await addCard(client.page, portal.url, testCards.works);
});

/** Makes an invoice and answers the address at which its client pays it. */
async function anInvoice(amount: string): Promise<string> {
  await sendInvoice(staff.page, chart, amount);
  await client.page.goto(`${portal.url}/payments`);
  await client.page.getByRole("list", { name: "Invoices to pay" }).getByRole("link", { name: /^Invoice/ }).last().click();
  await client.page.getByRole("link", { name: "Pay", exact: true }).click();
  await client.page.getByRole("heading", { level: 1, name: /^Pay invoice/ }).waitFor();
  return client.page.url();
}

async function check(page: Page, address: string, amount: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel(/^Amount/).fill(amount);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { level: 1, name: "Check your payment" }).waitFor();
}
const pay = (page: Page, amount: string) => page.getByRole("button", { name: `Pay ${amount}` }).click();

async function paid(amount: string): Promise<number> {
  await client.page.goto(`${portal.url}/payments`);
  return client.page.getByRole("list", { name: "Payments" }).getByRole("listitem").filter({ hasText: amount }).count();
}

it("takes the same part once from two tabs, and once after Back", async () => {
  const address = await anInvoice("101");
  const [one, other] = [client.page, await client.context.newPage()];
  await check(one, address, "31");
  await check(other, address, "31");
  await pay(one, "$31.00");
  await one.getByText("Thank you").waitFor();
  await pay(other, "$31.00");
  await other.getByText(/just now|already|has changed/).first().waitFor();
  await expectSound(other, "a second tab");
  await one.goBack();
  const again = one.getByRole("button", { name: "Pay $31.00" });
  if (await again.isVisible()) await again.click();
  await other.close();
  expect(await paid("$31.00")).toBe(1);
});

it("says not to pay again when the answer to a payment is lost, and charges once", async () => {
  const { page } = client;
  const address = await anInvoice("102");
  await check(page, address, "32");
  await page.route(/\/pay(\.data)?(\?|$)/, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  await pay(page, "$32.00");
  await page.getByText("We are checking. Do not pay again.").waitFor();
  await page.getByRole("alert").getByText(/we keep sending it by ourselves/).waitFor();
  await expectSound(page, "a payment without an answer");
  await page.unroute(/\/pay(\.data)?(\?|$)/);
  await page.getByText("Thank you").waitFor();
  expect(await paid("$32.00")).toBe(1);
});

it("keeps what is typed while a form cannot be sent, and sends it once when the connection is back", async () => {
  const { page, context } = client;
  await page.goto(`${portal.url}/scheduling/new`);
  await page.getByRole("main").getByRole("link", { name: "Therapy session" }).click();
  await page.getByRole("heading", { level: 1, name: "Choose a time" }).waitFor();
  await page.locator('fieldset:has(input[name^="slot-"])').first().getByRole("radio").first().check();
  await page.getByRole("button", { name: "Continue" }).click();
  const note = page.getByLabel(/Note for your practice/);
  await note.fill("The side door, please.");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Book this appointment" }).click();
  await page.getByRole("alert").getByText(/What you wrote is safe/).waitFor();
  expect(await note.inputValue()).toBe("The side door, please.");
  await context.setOffline(false);
  await page.getByText("Your appointment is booked.").waitFor();
  await page.getByText("The side door, please.").waitFor();
  expect(await page.getByRole("alert").getByText(/No connection/).count()).toBe(0);
});

it("opens a page that was asked for without a connection once there is one", async () => {
  const { page, context } = client;
  // The code of a page that was never opened cannot come without a connection; its words can wait.
  await page.goto(`${portal.url}/payments/methods`);
  await page.getByRole("link", { name: "Payment & Insurances" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Payment & Insurances" }).waitFor();
  await context.setOffline(true);
  await page.getByRole("link", { name: "Payment methods" }).first().click();
  await page.getByRole("alert").getByText(/The page opens as soon as there is one/).waitFor();
  await page.getByRole("heading", { level: 1, name: "Payment & Insurances" }).waitFor();
  await context.setOffline(false);
  await page.getByRole("heading", { level: 1, name: "Payment methods" }).waitFor();
});
