import { expect, it } from "vitest";
import { placeOf, searchZones, timeZones } from "./time-zones.ts";

const all = () => [...timeZones().common, ...timeZones().others];

it("lists each zone once, with the place first", () => {
  const zones = all().map((one) => one.zone);
  expect(new Set(zones).size).toBe(zones.length);
  expect(zones).toContain("Europe/Lisbon");
  expect(placeOf("America/Argentina/Buenos_Aires")).toBe("Buenos Aires, Argentina");
  expect(placeOf("UTC")).toBe("UTC");
});

it("finds a zone by city, by its name and without accents", () => {
  const found = (typed: string) => searchZones(all(), typed).map((one) => one.zone);
  expect(found("lisb")).toEqual(["Europe/Lisbon"]);
  expect(found("  NEW york ")).toContain("America/New_York");
  expect(found("pacific time")).toContain("America/Los_Angeles");
  expect(found("são p")).toContain("America/Sao_Paulo");
  expect(found("nowhere at all")).toEqual([]);
  expect(found("")).toHaveLength(all().length);
});
