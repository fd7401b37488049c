import type { FormAnswer, SentForm } from "@anteroom/core/ui/plugin-form.ts";
import type { BillableSession } from "../../server/index.ts";

/** How many charges one form takes. */
export const mostLines = 20;

/** One charge as it was typed. */
export interface TypedLine {
  id: string | null;
  remove: boolean;
  day: string;
  description: string;
  code: string;
  modifiers: string;
  diagnoses: string;
  placeCode: string;
  amount: string;
  quantity: string;
  /** The session that it charges, and who gave it. */
  appointmentId: string | null;
  staffId: string | null;
}

const typed = ["description", "code", "modifiers", "diagnoses", "placeCode", "amount"] as const;

/** The charges that were typed, without the empty ones at the end. */
export function typedLines(form: SentForm): TypedLine[] {
  const count = Math.min(mostLines, Number(form.text("lines")) || 1);
  const all = Array.from({ length: count }, (_, at): TypedLine => {
    const text = (name: string): string => form.text(`lines.${at}.${name}`);
    return { id: text("id") || null, remove: text("remove") !== "", day: text("day"), description: text("description"), code: text("code"), modifiers: text("modifiers"), diagnoses: text("diagnoses"), placeCode: text("placeCode"), amount: text("amount"), quantity: text("quantity") || "1", appointmentId: text("appointmentId") || null, staffId: text("staffId") || null };
  });
  const last = all.findLastIndex((line) => line.id !== null || typed.some((name) => line[name] !== ""));
  return all.slice(0, Math.max(1, last + 1));
}

/** The same form with one charge more, on the day of the last one, and everything in it as it was typed. */
export function oneMoreLine(form: SentForm): FormAnswer & { lines: number } {
  const values = Object.fromEntries([...new Set(form.data.keys())].map((name) => [name, form.texts(name)]));
  const count = Number(form.text("lines")) || 1;
  values[`lines.${count}.day`] ??= [form.text(`lines.${count - 1}.day`)];
  values[`lines.${count}.quantity`] ??= ["1"];
  return { lines: Math.min(mostLines, count + 1), problem: { errors: {}, values } };
}

/** The same form with a session as its next charge, in the place of an empty one at the end. Whoever takes one twice has it once. */
export function addSession(form: SentForm, session: BillableSession | undefined): FormAnswer & { lines: number } {
  const count = Number(form.text("lines")) || 1;
  const text = (at: number, name: string): string => form.text(`lines.${at}.${name}`);
  const isThere = Array.from({ length: count }, (_, at) => text(at, "appointmentId")).includes(session?.appointmentId ?? "");
  const values = Object.fromEntries([...new Set(form.data.keys())].map((name) => [name, form.texts(name)]));
  if (!session || (isThere)) return { lines: count, problem: { errors: session ? {} : { appointmentId: "Choose a session." }, values } };
  const at = typed.every((name) => text(count - 1, name) === "") ? count - 1 : count;
  if (at >= mostLines) return { lines: count, problem: { errors: { appointmentId: `One invoice takes ${mostLines} charges here.` }, values } };
  const { appointmentId, staffId, day, description, code, placeCode, amount } = session;
  for (const [name, value] of Object.entries({ appointmentId, staffId: staffId ?? "", day, description, code, placeCode, amount, quantity: "1" })) values[`lines.${at}.${name}`] = [value];
  values["appointmentId"] = [""];
  return { lines: at + 1, problem: { errors: {}, values } };
}

/** The services of an estimate that were chosen or typed, without the empty ones at the end. */
export function typedServices(form: SentForm): (Pick<TypedLine, "description" | "code" | "amount" | "quantity"> & { serviceId: string })[] {
  const all = Array.from({ length: Math.min(mostLines, Number(form.text("lines")) || 1) }, (_, at) => {
    const text = (name: string): string => form.text(`lines.${at}.${name}`);
    return { serviceId: text("serviceId"), description: text("description"), code: text("code"), amount: text("amount"), quantity: text("quantity") || "1" };
  });
  const last = all.findLastIndex(({ serviceId, description, code, amount }) => `${serviceId}${description}${code}${amount}` !== "");
  return all.slice(0, Math.max(1, last + 1));
}

/** The codes that were typed for charges that are there. */
export function typedCodes(form: SentForm): (Pick<TypedLine, "code" | "modifiers" | "diagnoses" | "placeCode"> & { id: string })[] {
  return Array.from({ length: Number(form.text("lines")) || 0 }, (_, at) => {
    const text = (name: string): string => form.text(`lines.${at}.${name}`);
    return { id: text("id"), code: text("code"), modifiers: text("modifiers"), diagnoses: text("diagnoses"), placeCode: text("placeCode") };
  });
}

/** How many charges the form shows after its answer. */
export const linesShown = (answer: (FormAnswer & { lines?: number }) | undefined, before = 1): number => answer?.lines ?? (Number(answer?.problem?.values["lines"]?.[0]) || before);
