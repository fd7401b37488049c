import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { addCard, sendInvoice, testCards, typeCard } from "./support/demo-money.ts";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { desk, expectSound, openBrowser, openChart, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

let portal: DemoPortal;
let browser: Browser;
let staff: Visitor;
let client: Visitor;
let plain: Visitor;
let chart = "";

beforeAll(async () => {
  portal = await startDemoPortal();
  browser = await openBrowser();
  [staff, client, plain] = [await visitor(browser, { viewport: desk }), await visitor(browser, { viewport: phone }), await visitor(browser, { viewport: phone, javaScriptEnabled: false })];
  await signIn(staff.page, portal.url, "maya@willow.example");
  await signIn(client.page, portal.url, "jordan@home.example");
  await signIn(plain.page, portal.url, "jordan@home.example");
  chart = (await openChart(staff.page, portal.url)).split("?")[0] ?? "";
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** To the page that pays an invoice, by its number or the newest. */
async function toPay(page: Page, invoice: string, link = "Pay"): Promise<void> {
  await page.goto(`${portal.url}/payments`);
  await page.getByRole("list", { name: "Invoices to pay" }).getByRole("link", { name: invoice, exact: true }).click();
  await page.getByRole("link", { name: link, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: `Pay ${invoice.toLowerCase()}` }).waitFor();
}
async function go(page: Page, amount: string): Promise<void> {
  await page.getByLabel(/^Amount/).fill(amount);
  await page.getByRole("button", { name: "Continue" }).click();
}
const owed = async (page: Page): Promise<string> => {
  await page.goto(`${portal.url}/payments`);
  return page.getByText(/^You owe|^You have nothing/).first().innerText();
};

describe("paying on a phone", () => {
  oneAfterAnother();

  it("adds a card on the processor's page, which alone sees its number", async () => {
    const { page, context } = client;
    const ours: string[] = [];
    context.on("request", (request) => {
      if (!request.url().includes("/test-processor/")) ours.push(request.url() + (request.postData() ?? ""));
    });
    await addCard(page, portal.url, testCards.works);
    await page.getByRole("strong").getByText("Visa ending 4242").waitFor();
    await expectSound(page, "payment methods");
    expect(await page.content()).not.toContain(testCards.works);
    expect(ours.join("\n")).not.toContain(testCards.works);
    expect(portal.log()).not.toContain(testCards.works);
  });

  it("takes 40, $40 and \" 40 \", and says of each amount that it cannot take why", async () => {
    const { page } = client;
    await toPay(page, "Invoice 2");
    for (const [typed, why] of [["0", /above zero/], ["-5", /without a minus/], ["1000", /or less/], ["1.005", /2 decimals/], ["forty", /in numbers/], ["", /Enter an amount/]] as const) {
      await go(page, typed);
      await page.getByRole("group", { name: "There is a problem" }).getByRole("link", { name: why }).waitFor();
    }
    await expectSound(page, "an amount that was refused");
    for (const typed of ["40", "$40", " 40 ", "40.00"]) {
      await go(page, typed);
      await page.getByRole("heading", { level: 1, name: "Check your payment" }).waitFor();
      await page.getByRole("button", { name: "Pay $40.00" }).waitFor();
      await page.getByRole("button", { name: "Change" }).click();
      await page.getByRole("button", { name: "Continue" }).waitFor();
    }
  });

  it("pays a part once, however often the button is pressed, and the card says what is left", async () => {
    const { page } = client;
    await toPay(page, "Invoice 2");
    await go(page, "40");
    await expectSound(page, "check your payment");
    await page.getByRole("button", { name: "Pay $40.00" }).dblclick();
    await page.getByText("Thank you").waitFor();
    await expectSound(page, "paid");
    await page.goBack();
    await page.goto(portal.url);
    await page.getByText("$100.00 left.").first().waitFor();
    expect(await owed(page)).toBe("You owe $100.00 for 1 invoice.");
    await page.getByRole("heading", { name: "Latest payments" }).waitFor();
    expect(await page.getByRole("list", { name: "Payments" }).getByRole("listitem").filter({ hasText: "$40.00" }).count()).toBe(1);
  });

  it("keeps amount and card when the bank declines, and charges nothing", async () => {
    const { page } = client;
    await addCard(page, portal.url, testCards.declined);
    await toPay(page, "Invoice 2");
    await page.getByLabel("Visa ending 0341").check();
    await go(page, "25");
    await page.getByRole("button", { name: "Pay $25.00" }).click();
    const summary = page.getByRole("group", { name: "There is a problem" });
    await summary.getByText(/You have not been charged/).waitFor();
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    expect([await page.getByLabel(/^Amount/).inputValue(), await page.getByLabel("Visa ending 0341").isChecked()]).toEqual(["25", true]);
    await expectSound(page, "a payment that was declined");
    expect(await owed(page)).toBe("You owe $100.00 for 1 invoice.");
  });

  it("asks the bank's question on its page, and ends right", async () => {
    const { page } = client;
    await addCard(page, portal.url, testCards.asks);
    await toPay(page, "Invoice 2");
    await page.getByLabel("Visa ending 3155").check();
    await go(page, "30");
    await page.getByRole("button", { name: "Pay $30.00" }).click();
    await page.getByText("Your bank wants to know that it is you").waitFor();
    await page.getByRole("link", { name: "Open the secure page" }).click();
    await page.getByRole("button", { name: "Yes, this is me" }).click();
    await page.getByText("Thank you").waitFor();
    expect(await owed(page)).toBe("You owe $70.00 for 1 invoice.");
  });

  it("pays the rest without JavaScript, with a card for this one time", async () => {
    const { page } = plain;
    await toPay(page, "Invoice 2");
    await page.getByLabel("Another card or bank account").check();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Go to the secure page" }).click();
    await page.getByRole("link", { name: "Open the secure page" }).click();
    // Left, and found again from the invoice: stopped at first, then begun anew and finished.
    expect(await owed(page)).toBe("You owe $70.00 for 1 invoice.");
    await toPay(page, "Invoice 2", "Finish or stop this payment");
    await page.getByRole("button", { name: "Do not pay now" }).click();
    await page.getByText("You did not finish this payment. You have not been charged.").waitFor();
    await page.getByLabel("Another card or bank account").check();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Go to the secure page" }).click();
    await toPay(page, "Invoice 2", "Finish or stop this payment");
    await page.getByRole("link", { name: "Open the secure page" }).click();
    await typeCard(page, testCards.works, "Pay $70.00");
    await page.getByText("Thank you").waitFor();
    expect(await owed(page)).toBe("You have nothing to pay.");
  });
});

describe("what goes on by itself, and papers", () => {
  oneAfterAnother();

  it("is agreed to with bounds, never before the box is ticked, and holds its card", async () => {
    const { page } = client;
    await page.goto(`${portal.url}/payments/autopay`);
    expect(await page.getByLabel(/^I let Willow Practice/).isChecked()).toBe(false);
    await page.getByLabel("Never more than").fill("150");
    await page.getByLabel("On the day that each invoice is due").check();
    await page.getByRole("button", { name: "Turn on automatic payments" }).click();
    await page.getByRole("group", { name: "There is a problem" }).getByRole("link", { name: "Tick the box if you agree." }).waitFor();
    await expectSound(page, "automatic payments, refused");
    await page.getByLabel(/^I let Willow Practice/).check();
    await page.getByRole("button", { name: "Turn on automatic payments" }).click();
    await page.getByText("Automatic payments are on.").waitFor();
    await expectSound(page, "automatic payments");
    await page.goto(`${portal.url}/payments/methods`);
    await page.getByRole("link", { name: "Remove Visa ending 4242" }).click();
    await page.getByRole("button", { name: "Yes, remove it" }).click();
    await page.getByText("Your automatic payments use this. Add another card first and change to it under Automatic payments, or end them.").first().waitFor();
    await page.goto(`${portal.url}/payments/autopay`);
    await page.getByRole("link", { name: "Change", exact: true }).click();
    expect(await page.getByLabel("Never more than").inputValue()).toBe("150.00");
    await page.getByLabel("Never more than").fill("90");
    await page.getByRole("button", { name: "Save what I agree to" }).click();
    await page.getByRole("group", { name: "There is a problem" }).getByRole("link", { name: "Tick the box if you agree." }).waitFor();
    expect(await page.getByLabel("Never more than").inputValue()).toBe("90");
    await page.getByLabel(/^I let Willow Practice/).check();
    await page.getByRole("button", { name: "Save what I agree to" }).click();
    await page.locator("dd", { hasText: "$90.00 at once" }).waitFor();
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByText("Paused. Nothing is charged until you go on.").waitFor();
    await page.getByRole("link", { name: "End automatic payments" }).click();
    await page.getByRole("button", { name: "Yes, end them" }).click();
    await page.getByText("Automatic payments are off.", { exact: true }).waitFor();
  });

  it("makes an invoice of a month with its sessions listed, and says when there are none", async () => {
    const { page } = client;
    await page.goto(`${portal.url}/payments/statements`);
    await expectSound(page, "Generate Date Range Invoice");
    await page.getByLabel("Timeframe").selectOption("Custom Range");
    await page.getByLabel(/^First day/).fill("2020-01-01");
    await page.getByLabel(/^Last day/).fill("2020-01-31");
    await page.getByRole("button", { name: "Show sessions" }).click();
    await page.getByText("There are no charged sessions in these days.").waitFor();
    const now = new Date();
    await page.getByLabel(/^First day/).fill(new Date(now.getTime() - 60 * 86_400_000).toISOString().slice(0, 10));
    await page.getByLabel(/^Last day/).fill(now.toISOString().slice(0, 10));
    await page.getByRole("button", { name: "Show sessions" }).click();
    await expect.poll(() => page.getByRole("list", { name: "Sessions in these days" }).getByRole("listitem").count()).toBeGreaterThan(1);
    await page.getByRole("button", { name: "Generate Invoice" }).click();
    await page.getByText("It is ready").waitFor();
    const [paper] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /^Invoice for / }).first().click()]);
    expect(paper.suggestedFilename()).toMatch(/\.pdf$/);
  });
});

