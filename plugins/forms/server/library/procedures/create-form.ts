import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { draftDefinition } from "../../definition/form-definition.ts";
import { staffProcedure } from "../../trpc.ts";
import { addForm } from "../add-form.ts";

const { title, purpose, readBy } = draftDefinition.shape;

/** Begins a new form. */
export const createForm = staffProcedure
  .meta({ permission: "forms.build" })
  .input(z.object({ key: idInput(), title, purpose, readBy }))
  .mutation(({ ctx: { plugin, viewer }, input: { key, ...words } }) =>
    addForm(plugin, viewer, key, { ...words, sensitive: false, pace: "question", language: "en", pages: [] }, "new"));
