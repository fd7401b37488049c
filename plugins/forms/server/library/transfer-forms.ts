import { pageOf } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { packetRows } from "../packets/packet-rows.ts";
import type { PacketRow } from "../packets/packet-rows.ts";
import { formRows, translationRows, versionRows } from "./form-rows.ts";
import type { FormRow, TranslationRow, VersionRow } from "./form-rows.ts";
import { hashOf } from "./publish-form.ts";

/** One row of the library in a practice's export. */
type LibraryRow = { kind: "form"; row: FormRow } | { kind: "version"; row: VersionRow } | { kind: "translation"; row: TranslationRow } | { kind: "packet"; row: PacketRow };

const kinds = { form: formRows, version: versionRows, translation: translationRows, packet: packetRows } as const;
const keys = { form: ["id"], version: ["id"], translation: ["versionId", "language"], packet: ["id"] } as const;

/** The whole library, row by row. */
async function* give(ctx: PluginContext): AsyncGenerator<LibraryRow> {
  for (const kind of ["form", "version", "translation", "packet"] as const) {
    const by = keys[kind].map((key) => [key, "ASC"] as const);
    for (let after: string | undefined; ; ) {
      const { rows, next } = await pageOf(ctx.model(kinds[kind] as typeof formRows), { where: { practiceId: ctx.practiceId }, by: by as unknown as readonly (readonly ["id", "ASC"])[], after, size: 100 });
      for (const row of rows) yield { kind, row } as unknown as LibraryRow;
      if (next === null) break;
      after = next;
    }
  }
}

/** Brings a library back; what is there already is left alone, so it can be run again. */
async function take(ctx: PluginContext, rows: AsyncIterable<unknown>): Promise<void> {
  for await (const one of rows) {
    const { kind, row } = one as LibraryRow;
    if (!Object.hasOwn(kinds, kind)) continue;
    await ctx.transaction((tx) => put(ctx, kind, row as unknown as Record<string, unknown>, tx));
  }
}

async function put(ctx: PluginContext, kind: LibraryRow["kind"], row: Record<string, unknown>, tx: Tx): Promise<void> {
  const model = ctx.model(kinds[kind] as typeof formRows);
  const where = { practiceId: ctx.practiceId, ...Object.fromEntries(keys[kind].map((key) => [key, row[key]])) };
  if ((await model.count({ where, transaction: tx.sequelize })) > 0) return;
  if ((kind === "form" || kind === "packet") && typeof row["origin"] === "string") await makeRoom(ctx, kind, row["origin"], tx);
  // Ids inside a version are new, so its words are hashed again.
  const hash = kind === "version" ? { hash: hashOf(String(row["content"])) } : {};
  if (kind === "packet" && row["defaultFor"] !== null) await ctx.model(packetRows).update({ defaultFor: null }, { where: { practiceId: ctx.practiceId, defaultFor: String(row["defaultFor"]) }, transaction: tx.sequelize });
  await model.create({ ...row, ...hash, practiceId: ctx.practiceId }, { transaction: tx.sequelize });
}

/** What the practice was given when it began makes room for what it brings along, unless somebody has changed it. */
async function makeRoom(ctx: PluginContext, kind: "form" | "packet", origin: string, tx: Tx): Promise<void> {
  const model = ctx.model(kinds[kind] as typeof formRows);
  const where = { practiceId: ctx.practiceId, origin };
  await model.update({ origin: null, retiredAt: ctx.now() }, { where: { ...where, changedBy: null }, transaction: tx.sequelize });
  await model.update({ origin: null }, { where, transaction: tx.sequelize });
}

/** The library in a practice's export, and back from one. */
export const transferForms = { give, take };
