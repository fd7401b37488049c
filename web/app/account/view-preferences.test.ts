import { expect, it } from "vitest";
import { viewAttributes, viewCookie, viewPreferences } from "./view-preferences.ts";

it("reads back from the cookie what was chosen", () => {
  const chosen = { text: "130", theme: "high-contrast", motion: "reduced", announce: "off", enter: "line" } as const;
  const cookie = viewCookie(chosen, true).split(";")[0] ?? "";
  expect(viewPreferences(`a=1; ${cookie}; b=2`)).toEqual(chosen);
  expect(viewCookie(chosen, true)).toContain("; Secure");
  expect(viewCookie(chosen, false)).not.toContain("Secure");
  expect(viewAttributes(chosen)["data-theme"]).toBe("high-contrast");
});

it("falls to the defaults for what is missing or made up", () => {
  const defaults = { text: "100", theme: "system", motion: "system", announce: "full", enter: "default" };
  for (const header of [null, "", "anteroom-view=", "anteroom-view=text_999.theme_%22%3E.motion", "anteroom-viewer=text_150"]) expect(viewPreferences(header)).toEqual(defaults);
  expect(Object.values(viewAttributes(viewPreferences(null))).every((value) => value === undefined)).toBe(true);
});
