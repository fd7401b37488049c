import { textsOf } from "../form-answer.ts";

/** One line of the urgent help list as its form holds it. */
export interface HelpLine {
  label: string;
  tel: string;
  sms: string;
  note: string;
}

const parts = ["label", "tel", "sms", "note"] as const;

/** The lines that a form sent, in order; lines left wholly empty are dropped when `saved`. */
export function linesIn(form: FormData): HelpLine[] {
  const columns = parts.map((part) => textsOf(form, part));
  return (columns[0] ?? []).map((_, at) => Object.fromEntries(parts.map((part, column) => [part, (columns[column]?.[at] ?? "").trim()])) as unknown as HelpLine);
}

export const isEmpty = (line: HelpLine): boolean => parts.every((part) => line[part] === "");

/** The list after a press of one of its buttons: `up:2`, `down:0`, `remove:1` or `add`. */
export function moved(lines: readonly HelpLine[], press: string): HelpLine[] {
  const [verb, place = ""] = press.split(":");
  const at = Number(place);
  const list = [...lines];
  if (verb === "add") return [...list, { label: "", tel: "", sms: "", note: "" }];
  const line = list[at];
  if (!line) return list;
  list.splice(at, 1);
  if (verb === "remove") return list;
  list.splice(Math.max(0, at + (verb === "up" ? -1 : 1)), 0, line);
  return list;
}
