import { Op } from "sequelize";
import { z } from "zod";
import { defineOffer, formatDayTime, invalid } from "@anteroom/core/server";
import type { OfferField, OfferedTo, PluginContext } from "@anteroom/core/server";
import { logNames } from "../logs/log-words.ts";
import { logKinds } from "../tables/log-entries.ts";
import { sessions, standing } from "../tables/sessions.ts";
import type { Session } from "../tables/sessions.ts";
import { dayIn } from "./days.ts";
import { homeworkFace } from "./homework-face.ts";
import { checkDueDay, homeworkWords, needsDay } from "./homework-input.ts";
import { makeHomework } from "./make-homework.ts";
import { givableWorksheets, worksheetOf } from "../worksheets/givable-worksheets.ts";
import type { Worksheet } from "../worksheets/givable-worksheets.ts";
import { repeatWords } from "./next-in-series.ts";

const shownSessions = 5;

const input = z
  .object({ ...homeworkWords, daily: z.string().optional().transform((value) => value !== undefined), everyone: z.enum(["one", "everyone"]).default("one"), formId: z.string().max(26).default(""), form: z.null().default(null) as z.ZodType<Worksheet | null>, sessionId: z.string().max(26).default("").transform((text) => text || null) })
  .superRefine(needsDay);

const coming = async (ctx: PluginContext, clientId: string) =>
  (await ctx.model(sessions).findAll({ where: { practiceId: ctx.practiceId, clientId, state: [...standing], startsAt: { [Op.gte]: ctx.now() } as never }, order: [["startsAt", "ASC"], ["id", "ASC"]], limit: shownSessions })).map((row) => row.get());

/** The session that was held last, for what was agreed in it. */
const lastHeld = async (ctx: PluginContext, clientId: string) =>
  (await ctx.model(sessions).findAll({ where: { practiceId: ctx.practiceId, clientId, state: [...standing, "completed"], startsAt: { [Op.lt]: ctx.now() } as never }, order: [["startsAt", "DESC"], ["id", "DESC"]], limit: 1 })).map((row) => row.get());

const others = async (ctx: PluginContext, to: OfferedTo): Promise<string[]> =>
  (await ctx.inbox.reachable({ clientId: to.clientId, permission: "sessions.use" })).filter((one) => one.portalUserId !== to.recipient.portalUserId).map((one) => one.name);

/** Staff give homework, from the composer or the chart. */
export const assignHomework = defineOffer({
  name: "homework",
  label: "Assign homework",
  card: "sessions.homework",
  permission: "sessions.manage",
  recipientPermission: "sessions.use",
  async form(ctx, to) {
    const also = await others(ctx, to);
    const [last, next] = await Promise.all([lastHeld(ctx, to.clientId), coming(ctx, to.clientId)]);
    const zone = ctx.viewer?.timeZone ?? to.recipient.timeZone;
    const audience: OfferField[] = also.length === 0 ? [] : [{
      t: "choices", name: "everyone", legend: "Who does it", value: "one",
      options: [{ value: "one", label: `Only ${to.recipient.name}` }, { value: "everyone", label: "Anybody of this client’s portal users with Sessions & Homework", hint: `${[to.recipient.name, ...also].join(", ")}. They see what any of them sends.` }],
    }];
    const forms = await givableWorksheets(ctx, to.recipient.permissions);
    const worksheet: OfferField[] = forms.length === 0 ? [] : [{ t: "choices", name: "formId", legend: "Worksheet", value: "", options: [{ value: "", label: "No worksheet" }, ...forms.map(({ id, title }) => ({ value: id, label: title }))] }];
    const dayOf = (one: Session): string => formatDayTime(one.startsAt, { zone, now: ctx.now() });
    const linked: OfferField[] = last.length + next.length === 0 ? [] : [{ t: "choices", name: "sessionId", legend: "For which session", value: "", options: [{ value: "", label: "No session in particular" }, ...last.map((one) => ({ value: one.id, label: dayOf(one), hint: "The last session" })), ...next.map((one) => ({ value: one.id, label: dayOf(one) }))] }];
    return {
      fields: [
        { t: "field", name: "title", label: "What there is to do", input: "text", max: 120 },
        { t: "field", name: "instructions", label: "Instructions", hint: "How to do it, and what for", input: "textarea", max: 4000, optional: true },
        { t: "field", name: "link", label: "Link", hint: "A web address, or a page of this portal such as /forms", input: "text", max: 500, optional: true },
        { t: "field", name: "dueDay", label: "Due", input: "date", optional: true },
        { t: "tick", name: "daily", label: "A little each day", hint: "They tick the days on which they did it" },
        { t: "choices", name: "repeat", legend: "How often", value: "", options: [{ value: "", label: "Once" }, { value: "weekly", label: repeatWords.weekly }, { value: "fortnightly", label: repeatWords.fortnightly }] },
        { t: "choices", name: "log", legend: "Keep a log", value: "", options: [{ value: "", label: "No log" }, ...logKinds.map((kind) => ({ value: kind, label: logNames[kind], hint: "Each entry ticks its day" }))] },
        ...worksheet,
        ...linked,
        ...audience,
      ],
    };
  },
  input,
  prepare: async (ctx, _to, value) => ({ ...value, form: await worksheetOf(ctx, value.formId) }),
  async preview(ctx, to, value) {
    await checkDueDay(ctx, to.clientId, value.dueDay);
    const { form } = value;
    return homeworkFace({
      row: { id: "preview", clientId: to.clientId, state: "assigned", fromDay: dayIn(ctx.now(), to.recipient.timeZone), dueDay: value.dueDay, daily: value.daily || value.log ? 1 : 0, repeat: value.repeat, submittedAt: null, reviewedAt: null, formId: form?.id ?? null },
      body: { title: value.title, instructions: value.instructions, link: value.log ? `/sessions/logs/${value.log}` : value.link, by: ctx.viewer?.name ?? "", note: "", comment: "", commentBy: "", worksheet: form?.title ?? "" },
      files: [], sentFiles: [], days: [], side: "client", now: ctx.now(), zone: to.recipient.timeZone,
    });
  },
  async send(ctx, tx, to, value, key) {
    await checkDueDay(ctx, to.clientId, value.dueDay);
    if (value.sessionId && !(await ctx.model(sessions).findOne({ where: { practiceId: ctx.practiceId, id: value.sessionId, clientId: to.clientId }, transaction: tx.sequelize }))) throw invalid({ sessionId: "Choose a session of this client." });
    const { form } = value;
    const staffId = ctx.viewer?.kind === "staff" ? ctx.viewer.staffId : "";
    await makeHomework(ctx, tx, {
      id: key, clientId: to.clientId, portalUserId: value.everyone === "everyone" ? null : to.recipient.portalUserId, by: { id: staffId, name: ctx.viewer?.name ?? "" },
      title: value.title, instructions: value.instructions, link: value.log ? `/sessions/logs/${value.log}` : value.link, dueDay: value.dueDay,
      daily: value.daily || value.log !== null, repeat: value.repeat, sessionId: value.sessionId, log: value.log, form, files: [],
    });
    await ctx.audit("gave-homework", { subject: key, clientId: to.clientId }, tx);
  },
});
