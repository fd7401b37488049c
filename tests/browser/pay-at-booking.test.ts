import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testCards, typeCard } from "./support/demo-money.ts";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { desk, expectSound, openBrowser, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

let portal: DemoPortal;
let browser: Browser;
let staff: Visitor;
let client: Visitor;
let plain: Visitor;
/** The appointment that was paid with a card that was kept. */
let booked = "";

beforeAll(async () => {
  portal = await startDemoPortal();
  browser = await openBrowser();
  [staff, client, plain] = [await visitor(browser, { viewport: desk }), await visitor(browser, { viewport: phone }), await visitor(browser, { viewport: phone, javaScriptEnabled: false })];
  await signIn(staff.page, portal.url, "maya@willow.example");
  await signIn(client.page, portal.url, "jordan@home.example");
  await signIn(plain.page, portal.url, "jordan@home.example");
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole("heading", { level: 1, name }).waitFor();

/** Makes a service that asks for something before it is booked. */
async function addService(page: Page, name: string, asks: string, deposit = "0"): Promise<void> {
  await page.goto(`${portal.url}/staff/library/services/new`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Price (USD)").fill("120");
  for (const who of ["Clients who have been here", "New clients"]) await page.getByRole("group", { name: who }).getByLabel("Book at once").check();
  await page.getByLabel("Clients give").selectOption({ label: asks });
  await page.getByLabel("Deposit (USD)").fill(deposit);
  await page.getByRole("button", { name: "Add service" }).click();
}

/** To the page that says what is about to be booked. */
async function toConfirm(page: Page, service: string): Promise<void> {
  await page.goto(`${portal.url}/scheduling/new`);
  await page.getByRole("main").getByRole("link", { name: service }).click();
  await heading(page, "Choose a time");
  await page.locator('fieldset:has(input[name^="slot-"])').nth(1).getByRole("radio").first().check();
  await page.getByRole("button", { name: "Continue" }).click();
  await heading(page, "Confirm your appointment");
}

describe("a booking that asks for something first, on a phone", () => {
  oneAfterAnother();

  it("is set up in the service, and a deposit that is nothing is refused beside its field", async () => {
    const { page } = staff;
    await addService(page, "Consultation", "A deposit");
    await page.getByRole("group", { name: "There is a problem" }).getByRole("link", { name: "Write how much the deposit is." }).waitFor();
    await expectSound(page, "a service with a deposit");
    await page.getByLabel("Deposit (USD)").fill("50");
    await page.getByRole("button", { name: "Add service" }).click();
    await page.getByRole("link", { name: "Consultation" }).waitFor();
    await addService(page, "Group talk", "A card on file");
    await page.getByRole("link", { name: "Group talk" }).waitFor();
  });

  it("books with a deposit, without JavaScript", async () => {
    const { page } = plain;
    await toConfirm(page, "Consultation");
    await page.getByText("A deposit of $50.00. It counts for the appointment").waitFor();
    await page.getByText("Free to change or cancel").waitFor();
    await page.getByText(/We are holding this time for you until/).waitFor();
    await page.getByRole("button", { name: "Go on to pay $50.00" }).click();
    await heading(page, "Pay $50.00 for your appointment");
    await page.getByText(/We are holding this time for you until/).waitFor();
    await page.getByRole("button", { name: "Pay $50.00" }).click();
    await page.getByRole("link", { name: "Open the secure page" }).click();
    await typeCard(page, testCards.declined, "Pay $50.00");
    await page.getByText("You have not been charged").first().waitFor();
    await typeCard(page, testCards.works, "Pay $50.00");
    await heading(page, "Consultation");
    await page.getByText("Your appointment is booked.").waitFor();
    await page.getByText("$50.00, paid").waitFor();
    await page.goto(`${portal.url}/payments`);
    await page.getByText("that is paid ahead for an appointment").waitFor();
  });

  it("books with a card that is added on the way, and asks for none the next time", async () => {
    const { page } = client;
    await toConfirm(page, "Group talk");
    await page.getByText("Nothing is charged now.").waitFor();
    await expectSound(page, "a booking that asks for a card");
    await page.getByRole("button", { name: "Go on to add a card" }).click();
    await heading(page, "Add a card to book");
    await expectSound(page, "where a card is asked for");
    await page.getByRole("button", { name: "Add a card" }).click();
    await page.getByRole("link", { name: "Open the secure page" }).click();
    await typeCard(page, testCards.works);
    await heading(page, "Group talk");
    await page.getByText("Your appointment is booked.").waitFor();
    await toConfirm(page, "Group talk");
    await page.getByText("You have one.").waitFor();
    await page.getByRole("button", { name: "Book this appointment" }).click();
    await page.getByText("Your appointment is booked.").waitFor();
    expect(client.complaints).toEqual([]);
  });

  it("keeps the time while somebody changes their mind about paying, and pays with the card that is kept", async () => {
    const { page } = client;
    await toConfirm(page, "Consultation");
    await page.getByRole("button", { name: "Go on to pay $50.00" }).click();
    await heading(page, "Pay $50.00 for your appointment");
    await expectSound(page, "where a deposit is paid");
    await page.getByLabel("Another card or bank account").check();
    await page.getByRole("button", { name: "Pay $50.00" }).click();
    await page.getByRole("button", { name: "Do not pay now" }).click();
    await page.getByText("Not paid").waitFor();
    await page.getByLabel("Visa ending 4242").check();
    await page.getByRole("button", { name: "Pay $50.00" }).click();
    await page.getByText("Your appointment is booked.").waitFor();
    booked = /[0-9A-Z]{26}/.exec(page.url())?.[0] ?? "";
    expect(client.complaints).toEqual([]);
  });

  it("tells staff that it is paid", async () => {
    const { page } = staff;
    await page.goto(`${portal.url}/staff/calendar/${booked}`);
    await page.getByText("$50.00, paid").waitFor();
    await expectSound(page, "an appointment with a deposit");
  });
});
