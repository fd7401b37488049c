import type { FormDefinition } from "../definition/form-definition.ts";
import { item as itemSchema } from "../definition/item.ts";
import type { Choice, InnerItem, Item } from "../definition/item.ts";
import { conditionFromFields } from "./condition-fields.ts";
import { freeName } from "./edit-definition.ts";
import { innerLine, innerTypes } from "./question-fields.ts";
import type { QuestionFields } from "./question-fields.ts";

/** A question from the fields of its page, or what to put right by field name. `before` is the question as it was; its names stay where its words stay. */
export function questionFromFields(form: FormDefinition, fields: QuestionFields, before: Item | null): { item: Item } | { errors: Record<string, string> } {
  const text = (name: string): string => {
    const value = fields[name];
    return (typeof value === "string" ? value : (value?.[0] ?? "")).trim();
  };
  const { condition, errors } = conditionFromFields(fields);
  const number = (name: string): number | undefined => {
    if (text(name) === "") return undefined;
    const value = Number(text(name).replace(",", "."));
    if (!Number.isFinite(value)) errors[name] = "Enter a number, such as 5";
    return value;
  };
  const ticked = (name: string): true | undefined => (text(name) === "" ? undefined : true);
  const lines = (name: string): string[] => text(name).split("\n").map((line) => line.trim()).filter(Boolean);
  const type = before?.type ?? text("type");
  const old = before as Record<string, unknown> | null;
  const choices = choicesOf(lines("choices"), (old?.["choices"] as Choice[] | undefined) ?? [], type === "multiple-choice" && ticked("alone") === true);
  const alert = alertOf(type, lines("alert-on"), number("alert-from"), choices, errors);
  const raw: Record<string, unknown> = {
    id: before?.id ?? freeName(form, text("label").split(/\s+/).slice(0, 4).join(" ")),
    type,
    label: text("label"),
    hint: text("hint") || undefined,
    short: text("short") || undefined,
    optional: ticked("optional"),
    sensitive: ticked("sensitive"),
    declines: declinesOf(fields["declines"]),
    showWhen: condition ?? undefined,
    alert,
    prefill: text("prefill") === "" ? undefined : { from: text("prefill"), writeBack: ticked("write-back") },
    kind: text("kind") || undefined,
    when: text("when") || undefined,
    accepts: text("accepts") || undefined,
    unit: text("unit") || undefined,
    decimals: number("decimals"),
    min: number("least"),
    max: number("most"),
    from: number("from"),
    to: number("to"),
    other: ticked("other"),
    body: text("body") || undefined,
    box: text("box"),
    statement: text("statement"),
    each: text("each"),
    choices,
    rows: namedLines(lines("rows"), (old?.["rows"] as { id: string; label: string }[] | undefined) ?? [], "row"),
    words: type === "scale" ? { ...(old?.["words"] as object | undefined), [text("from")]: text("start"), [text("to")]: text("end") } : undefined,
    items: type === "group" ? innerOf(lines("questions"), (old?.["items"] as InnerItem[] | undefined) ?? [], errors) : undefined,
  };
  const parsed = itemSchema.safeParse(Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined)));
  if (!parsed.success) for (const issue of parsed.error.issues) errors[fieldNamed[String(issue.path[0])] ?? String(issue.path[0] ?? "form")] ??= issue.message;
  return Object.keys(errors).length > 0 || !parsed.success ? { errors } : { item: parsed.data };
}

const fieldNamed: Record<string, string> = { min: "least", max: "most", words: "start", items: "questions", type: "type" };

const declinesOf = (value: string | readonly string[] | undefined): string[] | undefined => {
  const given = (typeof value === "string" ? [value] : [...(value ?? [])]).filter((one) => one === "not-say" || one === "not-sure");
  return given.length === 0 ? undefined : given;
};

