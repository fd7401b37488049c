import { newId, writePdf } from "@anteroom/core/server";
import type { PdfBlock, PluginContext, Tx } from "@anteroom/core/server";
import { UniqueConstraintError } from "sequelize";
import { nextNumber } from "../invoices/next-number.ts";
import { documents } from "./document-rows.ts";
import type { DocumentRow } from "./document-rows.ts";

export interface NewDocument extends Pick<DocumentRow, "clientId" | "payerId" | "kind" | "source"> {
  /** Of the invoice; other kinds count by themselves. */
  number?: number;
  fromDay?: string | null;
  toDay?: string | null;
  staffId?: string | null;
  /** The paper, told its number; its first heading is its title. */
  draw(number: number): Promise<{ title: string; practice: string; blocks: PdfBlock[] }>;
}

const find = async (ctx: PluginContext, source: string): Promise<DocumentRow | undefined> => (await ctx.model(documents).findOne({ where: { practiceId: ctx.practiceId, source } }))?.get();

/** Makes a paper once and keeps it: asked again for the same source it answers the one that is there. */
export async function keepDocument(ctx: PluginContext, made: NewDocument): Promise<DocumentRow> {
  const known = await find(ctx, made.source);
  if (known) return known;
  try {
    return await ctx.transaction((tx) => store(ctx, tx, made));
  } catch (error) {
    const first = error instanceof UniqueConstraintError ? await find(ctx, made.source) : undefined;
    if (first) return first;
    throw error;
  }
}

async function store(ctx: PluginContext, tx: Tx, made: NewDocument): Promise<DocumentRow> {
  const number = made.number ?? (await nextNumber(ctx, tx, `paper-${made.kind}`));
  const { title, practice, blocks } = await made.draw(number);
  const { country } = await ctx.people.practice();
  const bytes = await writePdf({ title, language: "en", author: practice, createdAt: ctx.now(), paper: ["US", "CA"].includes(country) ? "letter" : "a4", blocks });
  const id = newId();
  const file = await ctx.files.keep({ name: `${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}.pdf`, mime: "application/pdf", bytes }, { kind: "document", id }, tx);
  const by = ctx.viewer === null ? { madeByKind: "system" as const, madeBy: null } : ctx.viewer.kind === "staff" ? { madeByKind: "staff" as const, madeBy: ctx.viewer.staffId } : { madeByKind: "portal" as const, madeBy: ctx.viewer.portalUserId };
  const row: DocumentRow = { id, practiceId: ctx.practiceId, clientId: made.clientId, payerId: made.payerId, kind: made.kind, source: made.source, number, title, fileId: file.id, size: file.size, fromDay: made.fromDay ?? null, toDay: made.toDay ?? null, staffId: made.staffId ?? null, ...by, madeAt: ctx.now() };
  await ctx.model(documents).create(row, { transaction: tx.sequelize });
  return row;
}
