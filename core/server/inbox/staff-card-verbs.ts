import { z } from "zod";
import type { Host } from "../host-parts.ts";
import { holdsPermission } from "../people/permissions.ts";
import type { StaffViewer } from "../viewer.ts";
import type { CardAction, CardEnvelope, CardState, StaffCardVerbs } from "./card-view.ts";
import { cardAction } from "./define-card.ts";
import type { CardActionDefinition, CardDefinition } from "./define-card.ts";
import type { CardRow, ConversationRow, ViewableCard } from "./inbox-rows.ts";
import { nudgeEveryMs } from "./nudge/nudge-notifications.ts";
import { facesThatWait } from "./nudge/waits-for-client.ts";
import { recipientOf } from "./offers/recipient-of.ts";

/** Core's own actions on a plugin's card; no plugin may call one of its own so. */
export const staffActionIds: ReadonlySet<string> = new Set(["nudge", "withdraw"]);

export type SentCard = ViewableCard & Pick<CardRow, "open" | "audience" | "seq" | "nudged_at">;
type Sent = Pick<ConversationRow, "practice_id" | "portal_user_id" | "portal_status" | "portal_read_seq">;

const openStates = new Set<CardState>(["live", "in_progress", "waiting", "blocked"]);
const iso = (at: number): string => new Date(at).toISOString();

/** Withdrawing as an action of the card, so that it goes through the one door for actions. */
export const withdrawAction = (card: CardDefinition): CardActionDefinition<never> | undefined =>
  card.withdraw && cardAction({ input: z.unknown(), ...card.withdraw });

function withdrawing(host: Host, viewer: StaffViewer, card: CardEnvelope): CardAction[] {
  const known = host.registry.card(card.kind.replace(/@\d+$/, ""));
  if (!known?.card.withdraw || !openStates.has(card.state) || !holdsPermission(host.registry, viewer, known.card.withdraw.permission)) return [];
  const confirm = { title: `Withdraw “${card.view.title}”?`, text: "The client sees that it was withdrawn and cannot use it any more. You cannot undo this.", yes: "Withdraw" };
  return [{ id: "withdraw", label: "Withdraw", style: "quiet", do: { post: true, confirm }, a11yContext: `: ${card.view.title}` }];
}

const nudging = (card: CardEnvelope): CardAction => ({ id: "nudge", label: "Nudge", style: "quiet", do: { post: true }, a11yContext: `: ${card.view.title}` });

/** Which open cards wait for the portal user: one question for each kind, none when nothing is open. */
async function waitingSubjects(host: Host, conversation: Sent, cards: readonly SentCard[]): Promise<Set<string>> {
  const asked = cards.filter((card) => card.open && card.audience === "all");
  const client = asked.length > 0 && conversation.portal_status === "active" ? await recipientOf(host, conversation.practice_id, conversation.portal_user_id) : null;
  if (!client) return new Set();
  const kinds = [...new Set(asked.map((card) => card.kind))];
  const found = await Promise.all(kinds.map(async (kind) => [...(await facesThatWait(host, client, kind, asked.filter((card) => card.kind === kind).map((card) => card.subject_id))).keys()].map((id) => `${kind} ${id}`)));
  return new Set(found.flat());
}

/** Adds to cards of one conversation what staff can do with them. */
export async function withStaffVerbs(host: Host, viewer: StaffViewer, conversation: Sent, rows: readonly SentCard[], cards: ReadonlyMap<string, CardEnvelope>): Promise<Map<string, CardEnvelope>> {
  const waiting = await waitingSubjects(host, conversation, rows);
  const result = new Map(cards);
  for (const row of rows) {
    const card = cards.get(row.entry_id);
    if (!card || row.audience === "staff" || card.state === "unavailable") continue;
    const waits = waiting.has(`${row.kind} ${row.subject_id}`);
    const again = row.nudged_at === null ? 0 : row.nudged_at + nudgeEveryMs;
    const rests = again > host.clock.now();
    const verbs: StaffCardVerbs = {
      seen: row.seq <= conversation.portal_read_seq,
      actions: [...(waits && !rests ? [nudging(card)] : []), ...withdrawing(host, viewer, card)],
      ...(waits && row.nudged_at !== null ? { nudgedAt: iso(row.nudged_at) } : {}),
      ...(waits && rests ? { nudgeAgainAt: iso(again) } : {}),
    };
    if (waits || verbs.actions.length > 0) result.set(row.entry_id, { ...card, staff: verbs });
  }
  return result;
}
