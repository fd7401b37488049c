import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { describe, expect, it } from "vitest";
import { invoiceCard } from "../server/cards/invoice-card.ts";
import type { OpenLine } from "../server/documents/line-table.ts";
import { aboutWords } from "../server/invoices/about-words.ts";
import { openMoney } from "./open-money.ts";
import { addCard, sendInvoice } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

describe.each(testEngines())("the card of an invoice that could not be paid on $name", ({ name }) => {
  let portal: MoneyPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  openMoney({ engine: name }, (opened) => {
    ({ portal, staff, client } = opened);
  });

  it("says why and what to do, until it is paid", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const statusFor = async (viewer: TestPerson["viewer"]) => (await invoiceCard.view(portal.ctx, [id], viewer)).get(id)?.view.status;
    expect(await statusFor(client.viewer)).toMatchObject({ tag: "To pay" });
    const pay = async (card: string, amount: string) => {
      await client.call("payments.pay", { key: newId(), invoiceId: id, amount, methodId: await addCard(client, card) });
      await portal.drain();
    };
    await pay("4000000000000341", "100");
    expect(await statusFor(client.viewer)).toEqual({ tag: "Not paid", tone: "warning", text: "A payment did not work. Your bank did not accept this card. You have not been charged. Try another card, or ask your bank." });
    expect(await statusFor(staff.viewer)).toMatchObject({ tag: "Not paid", text: "A payment did not work. The bank declined it." });
    await pay("4242424242424242", "40");
    expect(await statusFor(client.viewer)).toMatchObject({ tag: "Part paid", text: "$60.00 left." });
  }, 60_000);
});

it("names the invoice and the charge that a question is about, in neutral words where the practice wants them", () => {
  const row = { number: 12, currency: "USD", total: 15_000 };
  const line = { day: "2026-11-12", amount: 10_000, tax: 500, appointmentId: "a", edited: 0, said: { description: "Couples therapy" } } as OpenLine;
  const now = Date.parse("2026-11-20T12:00:00Z");
  expect(aboutWords(row, undefined, { neutral: false, now })).toBe("About invoice 12, $150.00:");
  expect(aboutWords(row, line, { neutral: false, now })).toMatch(/^About invoice 12, Couples therapy, .*12.*, \$105\.00:$/);
  expect(aboutWords(row, line, { neutral: true, now })).toMatch(/^About invoice 12, Session, /);
});
