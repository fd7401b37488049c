import type { PluginContext, Tx } from "@anteroom/core/server";
import { alertPlace, alerts } from "../alerts/alert-rows.ts";
import { notePlace } from "../assignments/assign-form.ts";
import { assignments, shares } from "../assignments/assignment-rows.ts";
import { returnNotePlace } from "../assignments/change-assignment.ts";
import { draftPlace } from "../drafts/draft.ts";
import { draftAnswers } from "../drafts/draft-rows.ts";
import { givenPackets } from "../packets/given/given-rows.ts";
import { appointmentForms } from "../recurrence/appointments/appointment-form-rows.ts";
import { recurrences } from "../recurrence/recurrence-rows.ts";
import { annotationPlace } from "./annotations.ts";
import { amendReasonPlace } from "./procedures/amend.ts";
import { filesInText, movedBy, movedIn, withMoved } from "./moved-files.ts";
import type { FileInText } from "./moved-files.ts";
import { annotations, submissions } from "./submission-rows.ts";
import { contentPlace, reasonPlace, typedPlace } from "./submission-places.ts";

type Place = { table: string; row: string; column: string };
type Row = Record<string, unknown>;

/** What leaves and comes back of one table: what identifies a row, and which columns are opened on the way out and sealed again on the way in. */
interface Kind {
  model: { name: string };
  key: readonly string[];
  sealed: Readonly<Record<string, (row: Row) => Place>>;
}

const id = (row: Row): string => String(row["id"]);

const kinds: Readonly<Record<string, Kind>> = {
  assignment: { model: assignments, key: ["id"], sealed: { note: (row) => notePlace(id(row)), returnNote: (row) => returnNotePlace(id(row)), amendReason: (row) => amendReasonPlace(id(row)) } },
  share: { model: shares, key: ["assignmentId", "portalUserId"], sealed: {} },
  draft: { model: draftAnswers, key: ["assignmentId", "itemId"], sealed: { typed: (row) => draftPlace(String(row["assignmentId"]), String(row["itemId"])), prefilled: (row) => draftPlace(String(row["assignmentId"]), String(row["itemId"]), "prefilled") } },
  submission: { model: submissions, key: ["id"], sealed: { content: (row) => contentPlace(id(row)), typed: (row) => typedPlace(id(row)), reason: (row) => reasonPlace(id(row)) } },
  recurrence: { model: recurrences, key: ["id"], sealed: {} },
  appointmentForm: { model: appointmentForms, key: ["id"], sealed: {} },
  givenPacket: { model: givenPackets, key: ["id"], sealed: {} },
  alert: { model: alerts, key: ["id"], sealed: { answer: (row) => alertPlace(id(row), "answer"), changedTo: (row) => alertPlace(id(row), "changedTo"), note: (row) => alertPlace(id(row), "note") } },
  annotation: { model: annotations, key: ["id"], sealed: { text: (row) => annotationPlace(id(row)) } },
};

/** Columns with answers, which may name files. */
const withFiles = new Set(["typed", "content"]);

const pageSize = 200;

/** A sealed column, opened. An import leaves `text` letter by letter, so that its hash stays right, and gives the files that it names new ids. */
interface Words {
  column: string;
  text: string;
  files?: readonly FileInText[];
}

/** Everything that was given, begun and sent, row by row. */
async function* give(ctx: PluginContext): AsyncGenerator<{ kind: string; row: Row; words: Words[] }> {
  for (const [kind, { model, key, sealed }] of Object.entries(kinds)) {
    for (let offset = 0; ; offset += pageSize) {
      const rows = await ctx.model(model as typeof assignments).findAll({ where: { practiceId: ctx.practiceId }, order: key.map((name) => [name, "ASC"] as [string, string]), limit: pageSize, offset });
      for (const found of rows) {
        const row = { ...found.get() } as unknown as Row;
        const words = Object.entries(sealed).flatMap(([column, place]) => (typeof row[column] === "string" ? [{ column, text: ctx.sealed.open(place(row), row[column]) }] : []));
        for (const { column } of words) delete row[column];
        const moved = movedIn((row["moved"] as string | null | undefined) ?? null);
        delete row["moved"];
        yield { kind, row, words: await Promise.all(words.map(async (one) => (withFiles.has(one.column) ? { ...one, files: await filesInText(ctx, one.text, moved) } : one))) };
      }
      if (rows.length < pageSize) break;
    }
  }
}

/** Brings one row back; what is there already is left alone. False when it is none of these. */
async function take(ctx: PluginContext, given: unknown): Promise<boolean> {
  const { kind, row, words } = given as { kind: string; row: Row; words?: Words[] };
  const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (!known) return false;
  await ctx.transaction((tx) => put(ctx, known, row, words ?? [], tx));
  return true;
}

async function put(ctx: PluginContext, { model, key, sealed }: Kind, row: Row, words: readonly Words[], tx: Tx): Promise<void> {
  const table = ctx.model(model as typeof assignments);
  const where = { practiceId: ctx.practiceId, ...Object.fromEntries(key.map((name) => [name, row[name]])) };
  if ((await table.count({ where, transaction: tx.sequelize })) > 0) return;
  const kept = Object.fromEntries(words.flatMap(({ column, text, files = [] }) => {
    const moved = movedBy(text, files);
    // What was sent is told apart from a change by its hash: its ids are put right when it is read.
    if (column === "content" && Object.keys(moved).length > 0) row["moved"] = JSON.stringify(moved);
    return sealed[column] ? [[column, ctx.sealed.seal(sealed[column](row), column === "content" ? text : withMoved(text, moved))]] : [];
  }));
  const none = Object.fromEntries(Object.keys(sealed).map((column) => [column, null]));
  await table.create({ ...none, ...row, ...kept, practiceId: ctx.practiceId } as never, { transaction: tx.sequelize });
}

/** Assignments, drafts and submissions in a practice's export, and back from one. */
export const transferAnswers = { give, take };