/** The answers that staff are told of: lines of choices as they read, or a number. */
function alertOf(type: string, lines: readonly string[], from: number | undefined, choices: readonly { value: string; label: string }[], errors: Record<string, string>): { values?: string[]; atLeast?: number } | undefined {
  if (type === "number" || type === "scale") return from === undefined ? undefined : { atLeast: from };
  if (lines.length === 0) return undefined;
  const known = type === "yes-no" ? [{ value: "yes", label: "Yes" }, { value: "no", label: "No" }] : choices;
  const values = lines.map((line) => known.find((choice) => choice.label.toLowerCase() === line.toLowerCase())?.value ?? "");
  const missing = lines.find((_, at) => values[at] === "");
  if (missing !== undefined) errors["alert-on"] = `Write an answer of this question as it stands above. “${missing}” is none.`;
  return { values };
}

/** Choices from lines such as `Several days = 1`. */
function choicesOf(lines: readonly string[], before: readonly Choice[], lastAlone: boolean): Omit<Choice, never>[] {
  const read = lines.map((line) => {
    const [, label = line, score] = /^(.*?)\s*=\s*(-?\d{1,4})$/.exec(line) ?? [];
    return { label, ...(score === undefined ? {} : { score: Number(score) }) };
  });
  const values = keptNames(read.map((choice) => choice.label), before.map((choice) => ({ name: choice.value, label: choice.label })), "choice");
  return read.map((choice, at) => {
    const { hint } = before.find((one) => one.value === values[at]) ?? {};
    return { value: values[at] ?? "", ...choice, ...(hint ? { hint } : {}), ...(lastAlone && at === read.length - 1 ? { alone: true } : {}) };
  });
}

const namedLines = (lines: readonly string[], before: readonly { id: string; label: string }[], word: string): { id: string; label: string }[] => {
  const names = keptNames(lines, before.map((row) => ({ name: row.id, label: row.label })), word);
  return lines.map((label, at) => ({ id: names[at] ?? "", label }));
};

/** A line that was there keeps its name wherever it moves; a line with new words takes the name of the line whose place it has, if that line is gone. */
function keptNames(labels: readonly string[], before: readonly { name: string; label: string }[], word: string): string[] {
  const byLabel = new Map(before.map((one) => [one.label, one.name]));
  const used = new Set(labels.flatMap((label) => byLabel.get(label) ?? []));
  return labels.map((label, at) => {
    const same = byLabel.get(label);
    if (same !== undefined) return same;
    const place = before[at]?.name;
    if (place !== undefined && !used.has(place)) return used.add(place) && place;
    const base = label.normalize("NFKD").toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replace(/^[^a-z]+/, "").slice(0, 30).replace(/-+$/, "") || word;
    const reserved = base === "other" || base === "not-say" || base === "not-sure";
    for (let n = reserved ? 2 : 1; ; n++) {
      const free = n === 1 ? base : `${base}-${n}`;
      if (!used.has(free) && !before.some((one) => one.name === free)) return used.add(free) && free;
    }
  });
}

/** Questions of a repeat group from lines such as `Date of birth (date)`; a line that stands as it was keeps its question, whatever its type. */
function innerOf(lines: readonly string[], before: readonly InnerItem[], errors: Record<string, string>): InnerItem[] {
  const byLine = new Map(before.map((one) => [innerLine(one), one]));
  const words = Object.entries(innerTypes);
  const labels = lines.map((line) => byLine.get(line)?.label ?? line.replace(/\s*\([^()]*\)$/, ""));
  const names = keptNames(labels, before.map((one) => ({ name: one.id, label: one.label })), "question");
  return lines.map((line, at) => {
    const kept = byLine.get(line);
    if (kept) return kept;
    const bracket = /\(([^()]*)\)$/.exec(line)?.[1]?.trim().toLowerCase();
    const type = bracket === undefined ? "text" : words.find(([, word]) => word === bracket)?.[0];
    if (!type) errors["questions"] = `Behind \u201c${labels[at]}\u201d, write one of these in brackets: ${words.map(([, word]) => word).join(", ")}`;
    return { id: names[at] ?? "", type: type ?? "text", label: labels[at] ?? "" } as InnerItem;
  });
}
