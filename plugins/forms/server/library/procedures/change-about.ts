import { draftDefinition } from "../../definition/form-definition.ts";
import { staffProcedure } from "../../trpc.ts";
import { changeDraft } from "../change-draft.ts";
import { draftInput } from "./draft-input.ts";

const { title, purpose, readBy, minutes, sensitive, pace, afterwards } = draftDefinition.shape;

/** Changes what a form says about itself. */
export const changeAbout = staffProcedure
  .meta({ permission: "forms.build" })
  .input(draftInput.extend({ title, purpose, readBy, minutes, sensitive, pace, afterwards }))
  .mutation(({ ctx: { plugin, viewer }, input: { formId, key, rev, ...about } }) =>
    changeDraft(plugin, viewer, { formId, key, rev }, ({ minutes: _minutes, afterwards: _afterwards, ...form }) => ({ ...form, ...Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined && value !== "")), purpose: about.purpose, readBy: about.readBy, title: about.title }), "Changed what the form says about itself"));
