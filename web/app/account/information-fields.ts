import type { InputHTMLAttributes } from "react";

type Controls = Readonly<Record<string, Pick<InputHTMLAttributes<HTMLInputElement>, "type" | "inputMode" | "autoComplete"> & { width?: "full" | "medium" | "short" }>>;

/** The parts of Client Information, with how each field is typed. Names and the like are the client's, so nothing fills them in from the reader's own. */
export const informationForms: readonly { title: string; id: string; names: readonly string[]; controls: Controls }[] = [
  {
    title: "About the client",
    id: "about",
    names: ["firstName", "lastName", "nameUsed", "pronouns", "birthDate"],
    controls: { firstName: { autoComplete: "off" }, lastName: { autoComplete: "off" }, nameUsed: { autoComplete: "off" }, pronouns: { autoComplete: "off", width: "medium" }, birthDate: { type: "date", autoComplete: "bday", width: "medium" } },
  },
  {
    title: "Contact information",
    id: "contact",
    names: ["phone", "ownPhone", "address"],
    controls: { phone: { type: "tel", autoComplete: "tel", width: "medium" }, ownPhone: { type: "tel", autoComplete: "tel", width: "medium" } },
  },
  {
    title: "Emergency contact",
    id: "emergency",
    names: ["emergencyName", "emergencyRelationship", "emergencyPhone"],
    controls: { emergencyName: { autoComplete: "off" }, emergencyRelationship: { autoComplete: "off", width: "medium" }, emergencyPhone: { type: "tel", autoComplete: "off", width: "medium" } },
  },
];

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** A stored value as people read it: a date of birth with its month in words. */
export function writtenOut(name: string, value: string): string {
  const date = name === "birthDate" ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
  return date ? `${Number(date[3])} ${months[Number(date[2]) - 1] ?? ""} ${date[1]}` : value;
}
