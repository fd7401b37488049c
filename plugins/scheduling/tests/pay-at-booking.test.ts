import { describe, expect, it } from "vitest";
import { askedOf } from "../server/pay-at-booking/asked-of.ts";
import { isDueFirst } from "../server/pay-at-booking/asked-now.ts";
import { readMoney, writeMoney } from "../ui/parts/money-field.ts";

const service = { priceMinor: 12_000, payKnown: "deposit" as const, depositKnown: 5_000, payNew: "same" as const, depositNew: 0 };

describe("what a service asks for before it is booked", () => {
  it("is the same for a first visit unless something else was chosen", () => {
    for (const known of [true, false]) expect(askedOf(service, known)).toEqual({ ask: "deposit", minor: 5_000 });
    const first = { ...service, payNew: "full" as const };
    expect(askedOf(first, true)).toEqual({ ask: "deposit", minor: 5_000 });
    expect(askedOf(first, false)).toEqual({ ask: "full", minor: 12_000 });
    expect(askedOf({ ...service, payNew: "deposit", depositNew: 7_000 }, false)).toEqual({ ask: "deposit", minor: 7_000 });
    expect(askedOf({ ...service, payNew: "none" }, false)).toEqual({ ask: "none", minor: 0 });
  });

  it("is nothing where there is nothing to pay, and a card costs nothing", () => {
    expect(askedOf({ ...service, payKnown: "full", priceMinor: 0 }, true)).toEqual({ ask: "none", minor: 0 });
    expect(askedOf({ ...service, payKnown: "card", priceMinor: 0 }, true)).toEqual({ ask: "card", minor: 0 });
  });

  it("comes before the booking, but money for a request when it was accepted", () => {
    const may = { mayPay: true, hasCard: false };
    for (const ask of ["deposit", "full"] as const) expect([false, true].map((asks) => isDueFirst({ ask, minor: 1, ...may }, asks))).toEqual([true, false]);
    expect([false, true].map((asks) => isDueFirst({ ask: "card", minor: 0, ...may }, asks))).toEqual([true, true]);
    expect(isDueFirst({ ask: "card", minor: 0, ...may, hasCard: true }, false)).toBe(false);
    expect(isDueFirst({ ask: "none", minor: 0, ...may }, false)).toBe(false);
  });

  it("is typed in the practice's currency", () => {
    expect([readMoney("120", "USD"), readMoney("€120,5", "EUR"), readMoney("1200", "JPY"), readMoney("1200.50", "JPY"), readMoney("much", "USD")]).toEqual([12_000, 12_050, 1_200, null, null]);
    expect([writeMoney(12_000, "USD"), writeMoney(12_050, "EUR"), writeMoney(1_200, "JPY")]).toEqual(["120", "120.50", "1200"]);
  });
});
