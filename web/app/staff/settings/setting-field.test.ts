import { describe, expect, it } from "vitest";
import { z } from "zod";
import { inputOf, readValue, shownValue } from "./setting-field.ts";

const input = (field: z.ZodType, name = "x") => inputOf({ name, schema: z.toJSONSchema(field, { io: "input" }) });

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
