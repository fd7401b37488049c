import { AppError } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { openLines } from "../documents/line-table.ts";
import type { OpenLine } from "../documents/line-table.ts";
import { lockInvoice } from "./find-invoice.ts";
import { lines } from "./invoice-rows.ts";
import type { LineRow } from "./invoice-rows.ts";
import { taxOf } from "./make-drafts.ts";
import type { NewLine } from "./make-drafts.ts";
import { addUp, changeLine, storeLine } from "./store-line.ts";

export interface WantedLine extends NewLine {
  /** The charge that it changes; null for one more. */
  id: string | null;
  remove: boolean;
}

const wordsOf = ({ day, description, code, modifiers, diagnoses, placeCode, quantity, unitAmount }: Omit<NewLine, "staffId" | "appointmentId" | "taxBasisPoints">): string => JSON.stringify([day, description, code, modifiers, diagnoses, placeCode, quantity, unitAmount]);
const isSame = (line: WantedLine, old: OpenLine): boolean => wordsOf(line) === wordsOf({ ...old, ...old.said });

/** Changes the charges of a draft as staff typed them. `seen` is the draft's `changedAt` that they had before them. @throws AppError `CONFLICT` when it changed since, or is no draft */
export async function changeDraft(ctx: PluginContext, tx: Tx, { id, seen, wanted }: { id: string; seen: number; wanted: readonly WantedLine[] }): Promise<void> {
  const row = await lockInvoice(ctx, tx, id);
  if (row.state !== "draft") throw new AppError("CONFLICT", row.state === "void" ? "This draft was thrown away." : "This invoice was sent already.");
  if (row.changedAt !== seen) throw new AppError("CONFLICT", "This draft changed meanwhile. Nothing was saved. Look at its charges again, then change them.");
  const options = { transaction: tx.sequelize };
  const before = openLines(ctx, (await ctx.model(lines).findAll({ where: { practiceId: ctx.practiceId, invoiceId: id }, ...options, lock: true })).map((one) => one.get()));
  if (wanted.every((line) => line.remove)) throw new AppError("CONFLICT", "Keep one charge, or throw the draft away.");
  for (const [position, line] of wanted.entries()) {
    const old: (LineRow & OpenLine) | undefined = line.id ? before.find((one) => one.id === line.id) : undefined;
    if (line.id && !old) throw new AppError("CONFLICT", "This draft changed meanwhile. Nothing was saved. Look at its charges again, then change them.");
    if (line.remove) await ctx.model(lines).destroy({ where: { practiceId: ctx.practiceId, id: line.id ?? "" }, ...options });
    else if (old && isSame(line, old)) continue;
    else {
      const amount = line.quantity * line.unitAmount;
      const taxBasisPoints = old?.taxBasisPoints ?? line.taxBasisPoints;
      const stored = { ...line, position, amount, taxBasisPoints, tax: taxOf(amount, taxBasisPoints), edited: 1 };
      if (old) await changeLine(ctx, tx, old.id, { ...stored, position: old.position, staffId: old.staffId });
      else await storeLine(ctx, tx, row, { ...stored, appointmentId: null, staffId: line.staffId ?? row.staffId });
    }
  }
  await addUp(ctx, tx, id);
}
