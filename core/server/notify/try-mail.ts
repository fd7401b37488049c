import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import type { DeliveryResult } from "../outbox/outbox.ts";
import { logDelivery, type DeliveryOutcome } from "./delivery-log.ts";
import { mailEnded } from "./mail-ended.ts";
import { MailRefused } from "./mail-refused.ts";
import type { Mail } from "./notifier.ts";

/** A queued row of one of the two tables, as sending needs it. */
export interface QueuedItem extends Omit<DeliveryOutcome, "result" | "providerId"> {
  table: "notices" | "account_mails";
  attempts: number;
  createdAt: number;
}

const minute = 60_000;
/** Minutes until the next try after the first, second and so on; the last one repeats. */
const pauses = [0.5, 1, 2, 5, 10];
const giveUpAfter = 24 * 60 * minute;

/** Ends a queued row: nothing secret stays in it. */
export async function finish(host: Host, item: QueuedItem, state: "sent" | "dropped" | "failed", result: string, providerId?: string): Promise<DeliveryResult> {
  await host.db.transaction(async (tx) => {
    const blank = item.table === "account_mails" ? ", sealed = NULL" : "";
    await tx.run(`UPDATE ${item.table} SET state = ?, attempts = attempts + 1${blank} WHERE id = ?`, [state, item.sourceId]);
    await logDelivery(host, { ...item, result, ...(providerId ? { providerId } : {}) }, tx);
    await tellOthers(host, item, state, result, tx);
  });
  return { done: true };
}

/** Whoever asked for the mail may want to know how it ended: an invitation shows it. */
async function tellOthers(host: Host, item: QueuedItem, state: string, result: string, tx: Tx): Promise<void> {
  if (item.table !== "account_mails" || state === "dropped" || !item.practiceId || !item.to) return;
  const { events } = host.context("core", item.practiceId, null);
  await events.publish(mailEnded, { template: item.kind, portalUserId: item.to.kind === "portal" ? item.to.id : "", recipientId: item.to.id, sent: state === "sent", reason: state === "sent" ? "" : result }, tx);
}

/**
 * Hands a mail to the mail server and notes the outcome right after. A crash in between sends it again with the same Message-ID.
 * A mail server that is away costs nothing: the mail waits, and is given up after a day.
 */
export async function tryMail(host: Host, item: QueuedItem, mail: Mail): Promise<DeliveryResult> {
  let providerId: string;
  try {
    providerId = (await host.mailer.send(mail)).providerId;
  } catch (error) {
    const reason = error instanceof Error ? error.message : "no reason given";
    const now = host.clock.now();
    if (error instanceof MailRefused || now - item.createdAt >= giveUpAfter) return finish(host, item, "failed", `not sent: ${reason}`);
    await host.db.transaction(async (tx) => {
      await tx.run(`UPDATE ${item.table} SET attempts = attempts + 1 WHERE id = ?`, [item.sourceId]);
      await logDelivery(host, { ...item, result: `waiting: ${reason}` }, tx);
    });
    host.log.warn({ kind: item.kind, source: item.sourceId, reason }, "a mail could not be sent yet");
    return { again: now + (pauses[Math.min(item.attempts, pauses.length - 1)] ?? 10) * minute };
  }
  return finish(host, item, "sent", "sent", providerId);
}
