import { z } from "zod";
import { defineOffer } from "@anteroom/core/server";
import type { OfferField, OfferedTo, PluginContext } from "@anteroom/core/server";
import { checkDay } from "../check-day.ts";
import { dayIn } from "../due-words.ts";
import { makeToDo } from "../make-to-do.ts";
import { repeatWords, repeats } from "../recurrence.ts";
import { toDoFace } from "../to-do-face.ts";
import { needsDay, toDoWords } from "../to-do-input.ts";

const ticked = z.string().optional().transform((value) => value !== undefined);

const input = z
  .object({ ...toDoWords, everyone: z.enum(["one", "everyone"]).default("one"), needsConfirmation: ticked, proposed: ticked })
  .superRefine(needsDay)
  .superRefine((value, ctx) => {
    if (value.proposed && value.dueDay === null) ctx.addIssue({ code: "custom", path: ["dueDay"], message: "Choose the day that you propose." });
  });

/** Others of the client who would see it if it were for everybody. */
const others = async (ctx: PluginContext, to: OfferedTo): Promise<string[]> =>
  (await ctx.inbox.reachable({ clientId: to.clientId, permission: "to-dos.use" })).filter((one) => one.portalUserId !== to.recipient.portalUserId).map((one) => one.name);

/** Staff give somebody something to do, from the composer or the chart. */
export const addToDo = defineOffer({
  name: "add",
  label: "Add a to-do",
  card: "to-dos.item",
  permission: "to-dos.manage",
  recipientPermission: "to-dos.use",
  fromMessage: ({ text, href }) => {
    const words = text.replace(/\s+/g, " ").trim();
    return { title: words.length > 120 ? `${words.slice(0, 119).trimEnd()}…` : words, note: words.length > 120 ? text.slice(0, 1000) : "", link: href };
  },
  async form(ctx, to) {
    const also = await others(ctx, to);
    const audience: OfferField[] = also.length === 0 ? [] : [{
      t: "choices", name: "everyone", legend: "Who should do it", value: "one",
      options: [{ value: "one", label: `Only ${to.recipient.name}` }, { value: "everyone", label: "Anybody of this client’s portal users", hint: `${[to.recipient.name, ...also].join(", ")}. One of them ticks it for all.` }],
    }];
    return {
      fields: [
        { t: "field", name: "title", label: "What there is to do", input: "text", max: 120 },
        { t: "field", name: "note", label: "Note", hint: "More words, if they help", input: "textarea", max: 1000, optional: true },
        { t: "field", name: "link", label: "Link", hint: "A web address, or a page of this portal such as /documents", input: "text", max: 500, optional: true },
        { t: "field", name: "dueDay", label: "Due", input: "date", optional: true },
        { t: "choices", name: "repeat", legend: "How often", value: "", options: [{ value: "", label: "Once" }, ...repeats.map((value) => ({ value, label: repeatWords[value] }))] },
        ...audience,
        { t: "tick", name: "proposed", label: "Ask if the day works", hint: "It counts once they agree to the day or choose another" },
        { t: "tick", name: "needsConfirmation", label: "I confirm when it is done" },
      ],
    };
  },
  input,
  async preview(ctx, to, value) {
    await checkDay(ctx, to.clientId, value.dueDay);
    return toDoFace({
      row: { id: "preview", state: value.proposed ? "proposed" : "open", dueDay: value.dueDay, repeat: value.repeat, doneAt: null, seenAt: null, needsConfirmation: value.needsConfirmation ? 1 : 0, byKind: "staff" },
      body: { title: value.title, note: value.note, link: value.link, by: ctx.viewer?.name ?? "" },
      side: "doer", own: false, now: ctx.now(), today: dayIn(ctx.now(), to.recipient.timeZone), zone: to.recipient.timeZone,
    });
  },
  async send(ctx, tx, to, value, key) {
    await checkDay(ctx, to.clientId, value.dueDay);
    const staffId = ctx.viewer?.kind === "staff" ? ctx.viewer.staffId : "";
    await makeToDo(ctx, tx, {
      id: key,
      for: { clientId: to.clientId, portalUserId: value.everyone === "everyone" ? null : to.recipient.portalUserId },
      by: { kind: "staff", id: staffId, name: ctx.viewer?.name ?? "" },
      title: value.title, note: value.note, link: value.link, dueDay: value.dueDay, repeat: value.repeat,
      needsConfirmation: value.needsConfirmation, proposed: value.proposed,
    });
    await ctx.audit("gave", { subject: key, clientId: to.clientId }, tx);
  },
});
