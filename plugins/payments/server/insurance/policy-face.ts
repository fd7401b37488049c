import { formatCalendarDay } from "@anteroom/core/server";
import type { Block, CardFace } from "@anteroom/core/server";
import { moneyText } from "../money/money-text.ts";
import type { PolicyRow } from "./policy-rows.ts";

export interface PolicyFacts extends Pick<PolicyRow, "id" | "rank" | "state" | "copay" | "currency" | "endsDay"> {
  clientId: string;
  insurer: string;
  reason: string | null;
  followed: boolean;
  replaced: boolean;
  warned: boolean;
  isStaff: boolean;
  now: number | string;
}

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** The card of a policy about which something was decided. */
export function policyFace(facts: PolicyFacts): CardFace {
  const { state, isStaff, followed } = facts;
  const title = cut(facts.insurer, 100);
  const head = { kindLine: facts.rank === "primary" ? "Insurance" : "Secondary insurance", title };
  const told: Block = { t: "facts", items: [...(facts.copay === null ? [] : [{ label: "Copay", value: [moneyText(facts.copay, facts.currency)] }]), ...(facts.endsDay ? [{ label: "Until", value: [formatCalendarDay(facts.endsDay, { now: facts.now })] }] : [])] };
  const blocks: Block[] = told.items.length > 0 ? [told] : [];
  const page = isStaff ? `/staff/clients/${facts.clientId}/billing/insurance/${facts.id}` : `/payments/insurance/${facts.id}`;
  const look = { id: "open", label: "Open", style: "quiet" as const, do: { to: page }, a11yContext: `: ${title}` };
  const again = (label: string) => ({ id: "again", label, style: "primary" as const, do: { to: `/payments/insurance/new?like=${facts.id}` }, a11yContext: `: ${title}` });
  const face = (shown: CardFace["state"], tag: string, tone: "accent" | "success" | "neutral" | "warning", text: string, more: Partial<{ needsYou: boolean; blocks: Block[]; actions: CardFace["view"]["actions"] }> = {}): CardFace => ({
    state: shown, needsYou: more.needsYou ?? false, summary: `Insurance: ${tag}`, push: "task", view: { ...head, status: { tag, tone, text }, blocks: more.blocks ?? blocks, actions: more.actions ?? [look] },
  });
  if (state === "verified") {
    if (facts.warned && !followed) return isStaff ? face("waiting", "Ends soon", "warning", "The client was asked for the new card.") : face("live", "Ends soon", "warning", "Send the new card when you have it.", { needsYou: true, actions: [again("Send the new card"), look] });
    return face("done", "Verified", "success", isStaff ? "The client was told." : "Your practice has verified it.");
  }
  if (state === "rejected") {
    const why: Block[] = [{ t: "notice", tone: "warning", text: cut(facts.reason ?? "", 280) }];
    if (followed) return face("superseded", "Sent again", "neutral", "It was sent again after this.", { blocks: [] });
    return isStaff ? face("waiting", "Not accepted", "warning", "The client was asked to send it again.", { blocks: why }) : face("live", "Not accepted", "warning", "Look at why, and send it again.", { needsYou: true, blocks: why, actions: [again("Send it again"), look] });
  }
  if (state === "expired") return facts.replaced ? face("superseded", "Replaced", "neutral", "Another took its place.", { blocks: [] }) : face("expired", "Ended", "neutral", isStaff || followed ? "It does not hold any more." : "It does not hold any more. You can send the new card under Payment & Insurances.");
  return face("waiting", state === "in review" ? "In review" : "Sent", "neutral", isStaff ? "It waits to be verified." : "Your practice looks at it.");
}
