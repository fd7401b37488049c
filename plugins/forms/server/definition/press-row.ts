import type { Typed } from "./answer.ts";
import { rowCount } from "./read-composite.ts";
import { listIn } from "./typed-text.ts";

/** What a button beside repeated rows or files asks for: `add:meds`, `remove:meds.1`, `remove:photo.<file id>`; the rows follow. */
export function pressRow(typed: Typed, press: string): Typed {
  const [, verb, target = ""] = /^(add|remove):([a-z0-9.-]+|[a-z0-9-]+\.[0-9A-Z]{26})$/.exec(press) ?? [];
  if (verb === "add") return { ...typed, [`${target}.count`]: String(rowCount(typed, target, 40) + 1) };
  const at = target.lastIndexOf(".");
  if (verb !== "remove" || at < 1) return typed;
  const [name, which] = [target.slice(0, at), target.slice(at + 1)];
  return /^\d{1,2}$/.test(which) ? withoutRow(typed, name, Number(which)) : { ...typed, [name]: listIn(typed, name).filter((id) => id !== which) };
}

function withoutRow(typed: Typed, name: string, row: number): Typed {
  const rows = new RegExp(`^${name}\\.(\\d{1,2})\\.(.+)$`);
  const left: Record<string, string | readonly string[]> = { [`${name}.count`]: String(Math.max(0, rowCount(typed, name, 40) - 1)) };
  for (const [field, value] of Object.entries(typed)) {
    const [, at, rest = ""] = rows.exec(field) ?? [];
    if (field === `${name}.count`) continue;
    if (at === undefined) left[field] = value;
    else if (Number(at) !== row) left[Number(at) > row ? `${name}.${Number(at) - 1}.${rest}` : field] = value;
  }
  return left;
}
