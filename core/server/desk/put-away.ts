import { formatDayTime } from "../../time/format-time.ts";
import { AppError } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import type { StaffViewer } from "../viewer.ts";
import { changeDesk } from "./change-desk.ts";
import type { DeskChange } from "./change-desk.ts";

/** @throws AppError `CONFLICT` when the client has written what this staff member has not seen yet. */
async function refuseUnseen({ row, tx }: DeskChange, seenSeq: number | undefined): Promise<void> {
  if (seenSeq === undefined || seenSeq >= row.last_seq) return;
  const [unseen] = await tx.all("SELECT 1 AS one FROM inbox_entries WHERE conversation_id = ? AND seq > ? AND kind = 'message' AND author_kind = 'portal' LIMIT 1", [row.id, seenSeq]);
  if (unseen) throw new AppError("CONFLICT", "The client wrote while you were reading. Read it first, then close.", { reason: "unseen" });
}

/** Puts a conversation aside until a time, or until the client writes. */
export const snoozeConversation = (host: Host, viewer: StaffViewer, conversationId: string, until: number): Promise<void> =>
  changeDesk(host, viewer, conversationId, async ({ row, send, say, audit }) => {
    const snoozeMs = Math.max(0, until - host.clock.now());
    await send({ type: "snooze", until, snoozeMs, seq: row.last_seq }, "This conversation is closed. Reopen it to snooze it.");
    await say(`${viewer.name} snoozed this until ${formatDayTime(until, { zone: viewer.timeZone })}.`);
    await audit("snoozed-conversation", { until });
  });

/** Settles a conversation until the client writes again. `seenSeq` is the last entry on the page of who closes. */
export const closeConversation = (host: Host, viewer: StaffViewer, conversationId: string, seenSeq?: number): Promise<void> =>
  changeDesk(host, viewer, conversationId, async (on) => {
    if (on.row.desk_state === "closed") return;
    await refuseUnseen(on, seenSeq);
    await on.send({ type: "close", seq: on.row.last_seq }, "This conversation cannot be closed now.");
    await on.say(`${viewer.name} closed this conversation.`);
    await on.audit("closed-conversation");
  });

/** Brings a snoozed or closed conversation back. */
export const reopenConversation = (host: Host, viewer: StaffViewer, conversationId: string): Promise<void> =>
  changeDesk(host, viewer, conversationId, async ({ row, send, say, audit }) => {
    if (row.desk_state === "open") return;
    await send({ type: "reopen" }, "This conversation is open already.");
    await say(row.desk_state === "snoozed" ? `${viewer.name} ended the snooze.` : `${viewer.name} reopened this conversation.`);
    await audit("reopened-conversation");
  });
