import { once, KeyReusedError } from "../database/once.ts";
import type { Tx } from "../database/database.ts";
import { AppError, notFound } from "../errors.ts";
import type { AppCode } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { isId } from "../ids.ts";
import { holdsPermission } from "../people/permissions.ts";
import { seatId } from "../viewer.ts";
import type { Viewer } from "../viewer.ts";
import { ActionRefused, refused } from "./action-refused.ts";
import type { Refused } from "./action-refused.ts";
import type { Background } from "./background.ts";
import type { CardActionCode, CardActionReply, CardEnvelope } from "./card-view.ts";
import { closedTo, findConversation, forUpdate, mayUse } from "./conversation-access.ts";
import type { CardActionDefinition, CardActionRefusal, CardDefinition } from "./define-card.ts";
import type { InboxService } from "./inbox.ts";
import { cardColumns } from "./inbox-rows.ts";
import type { CardRow, ConversationRow } from "./inbox-rows.ts";
import { nudgeCard } from "./nudge/nudge-card.ts";
import { unavailableCard } from "./plain-cards.ts";
import { postEvent } from "./post-entries.ts";
import { resolveCards } from "./resolve-cards.ts";
import { withdrawAction, withStaffVerbs } from "./staff-card-verbs.ts";
import { touchCards } from "./touch-cards.ts";

type Request = Parameters<InboxService["act"]>[1];
const sentences = {
  stale: "This changed while you were looking. Check and try again.",
  forbidden: "You do not have access to this any more. Your practice can change it.",
  failed: "We could not do this. Nothing has changed.",
  rate: "Wait a minute and try again.",
} as const;

const codeOf: Partial<Record<AppCode, CardActionCode>> = {
  INVALID: "validation", FORBIDDEN: "forbidden", NOT_FOUND: "forbidden", CONFLICT: "conflict", STALE: "stale", EXPIRED: "expired",
  USED: "expired", RATE_LIMITED: "rate", PLUGIN_DISABLED: "unavailable", UNAVAILABLE: "unavailable",
};

/** A card of a conversation that this viewer may see. @throws AppError `NOT_FOUND` for foreign and absent ones alike. */
export async function findCard(host: Host, viewer: Viewer, conversationId: string, entryId: string): Promise<{ conversation: ConversationRow; card: CardRow }> {
  const conversation = await findConversation(host.db.hot, viewer.practiceId, conversationId);
  if (!conversation || !mayUse(host, viewer, conversation)) throw notFound("this");
  const [card] = await host.db.hot.all<CardRow>(`SELECT ${cardColumns.join(",")} FROM inbox_cards WHERE conversation_id = ? AND entry_id = ?`, [conversationId, entryId]);
  if (!card || (viewer.kind === "portal" && card.audience === "staff") || card.seq <= closedTo(viewer, conversation)) throw notFound("this");
  return { conversation, card };
}

/** The card as the viewer sees it now. */
export async function cardNow(host: Host, viewer: Viewer, conversationId: string, entryId: string): Promise<CardEnvelope> {
  return drawFound(host, viewer, await findCard(host, viewer, conversationId, entryId));
}

async function drawFound(host: Host, viewer: Viewer, { conversation, card }: Awaited<ReturnType<typeof findCard>>): Promise<CardEnvelope> {
  const drawn = await resolveCards(host, viewer, [card]);
  const cards = viewer.kind === "staff" ? await withStaffVerbs(host, viewer, conversation, [card], drawn) : drawn;
  return cards.get(card.entry_id) ?? unavailableCard(host, card);
}

/** The one door for card actions: key, revision, effect, card, event line and audit are stored together or not at all. */
export async function actOnCard(host: Host, background: Background, viewer: Viewer, request: Request): Promise<CardActionReply> {
  if (!isId(request.key)) return refused("failed", sentences.failed);
  const { conversation, card } = await findCard(host, viewer, request.conversationId, request.entryId);
  const again = (): Promise<CardEnvelope> => cardNow(host, viewer, request.conversationId, request.entryId);
  const before = await drawFound(host, viewer, { conversation, card });
  const known = host.registry.card(card.kind);
  const state = known ? await host.states.state(viewer.practiceId, known.pluginId) : null;
  if (!known || !state?.on) return refused("unavailable", before.view.status.text ?? before.view.status.tag, { card: before });
  const owner = known.pluginId;
  if (request.action === "nudge" && viewer.kind === "staff") return done(() => host.db.transaction((tx) => nudgeCard(host, viewer, { conversation, card, key: request.key }, tx)));
  const action = actionOf(known.card, request.action, viewer);
  if (!action) return refused("failed", sentences.failed, { card: before });
  if (!holdsPermission(host.registry, viewer, action.permission)) return refused("forbidden", sentences.forbidden, { card: before });
  return done(() => host.db.transaction((tx) => perform(host, background, viewer, { request, conversation, card, before, pluginId: known.pluginId, action }, tx)));

  async function done(work: () => Promise<unknown>): Promise<CardActionReply> {
    try {
      await work();
    } catch (error) {
      const reply = replyTo(host, error, card);
      if (!(error instanceof ActionRefused || error instanceof KeyReusedError)) host.faults.note({ practiceId: viewer.practiceId, pluginId: owner, kind: "card action", name: `${card.kind} ${request.action}` }, error);
      return { ...reply, card: await again() };
    }
    host.outbox.kick();
    return { ok: true, card: await again() };
  }
}

