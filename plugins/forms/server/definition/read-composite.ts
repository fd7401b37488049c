import type { AddressAnswer, Answer, InsuranceAnswer, MedicationsAnswer, SignatureAnswer, Typed } from "./answer.ts";
import { askFor, subjectOf } from "./error-words.ts";
import type { ItemOf } from "./item.ts";
import { readField } from "./read-field.ts";
import type { Reading, ReadRules } from "./read-field.ts";
import { readMemberNumber, readPhone } from "./read-number.ts";
import { clean, listIn, textIn } from "./typed-text.ts";
import { holds } from "./visible-items.ts";

type Composite = ItemOf<"matrix" | "file" | "signature" | "consent" | "address" | "insurance" | "medications" | "group">;

/** Reads a question that takes several fields. */
export function readComposite(item: Composite, typed: Typed, rules: ReadRules, name: string): Reading {
  const part = (field: string): string => clean(textIn(typed, `${name}.${field}`), false);
  switch (item.type) {
    case "matrix": return readMatrix(item, typed, name);
    case "file": return readFiles(item, typed, name);
    case "signature": return readSignature(item, part, name);
    case "consent": return textIn(typed, name) !== "" ? { answer: { agreed: true }, errors: {} } : item.optional ? { errors: {} } : { errors: { [name]: `Tick the box \u201c${item.box}\u201d to go on` } };
    case "address": return readAddress(item, part, name);
    case "insurance": return readInsurance(item, part, rules, name);
    case "medications": return readMedications(item, typed, part, name);
    case "group": return readGroup(item, typed, rules, name);
  }
}

/** An answer when nothing is to be put right. */
const read = (answer: Answer | undefined, errors: Record<string, string>): Reading => (answer === undefined || Object.keys(errors).length > 0 ? { errors } : { answer, errors });

function readMatrix(item: ItemOf<"matrix">, typed: Typed, name: string): Reading {
  const errors: Record<string, string> = {};
  const rows: Record<string, string> = {};
  for (const row of item.rows) {
    const value = textIn(typed, `${name}.${row.id}`);
    const known = item.choices.some((choice) => choice.value === value) || item.declines?.some((decline) => decline === value);
    if (known) rows[row.id] = value;
    else if (!item.optional || value !== "") errors[`${name}.${row.id}`] = askFor(row, "Choose");
  }
  return read(Object.keys(rows).length > 0 ? rows : undefined, errors);
}

function readFiles(item: ItemOf<"file">, typed: Typed, name: string): Reading {
  const ids = [...new Set(listIn(typed, name))].filter((id) => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id));
  const most = item.max ?? 1;
  if (ids.length === 0) return item.optional ? { errors: {} } : { errors: { [name]: askFor(item, "Add") } };
  return ids.length > most ? { errors: { [name]: most === 1 ? "Add 1 file only. Remove the others" : `Add ${most} files or fewer` } } : { answer: ids, errors: {} };
}

function readSignature(item: ItemOf<"signature">, part: (field: string) => string, name: string): Reading {
  const [typedName, strokes, agreed] = [part("name"), part("strokes"), part("agreed")];
  if (item.optional && typedName === "" && strokes === "" && agreed === "") return { errors: {} };
  const errors: Record<string, string> = {};
  if (typedName.length < 2) errors[`${name}.name`] = "Enter your full name to sign";
  else if (typedName.length > 120) errors[`${name}.name`] = "Your full name must be 120 characters or fewer";
  if (agreed === "") errors[`${name}.agreed`] = "Tick the box to agree that this is your electronic signature";
  const drawn = strokesOf(strokes);
  return read({ name: typedName, ...(drawn ? { strokes: drawn } : {}) } satisfies SignatureAnswer, errors);
}

/** Lines as they were drawn; a drawing that cannot be one is left out, since the typed name is the signature. */
function strokesOf(text: string): number[][] | null {
  if (text === "" || text.length > 60_000) return null;
  try {
    const value: unknown = JSON.parse(text);
    const isStroke = (stroke: unknown): stroke is number[] => Array.isArray(stroke) && stroke.length >= 2 && stroke.length % 2 === 0 && stroke.every((point) => Number.isInteger(point) && point >= -50 && point <= 1050);
    return Array.isArray(value) && value.length > 0 && value.length <= 200 && value.every(isStroke) ? value : null;
  } catch {
    return null;
  }
}

function readAddress(item: ItemOf<"address">, part: (field: string) => string, name: string): Reading {
  const [line1, line2, city, state, postcode] = [part("line1"), part("line2"), part("city"), part("state"), part("postcode")];
  if (item.optional && [line1, line2, city, state, postcode].every((value) => value === "")) return { errors: {} };
  const errors: Record<string, string> = {};
  const need = (field: string, value: string, ask: string, most: number): void => {
    if (value === "") errors[`${name}.${field}`] = ask;
    else if (value.length > most) errors[`${name}.${field}`] = `Use ${most} characters or fewer`;
  };
  need("line1", line1, "Enter the street address", 120);
  if (line2.length > 120) errors[`${name}.line2`] = "Use 120 characters or fewer";
  need("city", city, "Enter the city", 80);
  need("state", state, "Enter the state or region", 60);
  need("postcode", postcode, "Enter the ZIP or postal code", 12);
  if (postcode !== "" && !/^[A-Za-z0-9][A-Za-z0-9 -]*$/.test(postcode)) errors[`${name}.postcode`] = "Use letters, digits, spaces and dashes only for the ZIP or postal code";
  return read({ line1, ...(line2 ? { line2 } : {}), city, state, postcode: postcode.toUpperCase() } satisfies AddressAnswer, errors);
}