describe("the practice's side", () => {
  oneAfterAnother();

  it("sends an invoice, proposes a plan, and makes a link that pays without signing in", async () => {
    const { page } = staff;
    await sendInvoice(page, chart, "90");
    await page.getByRole("list", { name: "Invoices" }).getByRole("link").first().click();
    await expectSound(page, "an invoice, staff");
    await page.getByRole("button", { name: "Make a link to pay" }).click();
    const link = await page.getByLabel("Link to pay").inputValue();
    const stranger = await visitor(browser, { viewport: phone });
    await stranger.page.goto(link);
    expect(await stranger.page.locator("body").innerText()).not.toContain("Jordan");
    await stranger.page.getByText("$90.00").first().waitFor();
    await stranger.context.close();
    await page.getByRole("link", { name: "Propose a plan" }).click();
    await page.getByLabel("First part on").fill(new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10));
    await page.getByRole("button", { name: "Propose the plan" }).click();
    await page.getByText("The plan is proposed in the conversation.").waitFor();
    await client.page.goto(portal.url);
    const card = client.page.getByRole("article").filter({ hasText: "in 3 parts" }).last();
    await card.getByRole("button", { name: /^No, thank you/ }).click();
    await card.getByText("Declined").first().waitFor();
  });

  it("splits what comes between those who pay, and shows each what they owe", async () => {
    const { page } = staff;
    await page.goto(`${chart}/billing`);
    await page.getByRole("link", { name: "Who pays" }).click();
    await expectSound(page, "who pays");
    await page.getByRole("checkbox").first().check();
    await page.getByRole("textbox", { name: /^Part/ }).first().fill("60");
    await page.getByRole("button", { name: "Save who pays" }).click();
    await page.getByRole("link", { name: "The parts must make 100%." }).waitFor();
    await page.getByRole("textbox", { name: /^Part/ }).first().fill("100");
    await page.getByRole("button", { name: "Save who pays" }).click();
    await page.getByText("Saved.", { exact: true }).waitFor();
    await page.getByText("Pays 100%").waitFor();
  });

  it("says to ask the practice when online payments are off, and shows no way to pay", async () => {
    const { page } = staff;
    await page.goto(`${portal.url}/staff/settings/plugins/payments`);
    await page.getByLabel(/^Take payments in the portal/).uncheck();
    await page.getByRole("button", { name: /^Save/ }).first().click();
    await expect.poll(async () => {
      await client.page.goto(`${portal.url}/payments`);
      return client.page.getByText("Ask your practice how to pay.").count();
    }).toBeGreaterThan(0);
    await client.page.getByRole("link", { name: /^Invoice/ }).first().click();
    expect(await client.page.getByRole("link", { name: "Pay", exact: true }).count()).toBe(0);
    await client.page.goto(portal.url);
    await client.page.getByRole("article").filter({ hasText: "Invoice" }).last().waitFor();
    expect(await client.page.getByRole("link", { name: /^Pay\b/ }).count()).toBe(0);
    expect([...staff.complaints, ...client.complaints].filter((text) => !/40[0139]|42[29]/.test(text))).toEqual([]);
  });
});
