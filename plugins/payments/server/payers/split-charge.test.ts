import { expect, it } from "vitest";
import { splitCharge } from "./split-charge.ts";

const part = (share: number) => ({ share, fixedMinor: null, fixedCurrency: "" });
const fixed = (minor: number, currency = "USD") => ({ share: 0, fixedMinor: minor, fixedCurrency: currency });

it("shares by parts to the cent", () => {
  expect(splitCharge(10_001, "USD", [part(6_667), part(3_333)])).toEqual([6_668, 3_333]);
});

it("takes amounts first, in order, as far as the charge reaches, and gives the rest to whoever has none", () => {
  expect(splitCharge(12_000, "USD", [fixed(4_000), part(10_000)])).toEqual([4_000, 8_000]);
  expect(splitCharge(5_000, "USD", [fixed(4_000), fixed(4_000), part(10_000)])).toEqual([4_000, 1_000, 0]);
  expect(splitCharge(3_000, "USD", [fixed(4_000), part(10_000)])).toEqual([3_000, 0]);
});

it("converts nothing: an amount in another currency leaves the whole charge to whoever pays the rest", () => {
  expect(splitCharge(9_000, "EUR", [fixed(4_000), part(10_000)])).toEqual([0, 9_000]);
});
