import type { Tx } from "../../database/database.ts";
import type { Host } from "../../host-parts.ts";
import { newId } from "../../ids.ts";
import { changePortalUser } from "../write-people.ts";
import { revokeInvitations } from "../enrolment/invite.ts";
import type { Pair } from "./find-pair.ts";
import { portalUserOf } from "../people-rows.ts";
import { movePluginRows } from "./plugin-rows.ts";

/** The name under which a second home conversation goes on. */
export const earlierMessages = "Earlier messages";

/**
 * One person who was a portal user of both records becomes one again: the second seat ends, and its conversations, files and
 * what plugins keep under it go to the first. A second home conversation goes on beside the first, with everybody of the care team in it.
 */
export async function movePortalUser(host: Host, practiceId: string, { from, into }: Pair["twice"][number], team: readonly string[], tx: Tx): Promise<void> {
  const now = host.clock.now();
  const conversations = await tx.all<{ id: string; topic_key: string }>("SELECT id, topic_key FROM inbox_conversations WHERE practice_id = ? AND portal_user_id = ? ORDER BY id", [practiceId, from.id]);
  const taken = new Set((await tx.all<{ topic_key: string }>("SELECT topic_key FROM inbox_conversations WHERE practice_id = ? AND portal_user_id = ?", [practiceId, into.id])).map((row) => row.topic_key));
  for (const { id, topic_key } of conversations) {
    if (taken.has(topic_key)) {
      await tx.run("UPDATE inbox_conversations SET portal_user_id = ?, topic_key = ?, topic_label = COALESCE(topic_label, ?) WHERE id = ? AND practice_id = ?", [into.id, newId(), earlierMessages, id, practiceId]);
      if (topic_key === "") {
        for (const staffId of team) {
          await tx.run("INSERT INTO inbox_members (conversation_id, staff_id, practice_id, from_seq, added_by, added_at) VALUES (?, ?, ?, 0, ?, ?)", [id, staffId, practiceId, staffId, now]);
        }
      }
    } else {
      await tx.run("UPDATE inbox_conversations SET portal_user_id = ? WHERE id = ? AND practice_id = ?", [into.id, id, practiceId]);
    }
    await tx.run("UPDATE inbox_participants SET seat_id = ? WHERE conversation_id = ? AND seat_id = ?", [into.id, id, from.id]);
    await tx.run("DELETE FROM inbox_drafts WHERE conversation_id = ? AND seat_id = ?", [id, from.id]);
  }
  await tx.run("UPDATE files SET seat_id = ? WHERE practice_id = ? AND seat_id = ?", [into.id, practiceId, from.id]);
  await tx.run("UPDATE profile_changes SET portal_user_id = ? WHERE practice_id = ? AND portal_user_id = ?", [into.id, practiceId, from.id]);
  await movePluginRows(host, practiceId, "portal_user_id", { from: from.id, into: into.id }, tx);
  await revokeInvitations(host, portalUserOf(from), "merged", tx);
  const union = JSON.stringify([...new Set([...(JSON.parse(into.permissions) as string[]), ...(JSON.parse(from.permissions) as string[])])]);
  // Whoever was let in once stays in, with what either record allowed.
  const status = into.status === "active" || from.status !== "active" ? into.status : "active";
  await changePortalUser(host, practiceId, into.id, { permissions: union, alerts: into.alerts || from.alerts ? 1 : 0, status, accountId: into.accountId ?? from.accountId }, tx);
  await changePortalUser(host, practiceId, from.id, { status: "removed", accountId: null }, tx);
  await host.accounts.endSessions({ seatId: from.id }, "revoked", tx);
}
