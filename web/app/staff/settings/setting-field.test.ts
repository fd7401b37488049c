import { describe, expect, it } from "vitest";
import { z } from "zod";
import { inputOf, readValue, shownValue } from "./setting-field.ts";

const input = (field: z.ZodType, name = "x", unit: string | null = null) => inputOf({ name, unit, schema: z.toJSONSchema(field, { io: "input" }) });

describe("how a setting is asked for", () => {
  it("follows the shape of its schema", () => {
    expect(input(z.boolean().default(false)).kind).toBe("switch");
    expect(input(z.enum(["nobody", "all"]).default("all"))).toEqual({ kind: "choice", options: ["nobody", "all"] });
    expect(input(z.number().int().min(5).max(60).default(15))).toEqual({ kind: "number", min: 5, max: 60, whole: true, empty: false });
    expect(input(z.number().int().default(1))).toMatchObject({ min: undefined, max: undefined });
    expect(input(z.number().int().nullable().default(null), "bannerFrom").kind).toBe("moment");
    expect(input(z.array(z.string()).nullable().default(null))).toEqual({ kind: "lines", empty: true });
    expect(input(z.string().max(500).default(""))).toEqual({ kind: "text", long: true, max: 500 });
    expect(input(z.object({ a: z.string() })).kind).toBe("json");
  });
});

describe("an amount", () => {
  const cents = z.number().int().min(0);

  it("is typed in the units of its currency or in percent, and stored in the smallest part", () => {
    for (const [unit, stored, shown, typed] of [["USD", 1_000, "10.00", ["10", "10.00", "$10", "10 USD"]], ["USD", 123_450, "1234.50", ["1,234.5", "1234.50"]], ["JPY", 500, "500", ["500", "¥500"]], ["%", 825, "8.25", ["8.25", "8.25 %"]], ["%", 1_000, "10", ["10", "10%"]], ["%", 0, "0", ["0"]]] as const) {
      const how = input(cents, "x", unit);
      expect(shownValue(how, stored, "UTC")).toBe(shown);
      for (const text of [...typed, shown]) expect(readValue(how, text, "It", "UTC"), `${unit} ${text}`).toEqual({ value: stored });
    }
  });

  it("is refused in words when it is none", () => {
    const how = input(cents, "x", "USD");
    for (const text of ["", "ten", "-5", "1e3", "0x10"]) expect(readValue(how, text, "Least", "UTC"), text).toEqual({ error: "Least must be an amount, such as 10.00." });
    expect(readValue(how, "1.234", "Least", "UTC")).toEqual({ error: "Least can have 2 decimals, such as 10.00." });
    expect(readValue(input(cents, "x", "JPY"), "1.5", "Least", "UTC")).toEqual({ error: "Least must be a whole amount." });
  });
});

describe("what was typed", () => {
  it("comes back as what was shown", () => {
    const zone = "America/New_York";
    for (const [field, name, value] of [
      [z.boolean(), "x", true],
      [z.number().nullable(), "bannerUntil", Date.UTC(2026, 10, 26, 14, 0)],
      [z.array(z.string()).nullable(), "x", ["a", "b"]],
      [z.number(), "x", 15],
      [z.string(), "x", "two\nlines"],
    ] as const) {
      const how = input(field, name);
      expect(readValue(how, shownValue(how, value, zone), "It", zone)).toEqual({ value });
    }
  });

  it("is refused in words when it does not fit", () => {
    expect(readValue(input(z.number()), "soon", "Minutes", "UTC")).toEqual({ error: "Minutes must be a number." });
    expect(readValue(input(z.number()), "", "Minutes", "UTC")).toEqual({ error: "Minutes must be a number." });
    expect(readValue(input(z.object({ a: z.string() })), "{", "Map", "UTC")).toEqual({ error: "Map must be JSON." });
  });
});
