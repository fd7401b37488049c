import { expect, it } from "vitest";
import { placeAfter, withNext } from "./place-after.ts";

it("goes back to where the person was going", () => {
  expect(placeAfter({ goTo: "/" }, "/settings/password?a=1")).toBe("/settings/password?a=1");
  expect(placeAfter({ goTo: "/staff" }, "/staff/clients")).toBe("/staff/clients");
  expect(placeAfter({ goTo: "/staff" }, "/enrol/abc")).toBe("/enrol/abc");
});

it("never opens the other side's pages, another site, or a page of signing in", () => {
  expect(placeAfter({ goTo: "/" }, "/staff/clients")).toBe("/");
  expect(placeAfter({ goTo: "/staff" }, "/settings")).toBe("/staff");
  expect(placeAfter({ goTo: "/" }, "/staffing")).toBe("/staffing");
  for (const next of ["//evil.example", "https://evil.example", "/signout", "/signin?next=/", "/locked", null, undefined, ""]) expect(placeAfter({ goTo: "/" }, next)).toBe("/");
});

it("carries the way on through a second step and a choice", () => {
  expect(placeAfter({ goTo: "/signin/code" }, "/forms/1?x=2")).toBe("/signin/code?next=%2Fforms%2F1%3Fx%3D2");
  expect(placeAfter({ goTo: "/choose-portal" }, "//evil.example")).toBe("/choose-portal");
  expect(withNext("/signin?reason=ended", "/documents")).toBe("/signin?reason=ended&next=%2Fdocuments");
  expect(withNext("/signin", "/")).toBe("/signin");
});
