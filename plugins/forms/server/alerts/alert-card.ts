import { z } from "zod";
import { cardAction, defineCard } from "@anteroom/core/server";
import type { CardFace, PluginContext, Viewer } from "@anteroom/core/server";
import { saySaved } from "../assignments/local-day.ts";
import { acknowledgeAlert } from "./change-alert.ts";
import { findAlert, readAlerts } from "./find-alert.ts";
import { showAlerts } from "./show-alerts.ts";
import type { ShownAlert } from "./show-alerts.ts";

type AlertFacts = Pick<ShownAlert, "id" | "clientId" | "who" | "form" | "question" | "answer" | "state" | "raisedAt" | "changedTo" | "acknowledgedBy" | "acknowledgedAt" | "resolvedBy" | "resolvedAt">;

/** How an alert looks to staff in the conversation; nobody else ever gets it. */
function alertFace(alert: AlertFacts, zone: string, now: number): CardFace {
  const say = (at: number | null): string => (at === null ? "" : `, ${saySaved(at, zone, now)}`);
  const status: CardFace["view"]["status"] =
    alert.state === "waiting" ? { tag: "Nobody has this yet", tone: "danger", text: `Raised ${saySaved(alert.raisedAt, zone, now)}.` }
    : alert.state === "acknowledged" ? { tag: "Acknowledged", tone: "warning", text: `By ${alert.acknowledgedBy ?? "a colleague"}${say(alert.acknowledgedAt)}.` }
    : { tag: "Resolved", tone: "success", text: `By ${alert.resolvedBy ?? "a colleague"}${say(alert.resolvedAt)}.` };
  const facts = [{ label: "Form", value: [alert.form] }, { label: "Question", value: [alert.question.slice(0, 300)] }, { label: "Answer", value: [alert.answer.slice(0, 300)] }, ...(alert.changedTo === null ? [] : [{ label: "Changed later to", value: [alert.changedTo.slice(0, 300)] }])];
  const open = { id: "open", label: alert.state === "resolved" ? "Read the note" : "Look at this", style: "secondary" as const, do: { to: `/staff/clients/${alert.clientId}/forms/alerts/${alert.id}` }, a11yContext: `: an answer of ${alert.who}` };
  return {
    state: alert.state === "resolved" ? "done" : alert.state === "acknowledged" ? "in_progress" : "live",
    // The staff's list of things to do has it already.
    needsYou: false,
    summary: "An answer to look at now",
    push: "task",
    view: {
      kindLine: "Only staff see this", title: `An answer of ${alert.who} to look at now`.slice(0, 120), status, blocks: alert.state === "resolved" ? [] : [{ t: "facts", items: facts }],
      actions: alert.state === "waiting" ? [{ id: "acknowledge", label: "Acknowledge", style: "primary", do: { post: true, needsOnline: true }, a11yContext: `: an answer of ${alert.who}` }, open] : [open],
    },
  };
}

async function alertFaces(ctx: PluginContext, subjectIds: readonly string[], viewer: Viewer): Promise<Map<string, CardFace>> {
  if (viewer.kind !== "staff" || !ctx.holds("forms.review", viewer)) return new Map();
  const shown = await showAlerts(ctx, await readAlerts(ctx, { id: [...subjectIds] }));
  return new Map(shown.map((alert) => [alert.id, alertFace(alert, viewer.timeZone, ctx.now())]));
}

const at = Date.parse("2026-11-20T14:14:00Z");
const facts: AlertFacts = { id: "01JD0000000000000000000000", clientId: "01JD0000000000000000000001", who: "Jordan Lee", form: "Weekly check-in", question: "Do you feel safe at home?", answer: "No", state: "waiting", raisedAt: at, changedTo: null, acknowledgedBy: null, acknowledgedAt: null, resolvedBy: null, resolvedAt: null };
const example = (more: Partial<AlertFacts>): CardFace => alertFace({ ...facts, ...more }, "America/New_York", at);

/** An alert in the conversation, for staff only. */
export const alertCard = defineCard({
  kind: "forms.alert",
  label: "Alert about an answer",
  version: 1,
  view: alertFaces,
  actions: {
    acknowledge: cardAction({
      input: z.record(z.string(), z.unknown()),
      permission: "forms.review",
      async run(ctx, tx, subjectId) {
        const { viewer } = ctx;
        if (viewer?.kind !== "staff") return { refused: "forbidden", message: "Only staff can acknowledge this." };
        await findAlert(ctx, viewer, subjectId);
        await acknowledgeAlert(ctx, viewer, subjectId, tx);
      },
    }),
  },
  examples: {
    live: example({}),
    in_progress: example({ state: "acknowledged", acknowledgedBy: "Dr Maya Rivera", acknowledgedAt: at, changedTo: "Yes" }),
    done: example({ state: "resolved", resolvedBy: "Dr Maya Rivera", resolvedAt: at }),
  },
});
