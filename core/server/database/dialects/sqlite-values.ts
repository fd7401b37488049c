import { refuseUnbindable } from "../bindable.ts";

type BoundValue = string | number | bigint | null | Buffer;

/** Parameters in order, or by name as Sequelize gives them (`{ $1: ... }`). */
export type SqliteParams = readonly unknown[] | Readonly<Record<string, unknown>>;

function bindValue(value: unknown): BoundValue {
  refuseUnbindable(value);
  // The driver binds every number as a float; an integer must arrive as one, or it is stored as `1.0` in a text column.
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value === "boolean") return value ? 1n : 0n;
  if (value instanceof Date) return BigInt(value.getTime());
  if (value instanceof Uint8Array && !Buffer.isBuffer(value)) return Buffer.from(value);
  return value as BoundValue;
}

/** Turns parameters into what the driver can store; refuses what it cannot. */
export function bindParams(params: SqliteParams): unknown {
  if (Array.isArray(params)) return params.map(bindValue);
  const named: Record<string, BoundValue> = {};
  for (const [name, value] of Object.entries(params)) named[name.replace(/^[$:@]/, "")] = bindValue(value);
  return named;
}

function plainInteger(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

/** Replaces the driver's own types in a row: integers become numbers (strings beyond 2^53), bytes become a Buffer. */
export function plainRow(row: Record<string, unknown>): Record<string, unknown> {
  for (const name in row) {
    const value = row[name];
    if (typeof value === "bigint") row[name] = plainInteger(value);
    else if (value instanceof ArrayBuffer) row[name] = Buffer.from(value);
    else if (value instanceof Uint8Array && !Buffer.isBuffer(value)) row[name] = Buffer.from(value);
  }
  return row;
}
