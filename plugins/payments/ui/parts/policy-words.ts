import type { ShownPolicy } from "../../server/index.ts";

type Tone = "neutral" | "accent" | "success" | "warning";
type Standing = Pick<ShownPolicy, "state" | "source" | "replaced" | "followed" | "warned">;

/** How a policy stands: a word, and a sentence for its client or for staff. */
export function policyWords({ state, source, replaced, followed, warned }: Standing, isStaff: boolean): { tag: string; tone: Tone; text: string } {
  if (state === "submitted") return isStaff ? { tag: "To verify", tone: "accent", text: "Nobody has looked at it yet." } : source === "staff" ? { tag: "Entered", tone: "neutral", text: "It is checked next." } : { tag: "Sent", tone: "neutral", text: "Your practice looks at it next." };
  if (state === "in review") return { tag: "In review", tone: "neutral", text: isStaff ? "Somebody is checking it with the insurer." : "Your practice is checking it with the insurer." };
  if (state === "verified") return warned && !followed ? { tag: "Ends soon", tone: "warning", text: isStaff ? "The client was asked for the new card." : "It is verified and ends soon. Send the new card when you have it." } : { tag: "Verified", tone: "success", text: isStaff ? "Superbills name it." : "Your practice has checked it." };
  if (state === "rejected") return { tag: "Not accepted", tone: followed ? "neutral" : "warning", text: followed ? "It was sent again after this." : isStaff ? "The client was asked to send it again." : "Look at why, and send it again." };
  return replaced ? { tag: "Replaced", tone: "neutral", text: "Another took its place." } : { tag: "Ended", tone: "neutral", text: "It does not hold any more." };
}

/** To the client, of a policy that they did not send. */
export const enteredByStaff = "Your practice entered it for you.";

export const rankWords = { primary: "Primary", secondary: "Secondary" } as const;

/** Who holds the plan, as it is asked for: what the client is to that person stands behind it. */
export const holderWords = { self: "The client", spouse: "The client’s spouse or partner", child: "A parent of the client", other: "Somebody else" } as const;
