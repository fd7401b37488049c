import type { ToDoSource } from "@anteroom/core/server";
import { contentOf, isTurnOf, loadRequests, nextPaper } from "./signing/load-request.ts";
import { openStates, signers } from "./tables/request-rows.ts";

/** Documents that wait for a staff member's own signature; portal users have cards for theirs. */
export const toCountersign: ToDoSource = {
  async list(ctx, viewer) {
    if (viewer.kind !== "staff" || !ctx.holds("documents.manage", viewer)) return [];
    const mine = (await ctx.model(signers).findAll({ where: { practiceId: ctx.practiceId, seatId: viewer.staffId, doneAt: null }, order: [["id", "DESC"]], limit: 100 })).map((row) => row.get());
    const wholes = await loadRequests(ctx, mine.map((signer) => signer.requestId));
    return mine.flatMap((signer) => {
      const whole = wholes.get(signer.requestId);
      const paper = whole && openStates.includes(whole.request.state) && isTurnOf(whole, signer) ? nextPaper(whole, signer.id) : null;
      if (!whole || !paper) return [];
      return [{
        id: signer.id, title: `Sign ${contentOf(ctx, paper).title}`, detail: "Document", href: `/staff/clients/${whole.request.clientId}/documents/${paper.id}/sign`,
        dueAt: whole.request.dueAt, createdAt: whole.request.sentAt ?? whole.request.createdAt,
      }];
    });
  },
};
