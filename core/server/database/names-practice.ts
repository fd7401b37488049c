import { Op } from "sequelize";

function isOneValue(value: unknown): boolean {
  return (typeof value === "string" && value !== "") || typeof value === "number";
}

function isGiven(value: unknown): boolean {
  if (isOneValue(value)) return true;
  if (Array.isArray(value)) return value.length > 0 && value.every(isOneValue);
  if (typeof value !== "object" || value === null) return false;
  return isOneValue(Reflect.get(value, Op.eq)) || isGiven(Reflect.get(value, Op.in));
}

/**
 * Whether a `where` can only match rows of practices it names: by one of `columns` (the attribute and its field),
 * at the top or inside `Op.and`. A condition inside `Op.or` or `Op.not` does not count.
 */
export function namesPractice(where: unknown, columns: readonly string[]): boolean {
  if (typeof where !== "object" || where === null) return false;
  if (columns.some((column) => isGiven(Reflect.get(where, column)))) return true;
  const all: unknown = Reflect.get(where, Op.and);
  const parts: unknown[] = Array.isArray(all) ? all : [all];
  return parts.some((part) => namesPractice(part, columns));
}
