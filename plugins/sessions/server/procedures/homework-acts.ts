import { z } from "zod";
import { idInput, invalid } from "@anteroom/core/server";
import { findHomework, homeworkBody, writeHomework } from "../homework/find-homework.ts";
import { answer, cancel, saveNote, submit, takeBack, tickDays } from "../homework/homework-acts.ts";
import { perform } from "../homework/perform.ts";
import { portalProcedure, staffProcedure } from "../trpc.ts";

const at = z.object({ id: idInput(), key: idInput() });
const words = (most: number) => z.string().trim().max(most, `Use ${most.toLocaleString("en-US")} characters or fewer.`).default("");
const fileIds = z.array(idInput()).max(10, "Send 10 files or fewer at a time.").default([]);

/** Says on which of the last days it was done. */
export const homeworkDays = portalProcedure.meta({ permission: "sessions.use" }).input(at.extend({ days: z.array(z.string().max(10)).max(7) })).mutation(({ ctx: { plugin }, input }) => perform(plugin, input, (tx, viewer) => tickDays(plugin, tx, viewer, input.id, input.days)));

/** Keeps what was written so far. */
export const homeworkSave = portalProcedure.meta({ permission: "sessions.use" }).input(at.extend({ note: words(4_000) })).mutation(({ ctx: { plugin }, input }) => perform(plugin, input, (tx, viewer) => saveNote(plugin, tx, viewer, input.id, input.note)));

/** Sends it, with words, files, both or neither. */
export const homeworkSend = portalProcedure.meta({ permission: "sessions.use" }).input(at.extend({ note: words(4_000), fileIds })).mutation(({ ctx: { plugin }, input }) => perform(plugin, input, (tx, viewer) => submit(plugin, tx, viewer, input.id, input)));

/** Takes it back while nobody has answered. */
export const homeworkTakeBack = portalProcedure.meta({ permission: "sessions.use" }).input(at).mutation(({ ctx: { plugin }, input }) => perform(plugin, input, (tx, viewer) => takeBack(plugin, tx, viewer, input.id)));

/** Staff answer what was sent, or with `back` send it back. */
export const homeworkAnswer = staffProcedure.meta({ permission: "sessions.manage" }).input(at.extend({ comment: words(2_000), back: z.boolean().default(false) })).mutation(({ ctx: { plugin }, input }) => perform(plugin, input, (tx, viewer) => answer(plugin, tx, viewer, input.id, input)));

/** Staff withdraw it; a series ends with it. */
export const homeworkCancel = staffProcedure.meta({ permission: "sessions.manage" }).input(at).mutation(({ ctx: { plugin }, input }) => perform(plugin, input, (tx, viewer) => cancel(plugin, tx, viewer, input.id)));

/** Staff add files to what they gave. */
export const homeworkFiles = staffProcedure.meta({ permission: "sessions.manage" }).input(at.extend({ fileIds })).mutation(async ({ ctx: { plugin }, input }) => {
  if (input.fileIds.length === 0) throw invalid({ files: "Add a file." });
  await perform(plugin, input, async (tx, viewer) => {
    const row = await findHomework(plugin, viewer, input.id, tx);
    const files = await plugin.files.claim(input.fileIds, { kind: "homework", id: row.id }, tx);
    await writeHomework(plugin, tx, row, { files: [...homeworkBody(plugin, row).files, ...files.map((file) => file.id)] });
    await plugin.cards.touch("sessions.homework", row.id, tx);
    await plugin.audit("gave-files", { subject: row.id, clientId: row.clientId }, tx);
  });
});
