import type { Host } from "../host-parts.ts";

const day = 24 * 60 * 60_000;

/** Forgets notices, account mails, texts and kept mails that ended a month ago; the delivery log stays. */
export async function purgeNotices(host: Host): Promise<void> {
  const { hot } = host.db;
  const before = host.clock.now() - 30 * day;
  await hot.run("DELETE FROM notices WHERE state <> 'queued' AND created_at < ?", [before]);
  await hot.run("DELETE FROM account_mails WHERE state <> 'queued' AND created_at < ?", [before]);
  await hot.run("DELETE FROM notice_turns WHERE taken_at < ?", [before]);
  await hot.run("DELETE FROM texts WHERE state <> 'queued' AND state <> 'trying' AND created_at < ?", [before]);
  await hot.run("DELETE FROM texts_received WHERE at < ?", [before]);
  await hot.run("DELETE FROM mailbox WHERE at < ?", [before]);
}
