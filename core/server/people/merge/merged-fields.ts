import type { ClientRow } from "../models/people-models.ts";

/** What two records may differ in, in the order in which it is asked, with its label. */
export const mergedFields = {
  firstName: "Legal first name", lastName: "Last name", nameUsed: "Name used", pronouns: "Pronouns", birthDate: "Date of birth", phone: "Phone", email: "E-mail", address: "Address",
  timeZone: "Time zone", emergencyName: "Emergency contact name", emergencyRelationship: "Emergency contact relationship", emergencyPhone: "Emergency contact phone",
} as const;

export type MergedField = keyof typeof mergedFields;

export const mergedFieldNames = Object.keys(mergedFields) as MergedField[];

/** Which record each field is taken from. */
export type Keep = Partial<Record<MergedField, "into" | "from">>;

/** The value that stays: the chosen one, or without a choice the staying record's, or where that is empty the other's. */
export function keptValues(into: ClientRow, from: ClientRow, keep: Keep): Partial<ClientRow> {
  const kept: Partial<Record<MergedField, string | null>> = {};
  for (const name of mergedFieldNames) {
    const chosen = keep[name] ?? (into[name] ? "into" : "from");
    kept[name] = chosen === "into" ? into[name] : from[name];
  }
  return kept as Partial<ClientRow>;
}