function actionOf(card: CardDefinition, name: string, viewer: Viewer): CardActionDefinition<never> | undefined {
  if (name === "withdraw") return viewer.kind === "staff" ? withdrawAction(card) : undefined;
  return Object.hasOwn(card.actions, name) ? card.actions[name] : undefined;
}

interface Performance {
  request: Request;
  conversation: ConversationRow;
  card: CardRow;
  before: CardEnvelope;
  pluginId: string;
  action: CardActionDefinition<never>;
}

async function perform(host: Host, background: Background, viewer: Viewer, what: Performance, tx: Tx): Promise<void> {
  const { request, card, conversation, pluginId } = what;
  const key = { scope: `core.act/${viewer.practiceId}/${seatId(viewer)}`, key: request.key, practiceId: viewer.practiceId, now: host.clock.now() };
  await once(tx, { ...key, params: [request.entryId, request.action, request.fields] }, async () => {
    const [row] = await tx.all<{ rev: number }>(
      `SELECT rev FROM inbox_cards WHERE practice_id = ? AND kind = ? AND subject_id = ? AND conversation_id = ?${forUpdate(host.db)}`,
      [card.practice_id, card.kind, card.subject_id, card.conversation_id],
    );
    if (row?.rev !== request.rev || card.rev !== request.rev) throw new ActionRefused(refused("stale", sentences.stale));
    refuseHidden(what);
    const event = await run(host, viewer, what, tx);
    await touchCards(host, background, { practiceId: card.practice_id, kind: card.kind, subjectId: card.subject_id }, tx);
    if (event) {
      const lines = typeof event === "string" ? { forPortal: event, forStaff: event } : event;
      await postEvent(host, host.context(pluginId, viewer.practiceId, viewer), { conversationId: conversation.id, key: `act:${request.key}`, ...lines, audience: card.audience }, tx);
    }
    await host.audit.record(
      [{ practiceId: viewer.practiceId, pluginId: "core", verb: "acted-on-card", actor: { kind: viewer.kind, id: seatId(viewer), accountId: viewer.accountId }, clientId: conversation.client_id, subject: card.subject_id, detail: { kind: card.kind, action: request.action } }],
      tx,
    );
    return null;
  });
}

/** An action that the card does not offer now is refused, even when its plugin would take it. */
function refuseHidden({ before, request }: Performance): void {
  const offered = [...before.view.actions, ...(before.staff?.actions ?? [])].some((action) => action.id === request.action && "post" in action.do);
  if (offered) return;
  throw new ActionRefused(before.state === "expired" ? refused("expired", before.view.status.text ?? "This is no longer available.") : refused("stale", sentences.stale));
}

async function run(host: Host, viewer: Viewer, { request, card, before, pluginId, action }: Performance, tx: Tx): Promise<string | { forPortal: string; forStaff: string } | undefined> {
  const parsed = await action.input.safeParseAsync(request.fields);
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({ field: issue.path.join(".") || "form", message: issue.message }));
    throw new ActionRefused(refused("validation", errors[0]?.message ?? "Check what you typed.", { errors }));
  }
  const answer = await action.run(host.context(pluginId, viewer.practiceId, viewer), tx, card.subject_id, parsed.data);
  if (answer && "refused" in answer) throw new ActionRefused(refusalReply(answer));
  return answer?.event ?? (request.action === "withdraw" ? `${viewer.name} withdrew this: ${before.view.title}` : undefined);
}

const refusalReply = (answer: CardActionRefusal): Refused => refused(answer.refused, answer.message, answer.errors ? { errors: answer.errors } : {});

function replyTo(host: Host, error: unknown, card: CardRow): Refused {
  if (error instanceof ActionRefused) return error.reply;
  if (error instanceof KeyReusedError) return refused("conflict", sentences.stale);
  if (error instanceof AppError) {
    const code = codeOf[error.appCode] ?? "failed";
    const errors = Object.entries(error.details.fields ?? {}).map(([field, message]) => ({ field, message }));
    return refused(code, code === "rate" ? sentences.rate : error.message, errors.length > 0 ? { errors } : {});
  }
  host.log.error({ err: error, kind: card.kind }, "a card action failed");
  return refused("failed", sentences.failed);
}
