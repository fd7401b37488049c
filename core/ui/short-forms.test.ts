import { describe, expect, it } from "vitest";
import { formatSize } from "./file-row.tsx";
import { initialsOf } from "./initials.tsx";
import { formatMoney } from "./money.tsx";

describe("initials", () => {
  it.each([["Dr Maya Rivera", "MR"], ["Jordan Lee", "JL"], ["Ana María de la Cruz", "AC"], ["Sam", "S"], ["Dr", "D"], ["  ", ""], ["Émile Zola (he)", "ÉZ"]])("of %j are %j", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe("amounts and sizes", () => {
  it("respect the currency's own number of decimals", () => {
    expect(formatMoney(4000, "USD")).toBe("$40.00");
    expect(formatMoney(4000, "JPY")).toBe("¥4,000");
    expect(formatMoney(-1050, "GBP")).toBe("-£10.50");
  });

  it("are short", () => {
    expect(formatSize(900)).toBe("900 bytes");
    expect(formatSize(184_320)).toBe("180 KB");
    expect(formatSize(25 * 1024 * 1024)).toBe("25 MB");
  });
});
