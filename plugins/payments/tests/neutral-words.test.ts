import { expect, it } from "vitest";
import { chargeWords, neutralWord } from "../server/cards/charge-words.ts";
import type { OpenLine } from "../server/documents/line-table.ts";
import type { InvoiceRow } from "../server/invoices/invoice-rows.ts";

const line = (more: Partial<OpenLine>, description = "Couples therapy"): OpenLine => ({ appointmentId: "01JD0000000000000000000000", edited: 0, said: { description }, ...more }) as OpenLine;
const [session, typed, edited] = [line({}), line({ appointmentId: null }, "Copies of records"), line({ edited: 1 }, "Late fee")];
const fees = [line({}, "Fee for a missed session"), line({}, "Fee for a late cancellation")];
const invoice = { kind: "services", fromDay: null, toDay: null } as InvoiceRow;

it("calls a session what took place as one, and anything else a charge", () => {
  expect(neutralWord(session)).toBe("Session");
  for (const other of [typed, edited, ...fees]) expect(neutralWord(other), other.said.description).toBe("Charge");
});

it("says in neutral words what an invoice is for, and never that a fee was a session", () => {
  expect(chargeWords(invoice, [session], true)).toBe("Session");
  expect(chargeWords(invoice, [session, session], true)).toBe("2 sessions");
  expect(chargeWords(invoice, [session, ...fees], true)).toBe("3 charges");
  expect(chargeWords({ ...invoice, fromDay: "2026-11-01", toDay: "2026-11-30" }, [session], true)).toMatch(/^Sessions, /);
  expect(chargeWords({ ...invoice, fromDay: "2026-11-01", toDay: "2026-11-30" }, [typed], true)).toMatch(/^Charges, /);
  expect(chargeWords(invoice, [session], false)).toBe("Couples therapy");
});
