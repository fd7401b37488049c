import type { Recipient } from "./define-notification.ts";

/** A recipient as two columns. */
export interface RecipientKey {
  kind: "portal" | "staff";
  id: string;
}

export const recipientKey = (to: Recipient): RecipientKey =>
  "portalUserId" in to ? { kind: "portal", id: to.portalUserId } : { kind: "staff", id: to.staffId };

export const recipientOf = (key: RecipientKey): Recipient => (key.kind === "portal" ? { portalUserId: key.id } : { staffId: key.id });
