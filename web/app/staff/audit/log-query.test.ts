import { expect, it } from "vitest";
import { noFilter, queryOf } from "./log-query.ts";

it("takes days as whole days of the viewer's zone, also where the clocks change", () => {
  expect(queryOf({ ...noFilter, from: "2026-11-01", until: "2026-11-01" }, "America/New_York")).toEqual({ from: Date.UTC(2026, 10, 1, 4), until: Date.UTC(2026, 10, 2, 5) });
});

it("leaves out what was not asked for, and lets a chart's client stand before a name", () => {
  expect(queryOf({ ...noFilter, client: "lee", person: "maya" }, "UTC")).toEqual({ client: "lee", person: "maya" });
  expect(queryOf({ ...noFilter, client: "lee" }, "UTC", "id")).toEqual({ clientId: "id" });
});
