import { expect, it } from "vitest";
import { problemFor, problemOf } from "./problem.ts";

it("has words and a way on for each kind of problem", () => {
  expect(problemFor(404).title).toBe("Page not found");
  expect(problemFor(404).links.map((link) => link.label)).toEqual(["Home", "Messages"]);
  expect(problemFor(500).title).toBe("There is a problem with the portal");
  for (const status of [400, 403, 404, 410, 429, 500, 503]) expect(problemFor(status).links.length).toBeGreaterThan(0);
});

it("shows the core's sentence, and nothing of an unexpected error", () => {
  expect(problemOf({ status: 403, data: { message: "Willow Practice can change this." } }).text).toBe("Willow Practice can change this.");
  expect(problemOf(new Error("SELECT * FROM clients")).text).not.toContain("SELECT");
  expect(problemOf({ status: 403, data: "<html>" }).text).not.toContain("<html>");
});
