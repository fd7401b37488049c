import { defineModel } from "@anteroom/core/server";
import { at, key, maybeKey, primary, text, whole, word } from "./columns.ts";
import { plainNumbers } from "./plain-numbers.ts";

export const proposalStates = ["open", "booked", "none-fits", "withdrawn", "expired"] as const;
export type ProposalState = (typeof proposalStates)[number];

/** Up to five times that staff hold for somebody to choose from. The times are appointments that are `proposed`. */
export interface Proposal {
  id: string;
  practiceId: string;
  clientId: string;
  portalUserId: string;
  staffId: string;
  /** The staff member who proposed. */
  byId: string;
  serviceId: string;
  /** The request that it answers, or the appointment that would move. */
  requestId: string | null;
  replacesId: string | null;
  state: ProposalState;
  chosenId: string | null;
  /** Sealed: a note with it, and what was said to "none of these". */
  body: string;
  expiresAt: number;
  version: number;
  createdAt: number;
}

export const proposals = defineModel<Proposal>({
  name: "proposal",
  table: "scheduling_proposals",
  attributes: { id: primary, practiceId: key, clientId: key, portalUserId: key, staffId: key, byId: key, serviceId: key, requestId: maybeKey, replacesId: maybeKey, state: word, chosenId: maybeKey, body: text, expiresAt: at, version: whole, createdAt: at },
});

export const plainProposal = (row: { get(): Proposal }): Proposal => plainNumbers(row, ["expiresAt", "version", "createdAt"]);
