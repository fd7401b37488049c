import type { CardActionCode, CardActionReply } from "./card-view.ts";

export type Refused = Extract<CardActionReply, { ok: false }>;

export const refused = (code: CardActionCode, message: string, more: Partial<Refused> = {}): Refused => ({ ok: false, code, message, ...more });

/** Ends the transaction of an action that was refused, so that nothing of it stays. */
export class ActionRefused extends Error {
  readonly reply: Refused;
  constructor(reply: Refused) {
    super(reply.message);
    this.name = "ActionRefused";
    this.reply = reply;
  }
}
