import { z } from "zod";
import { AppError, invalid, notFound, stale } from "../../errors.ts";
import { auditPeople } from "../../people/audit-people.ts";
import { lockClient } from "../../people/lock-client.ts";
import { maySeeClient } from "../../people/people-access.ts";
import { lineOfText, rowId } from "../../people/person-fields.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { changeById, recordedValue } from "../changes/change-rows.ts";
import { changeNotification } from "../changes/change-notification.ts";
import { changeWorkflow } from "../changes/change-workflow.ts";
import { columnOf, reviewable } from "../changes/reviewed-fields.ts";
import { profileTouched } from "../profile-touched.ts";

const input = z.object({
  changeId: rowId,
  decision: z.enum(["accept", "reject"]),
  /** The record's value that the deciding person saw: another one by now means that they decide about something else. */
  seen: z.string().max(2_000),
  /** For the person who proposed it. */
  reason: lineOfText(300, "Reason").optional(),
});

const already: Record<string, string> = {
  accepted: "A colleague has accepted this change already.",
  rejected: "A colleague has rejected this change already.",
  replaced: "The person has changed or taken back what they proposed. Look at what waits now.",
};

/** Accepts or rejects one proposed change, tells the person, and refuses what somebody else has settled (PROF-04). */
export const decideChange = staffProcedure
  .meta({ permission: "core.clients.write" })
  .input(input)
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const { practiceId } = viewer;
    const found = await changeById(host.db.hot, practiceId, input.changeId);
    if (!found || !(await maySeeClient(host, viewer, found.client_id))) throw notFound("this change");
    const reason = input.reason ?? null;
    if (input.decision === "reject" && !reason) throw invalid({ reason: "Enter a reason. The person reads it." });
    await host.db.transaction(async (tx) => {
      await lockClient(host, practiceId, found.client_id, tx);
      const change = await changeById(tx, practiceId, found.id);
      if (!change) throw notFound("this change");
      if (change.state !== "proposed") throw new AppError("STALE", already[change.state] ?? "This change has been settled.", { data: { state: change.state } });
      const recorded = await recordedValue(tx, practiceId, change.client_id, change.field);
      if ((recorded ?? "") !== input.seen.replaceAll("\r\n", "\n")) throw stale(reviewable[change.field].label);
      const core = host.context("core", practiceId, viewer);
      const accepted = input.decision === "accept";
      await core.workflows.send(changeWorkflow, change.id, { type: input.decision }, tx);
      await tx.run("UPDATE profile_changes SET reason = ?, decided_at = ?, decided_by = ? WHERE id = ? AND practice_id = ?", [reason, host.clock.now(), viewer.staffId, change.id, practiceId]);
      if (accepted) {
        await tx.run(`UPDATE clients SET ${columnOf[change.field]} = ? WHERE id = ? AND practice_id = ?`, [change.value, change.client_id, practiceId]);
        await profileTouched(host, viewer, change.client_id, tx);
      }
      const what = reviewable[change.field].label.toLowerCase();
      const because = reason ? ` ${reason}` : "";
      const conversation = await core.inbox.conversationOf(change.portal_user_id, tx);
      await core.inbox.postEvent({
        conversationId: conversation.id, key: `change:${change.id}`,
        forPortal: accepted ? `Your practice accepted your change of the ${what}.${because}` : `Your practice did not change the ${what}.${because}`,
        forStaff: accepted ? `${viewer.name} accepted a change of the ${what}.${because}` : `${viewer.name} did not accept a change of the ${what}.${because}`,
      }, tx);
      await core.notify(changeNotification.kind, { to: { portalUserId: change.portal_user_id }, data: { changeId: change.id }, key: change.id }, tx);
      await auditPeople(ctx, accepted ? "change-accepted" : "change-rejected", { clientId: change.client_id, subject: change.id, detail: { field: change.field } }, tx);
    });
    host.outbox.kick();
    return { decided: input.decision };
  });
