import { defineModel } from "@anteroom/core/server";
import { at, key, maybeKey, primary, whole, word } from "./columns.ts";
import { plainNumbers } from "./plain-numbers.ts";

export const waitOfferStates = ["offered", "accepted", "declined", "expired", "withdrawn", "taken"] as const;
export type WaitOfferState = (typeof waitOfferStates)[number];

/** A freed time that one person of the waitlist is offered. Its appointment is `proposed`; `taken` is one that somebody else accepted first. */
export interface WaitOffer {
  id: string;
  practiceId: string;
  waitId: string;
  clientId: string;
  portalUserId: string;
  appointmentId: string;
  staffId: string;
  startsAt: number;
  /** What was freed: where the next one is looked for when this one does not want it. */
  freedFrom: number;
  freedTo: number;
  /** What holds the time where several are offered it at once; null where it is held for this one alone. */
  sharedId: string | null;
  state: WaitOfferState;
  expiresAt: number;
  version: number;
  createdAt: number;
}

export const waitOffers = defineModel<WaitOffer>({
  name: "waitOffer",
  table: "scheduling_wait_offers",
  attributes: { id: primary, practiceId: key, waitId: key, clientId: key, portalUserId: key, appointmentId: key, staffId: key, startsAt: at, freedFrom: at, freedTo: at, sharedId: maybeKey, state: word, expiresAt: at, version: whole, createdAt: at },
});

export const plainWaitOffer = (row: { get(): WaitOffer }): WaitOffer => plainNumbers(row, ["startsAt", "freedFrom", "freedTo", "expiresAt", "version", "createdAt"]);
