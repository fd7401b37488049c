import type { Block, CardFace } from "@anteroom/core/server";
import type { InsuranceRequestRow } from "./policy-rows.ts";

/** The card with which the practice asks for the details of an insurance. */
export function neededFace({ state, rank, note, isStaff, clientId }: Pick<InsuranceRequestRow, "state" | "rank" | "note" | "clientId"> & { isStaff: boolean }): CardFace {
  const title = rank === "primary" ? "Add your insurance" : "Add your secondary insurance";
  const words: Record<InsuranceRequestRow["state"], [CardFace["state"], string, string]> = {
    open: [isStaff ? "waiting" : "live", isStaff ? "Waiting for the client" : "To send", "It takes a few minutes. Have your insurance card at hand."],
    done: ["done", "Sent", isStaff ? "It was sent." : "Your practice has it."],
    cancelled: ["cancelled", "Taken back", "The practice does not need this any more."],
  };
  const [shown, tag, text] = words[state];
  const blocks: Block[] = state !== "cancelled" && note ? [{ t: "text", nodes: [note] }] : [];
  const to = isStaff ? `/staff/clients/${clientId}/billing/insurance` : state === "open" ? `/payments/insurance/new?rank=${rank}` : "/payments/insurance";
  return {
    state: shown, needsYou: state === "open" && !isStaff, summary: `${title}: ${tag}`, push: "task",
    view: {
      kindLine: "Insurance", title, status: { tag, tone: shown === "live" ? "accent" : shown === "done" ? "success" : "neutral", text }, blocks,
      actions: state === "cancelled" ? [] : [state === "open" && !isStaff ? { id: "add", label: "Add insurance", style: "primary", do: { to } } : { id: "open", label: "Open insurance", style: "quiet", do: { to } }],
    },
  };
}
