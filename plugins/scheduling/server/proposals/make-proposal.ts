import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { makeAppointment } from "../acts/make-appointment.ts";
import { moveOn } from "../acts/move-on.ts";
import { proposals } from "../rows/proposals.ts";
import type { Appointment, Place } from "../rows/appointments.ts";
import type { Service } from "../rows/services.ts";
import { sealProposal } from "./proposal-body.ts";
import { proposalWorkflow } from "./proposal-workflow.ts";

export interface NewProposal {
  id: string;
  clientId: string;
  portalUserId: string;
  conversationId: string;
  byId: string;
  service: Service;
  times: readonly { staffId: string; startsAt: number; zone: string }[];
  place: Place;
  locationId: string | null;
  note: string;
  holdMs: number;
  /** What it answers: its time is given back, since others are offered. */
  request: Appointment | null;
  replacesId: string | null;
}

/** Holds up to five times and puts the card to choose from into the conversation. @throws TakenError when one of them is gone; none is held then */
export async function makeProposal(ctx: PluginContext, tx: Tx, made: NewProposal): Promise<void> {
  if (made.request) await moveOn(ctx, tx, made.request, { type: "release" });
  const [first] = made.times;
  await ctx.model(proposals).create(
    {
      id: made.id, practiceId: ctx.practiceId, clientId: made.clientId, portalUserId: made.portalUserId, staffId: first?.staffId ?? made.byId, byId: made.byId, serviceId: made.service.id, requestId: made.request?.id ?? null, replacesId: made.replacesId,
      state: "open", chosenId: null, body: sealProposal(ctx, made.id, { note: made.note, answer: "" }), expiresAt: ctx.now() + made.holdMs, version: 0, createdAt: ctx.now(),
    },
    { transaction: tx.sequelize },
  );
  for (const time of [...made.times].sort((a, b) => a.startsAt - b.startsAt)) {
    await makeAppointment(ctx, tx, {
      id: newId(), first: "proposed", service: made.service, staffId: time.staffId, clientId: made.clientId, portalUserId: made.portalUserId, startsAt: time.startsAt, place: made.place, locationId: made.locationId, zone: time.zone,
      by: { side: "staff", id: made.byId }, holdMs: Math.min(made.holdMs, Math.max(0, time.startsAt - ctx.now())), proposalId: made.id, replacesId: made.replacesId, movedFeeMinor: made.request?.movedFeeMinor ?? 0,
    });
  }
  await ctx.workflows.start(proposalWorkflow, { subjectId: made.id, input: { holdMs: made.holdMs } }, tx);
  await ctx.inbox.postCard({ conversationId: made.conversationId, kind: "scheduling.offer", subjectId: made.id }, tx);
  await ctx.audit("proposed", { subject: made.id, clientId: made.clientId }, tx);
}