function readInsurance(item: ItemOf<"insurance">, part: (field: string) => string, rules: ReadRules, name: string): Reading {
  const fields = ["insurer", "member", "group", "phone", "holder", "holder-name", "holder-birth"] as const;
  const nothing = fields.every((field) => part(field) === "");
  if (part("none") !== "") return nothing || (fields.every((field) => field === "holder" || part(field) === "")) ? { answer: { none: true }, errors: {} } : { errors: { [`${name}.none`]: "Take back the tick, or empty the fields of the plan" } };
  if (item.optional && nothing) return { errors: {} };
  const errors: Record<string, string> = {};
  const insurer = part("insurer");
  if (insurer === "") errors[`${name}.insurer`] = nothing ? "Enter the insurance company, or tick that there is no insurance" : "Enter the insurance company";
  else if (insurer.length > 120) errors[`${name}.insurer`] = "Use 120 characters or fewer";
  const memberNumber = readMemberNumber(part("member"));
  if (memberNumber === null) errors[`${name}.member`] = part("member") === "" ? "Enter the member number" : "Use letters and digits only for the member number";
  const groupNumber = part("group") === "" ? undefined : readMemberNumber(part("group"));
  if (groupNumber === null) errors[`${name}.group`] = "Use letters and digits only for the group number";
  const phone = part("phone") === "" ? undefined : readPhone(part("phone"));
  if (phone === null) errors[`${name}.phone`] = "Enter the phone number with its area code, such as 555 010 0199";
  const holder = part("holder");
  if (holder !== "self" && holder !== "other") errors[`${name}.holder`] = "Choose who holds the plan";
  const plan = { insurer, memberNumber: memberNumber ?? "", ...(groupNumber ? { groupNumber } : {}), ...(phone ? { phone } : {}) };
  if (holder !== "other") return read({ ...plan, holder: "self" } satisfies InsuranceAnswer, errors);
  const holderName = part("holder-name");
  if (holderName === "") errors[`${name}.holder-name`] = "Enter the name of the person who holds the plan";
  else if (holderName.length > 120) errors[`${name}.holder-name`] = "Use 120 characters or fewer";
  const birth = readField({ id: "birth", type: "date", when: "birth", label: "Their date of birth", short: "the plan holder\u2019s date of birth", optional: true }, { birth: part("holder-birth") }, rules, "birth");
  if (birth.errors["birth"]) errors[`${name}.holder-birth`] = birth.errors["birth"];
  return read({ ...plan, holder: "other", holderName, ...(typeof birth.answer === "string" ? { holderBirthDate: birth.answer } : {}) } satisfies InsuranceAnswer, errors);
}

/** How many rows were shown; a page never has more than the question allows. */
export function rowCount(typed: Typed, name: string, most: number): number {
  const count = Number.parseInt(textIn(typed, `${name}.count`), 10);
  return Number.isInteger(count) && count > 0 ? Math.min(count, most) : 0;
}

function readMedications(item: ItemOf<"medications">, typed: Typed, part: (field: string) => string, name: string): Reading {
  const rows = Array.from({ length: Math.max(1, rowCount(typed, name, 30)) }, (_, row) => ({ row, name: part(`${row}.name`), dose: part(`${row}.dose`), often: part(`${row}.often`), reason: part(`${row}.reason`) }));
  // A row that was left empty was not meant.
  const filled = rows.filter((row) => row.name + row.dose + row.often + row.reason !== "");
  if (part("none") !== "") return filled.length === 0 ? { answer: { none: true }, errors: {} } : { errors: { [`${name}.none`]: "Take back the tick, or empty the fields of the medicines" } };
  if (filled.length === 0) return item.optional ? { errors: {} } : { errors: { [`${name}.0.name`]: "Enter the name of a medicine, or tick that there are none" } };
  const errors: Record<string, string> = {};
  for (const row of filled) {
    if (row.name === "") errors[`${name}.${row.row}.name`] = `Enter the name of medicine ${row.row + 1}`;
    for (const field of ["name", "dose", "often", "reason"] as const) if (row[field].length > 120) errors[`${name}.${row.row}.${field}`] = "Use 120 characters or fewer";
  }
  const list = filled.map((row) => ({ name: row.name, ...(row.dose ? { dose: row.dose } : {}), ...(row.often ? { often: row.often } : {}), ...(row.reason ? { reason: row.reason } : {}) }));
  return read({ list } satisfies MedicationsAnswer, errors);
}

function readGroup(item: ItemOf<"group">, typed: Typed, rules: ReadRules, name: string): Reading {
  const least = item.optional ? 0 : Math.max(1, item.min ?? 1);
  const count = Math.max(least, rowCount(typed, name, item.max ?? 20));
  const errors: Record<string, string> = {};
  const rows: Record<string, Answer>[] = [];
  for (let row = 0; row < count; row++) {
    const prefix = `${name}.${row}.`;
    const empty = !Object.keys(typed).some((field) => field.startsWith(prefix) && listIn(typed, field).length > 0);
    if (empty && row >= least) continue;
    const answers: Record<string, Answer> = {};
    for (const inner of item.items) {
      if (inner.showWhen && !holds(inner.showWhen, answers)) continue;
      const one = readField(inner, typed, rules, `${prefix}${inner.id}`);
      Object.assign(errors, one.errors);
      if (one.answer !== undefined) answers[inner.id] = one.answer;
    }
    rows.push(answers);
  }
  if (item.max !== undefined && rows.length > item.max) errors[`${name}.${item.max}.${item.items[0]?.id ?? ""}`] = `${subjectOf(item)} must be ${item.max} or fewer`;
  return read(rows.length > 0 ? rows : undefined, errors);
}
