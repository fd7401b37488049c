import type { SentForm } from "@anteroom/core/ui/plugin-form.ts";
import { expect, it } from "vitest";
import { addSession, typedLines } from "../ui/parts/typed-lines.ts";

const session = { appointmentId: "01JD0000000000000000000000", staffId: "01JD0000000000000000000001", day: "2026-11-12", description: "Therapy session", code: "90834", placeCode: "10", amount: "120.00", minor: 12_000, currency: "USD" };

const sent = (values: Record<string, string[]>): SentForm => {
  const data = new FormData();
  for (const [name, all] of Object.entries(values)) for (const value of all) data.append(name, value);
  return { key: "", version: null, data, text: (name) => String(data.get(name) ?? "").trim(), texts: (name) => data.getAll(name).map(String), ticked: (name) => data.has(name) };
};

it("puts a session in the place of an empty charge, or below what was typed, once", () => {
  const first = addSession(sent({ lines: ["1"], "lines.0.day": ["2026-11-20"] }), session);
  expect(first.lines).toBe(1);
  const values = { ...first.problem?.values, lines: ["1"] };
  expect(typedLines(sent(values))).toMatchObject([{ day: "2026-11-12", description: "Therapy session", amount: "120.00", quantity: "1", appointmentId: session.appointmentId, staffId: session.staffId }]);
  expect(addSession(sent(values), session).lines).toBe(1);
  const other = addSession(sent(values), { ...session, appointmentId: "01JD0000000000000000000002" });
  expect(other.lines).toBe(2);
  expect(typedLines(sent({ ...other.problem?.values, lines: ["2"] })).map((line) => line.appointmentId)).toEqual([session.appointmentId, "01JD0000000000000000000002"]);
  expect(addSession(sent({ lines: ["1"] }), undefined).problem?.errors).toEqual({ appointmentId: "Choose a session." });
});
