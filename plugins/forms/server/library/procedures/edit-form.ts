import { z } from "zod";
import { editDefinition, editWords, formEdit } from "../../builder/edit-definition.ts";
import { staffProcedure } from "../../trpc.ts";
import { changeDraft, undoChange } from "../change-draft.ts";
import { draftInput } from "./draft-input.ts";

const builder = staffProcedure.meta({ permission: "forms.build" });

/** Moves, duplicates, removes or adds a part of a form. */
export const editForm = builder
  .input(draftInput.extend({ edit: formEdit }))
  .mutation(({ ctx: { plugin, viewer }, input: { edit, ...change } }) => changeDraft(plugin, viewer, change, (form) => editDefinition(form, edit), editWords[edit.do]));

/** Takes back the last change. */
export const undoEdit = builder.input(draftInput.extend({ undo: z.literal(true).optional() })).mutation(({ ctx: { plugin, viewer }, input }) => undoChange(plugin, viewer, input));
