import { readLocal, writeLocal } from "@anteroom/core/time/wall-time.ts";

/** What `settings.get` answers for one setting. */
export interface SettingLine {
  name: string;
  label: string;
  help: string;
  secret: boolean;
  levels: readonly string[];
  /** JSON Schema of the value. */
  schema: unknown;
  /** What an amount counts in, such as "USD" or "%"; its value is in the smallest part of it. */
  unit: string | null;
  value: unknown;
  from: "default" | "practice" | "professional" | "client";
}

/** How a setting is asked for, decided from its JSON Schema. */
export type SettingInput =
  | { kind: "switch" }
  | { kind: "choice"; options: string[] }
  | { kind: "number"; min?: number; max?: number; whole: boolean; empty: boolean }
  | { kind: "amount"; unit: string; decimals: number }
  | { kind: "moment" }
  | { kind: "lines"; empty: boolean }
  | { kind: "text"; long: boolean; max?: number }
  | { kind: "json" };

interface Schema {
  type?: string;
  enum?: unknown[];
  anyOf?: Schema[];
  items?: Schema;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
}

/** Reads the part of JSON Schema that settings use; anything else is edited as JSON. */
export function inputOf(line: Pick<SettingLine, "name" | "schema" | "unit">): SettingInput {
  const whole = line.schema as Schema;
  const empty = whole.anyOf?.some((one) => one.type === "null") ?? false;
  const schema = whole.anyOf?.find((one) => one.type !== "null") ?? whole;
  if (schema.type === "boolean") return { kind: "switch" };
  if (schema.enum) return { kind: "choice", options: schema.enum.map(String) };
  if (line.unit) return { kind: "amount", unit: line.unit, decimals: decimalsOf(line.unit) };
  if (schema.type === "integer" || schema.type === "number") {
    // Instants are stored as milliseconds; nobody types those.
    if (empty && /(From|Until|At)$/.test(line.name)) return { kind: "moment" };
    return { kind: "number", min: sane(schema.minimum), max: sane(schema.maximum), whole: schema.type === "integer", empty };
  }
  if (schema.type === "array" && schema.items?.type === "string") return { kind: "lines", empty };
  if (schema.type === "string") return { kind: "text", long: (schema.maxLength ?? 0) > 120, max: schema.maxLength };
  return { kind: "json" };
}

const decimalsOf = (unit: string): number => (unit === "%" ? 2 : (new Intl.NumberFormat("en-US", { style: "currency", currency: unit }).resolvedOptions().maximumFractionDigits ?? 2));

// zod writes the limits of safe integers, which are no limits to a person.
const sane = (limit: number | undefined): number | undefined => (limit === undefined || Math.abs(limit) >= Number.MAX_SAFE_INTEGER ? undefined : limit);

/** A stored value as its field shows it. */
export function shownValue(input: SettingInput, value: unknown, zone: string): string {
  if (value === null || value === undefined) return "";
  if (input.kind === "moment") return typeof value === "number" ? writeLocal(value, zone) : "";
  if (input.kind === "amount") return typeof value === "number" ? (value / 10 ** input.decimals).toFixed(input.decimals).replace(input.unit === "%" ? /\.?0+$/ : /$^/, "") : "";
  if (input.kind === "lines") return Array.isArray(value) ? value.join("\n") : "";
  if (input.kind === "switch") return value === true ? "yes" : "";
  return input.kind === "json" ? JSON.stringify(value) : String(value);
}

/** What a field's text means; an `error` says what to type instead. */
export function readValue(input: SettingInput, text: string, label: string, zone: string): { value: unknown } | { error: string } {
  if (input.kind === "switch") return { value: text === "yes" };
  if (input.kind === "moment") {
    const at = text === "" ? null : readLocal(text, zone);
    return text !== "" && at === null ? { error: `${label} must be a day and a time.` } : { value: at };
  }
  if (input.kind === "lines") {
    const lines = text.split(/\r?\n/).map((one) => one.trim()).filter(Boolean);
    return { value: lines.length === 0 && input.empty ? null : lines };
  }
  if (input.kind === "amount") return readAmount(input, text, label);
  if (input.kind === "number") {
    if (text === "" && input.empty) return { value: null };
    const number = Number(text.replaceAll(",", ""));
    return text === "" || !Number.isFinite(number) ? { error: `${label} must be a number.` } : { value: number };
  }
  if (input.kind === "json") {
    try {
      return { value: JSON.parse(text) as unknown };
    } catch {
      return { error: `${label} must be JSON.` };
    }
  }
  return { value: text.replaceAll("\r\n", "\n") };
}

/** "$10", "10.00" or "8.25 %" in the smallest part of its unit. */
function readAmount({ unit, decimals }: { unit: string; decimals: number }, text: string, label: string): { value: number } | { error: string } {
  const example = unit === "%" ? "8.25" : decimals === 0 ? "10" : "10.00";
  const parts = /^[$€£¥]?\s*(\d{1,7}(?:,\d{3})*)(?:\.(\d*))?\s*(?:%|[A-Z]{3})?$/.exec(text.trim());
  if (!parts) return { error: `${label} must be ${unit === "%" ? "a number" : "an amount"}, such as ${example}.` };
  const [, whole = "", rest = ""] = parts;
  if (rest.length > decimals) return { error: decimals === 0 ? `${label} must be a whole amount.` : `${label} can have ${decimals} decimals, such as ${example}.` };
  return { value: Number(whole.replaceAll(",", "")) * 10 ** decimals + Number(rest.padEnd(decimals, "0") || "0") };
}
