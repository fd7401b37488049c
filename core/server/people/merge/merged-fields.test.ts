import { expect, it } from "vitest";
import type { ClientRow } from "../models/people-models.ts";
import { keptValues } from "./merged-fields.ts";

const row = (facts: Partial<ClientRow>): ClientRow => ({ firstName: "Jordan", lastName: "Lee", nameUsed: null, pronouns: null, birthDate: null, phone: null, email: null, address: null, timeZone: null, emergencyName: null, emergencyRelationship: null, emergencyPhone: null, ...facts }) as ClientRow;

it("takes what was chosen, field by field, also when the choice is to have nothing", () => {
  expect(keptValues(row({ phone: "1", email: "a@b.c" }), row({ phone: "2", email: null }), { phone: "from", email: "from" })).toMatchObject({ phone: "2", email: null });
});

it("fills what the staying record does not know from the other one, and overwrites nothing unasked", () => {
  expect(keptValues(row({ phone: "1" }), row({ phone: "2", birthDate: "1990-03-27" }), {})).toMatchObject({ phone: "1", birthDate: "1990-03-27" });
});
