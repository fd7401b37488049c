import { z } from "zod";
import { idInput, invalid, notFound } from "@anteroom/core/server";
import { conditionFields, conditionFromFields, testGroups } from "../../builder/condition-fields.ts";
import { editDefinition, putItem } from "../../builder/edit-definition.ts";
import { fieldsOf } from "../../builder/question-fields.ts";
import { questionFromFields } from "../../builder/question-from-fields.ts";
import type { FormDefinition } from "../../definition/form-definition.ts";
import { name } from "../../definition/item.ts";
import type { Item } from "../../definition/item.ts";
import { staffProcedure } from "../../trpc.ts";
import { changeDraft } from "../change-draft.ts";
import { definitionOf, findForm } from "../find-form.ts";
import { draftInput } from "./draft-input.ts";

const builder = staffProcedure.meta({ permission: "forms.build" });

const itemIn = (form: FormDefinition, itemId: string): Item | undefined => form.pages.flatMap((page) => page.items).find((item) => item.id === itemId);

/** What the page of one question, or of one page of the form, needs: its fields, and the answers that it can depend on. Without `part` a new question at the end of `pageId`. */
export const part = builder.input(z.object({ formId: idInput(), part: name.optional(), pageId: name.optional() })).query(async ({ ctx: { plugin }, input }) => {
  const row = await findForm(plugin, input.formId);
  const form = await definitionOf(plugin, row);
  const shared = { title: form.title, rev: row.rev, locked: row.measure !== null };
  if (!input.part) {
    const pages = form.pages.slice(0, form.pages.findIndex((page) => page.id === input.pageId) + 1 || undefined);
    return { ...shared, fields: { match: "always" }, groups: testGroups({ ...form, pages }, "", undefined) };
  }
  const item = itemIn(form, input.part);
  if (item) return { ...shared, fields: fieldsOf(item), groups: testGroups(form, item.id, item.showWhen) };
  const page = form.pages.find((one) => one.id === input.part);
  if (!page) throw notFound("this question");
  return { ...shared, fields: { title: page.title ?? "", stem: page.stem ?? "", ...conditionFields(page.showWhen) }, groups: testGroups(form, page.id, page.showWhen) };
});

const fields = z.record(z.string().max(60), z.union([z.string().max(50_000), z.array(z.string().max(200)).max(20)]));

/** Adds a question to a page, or changes one; its id answers. */
export const saveQuestion = builder.input(draftInput.extend({ pageId: name.optional(), itemId: name.optional(), fields })).mutation(async ({ ctx: { plugin, viewer }, input: { pageId, itemId, fields: sent, ...change } }) => {
  let saved = itemId ?? "";
  const answer = await changeDraft(
    plugin, viewer, change,
    (form) => {
      const before = itemId ? itemIn(form, itemId) : null;
      if (before === undefined) throw notFound("this question");
      const read = questionFromFields(form, sent, before);
      if ("errors" in read) throw invalid(read.errors);
      saved = read.item.id;
      return putItem(form, pageId ?? "", read.item);
    },
    itemId ? "Changed a question" : "Added a question",
  );
  return { ...answer, itemId: saved };
});

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Changes a page's title, the words above its questions, and when it is shown. */
export const savePage = builder.input(draftInput.extend({ pageId: name, fields })).mutation(({ ctx: { plugin, viewer }, input: { pageId, fields: sent, ...change } }) => {
  const { condition, errors } = conditionFromFields(sent);
  if (text(sent["title"]).length > 120) errors["title"] = "Use 120 characters or fewer.";
  if (text(sent["stem"]).length > 600) errors["stem"] = "Use 600 characters or fewer.";
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return changeDraft(plugin, viewer, change, (form) => editDefinition(form, { do: "change-page", pageId, title: text(sent["title"]).trim(), stem: text(sent["stem"]).trim(), showWhen: condition }), "Changed a page");
});
