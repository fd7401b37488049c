import type { MethodRow } from "../payers/payer-rows.ts";

/** What stands on receipts and for staff, such as "Visa ending 4242". */
export const methodLabel = ({ brand, last4 }: Pick<MethodRow, "brand" | "last4">): string => `${brand} ending ${last4}`;

/** The same for its holder, after the name that they gave it. */
export const methodName = (row: Pick<MethodRow, "brand" | "last4" | "nickname">): string => (row.nickname ? `${row.nickname}, ${methodLabel(row)}` : methodLabel(row));
