import { invalid, newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { assignForm, zoneOf } from "../../assignments/assign-form.ts";
import { assignmentTimes } from "../../assignments/assignment-times.ts";
import { formOf, newestPublished } from "../../assignments/forms-of.ts";
import type { GivenForm } from "../../assignments/forms-of.ts";
import { endOfDay } from "../../assignments/local-day.ts";
import { stepsIn } from "../find-packet.ts";
import type { PacketRow, PacketStep } from "../packet-rows.ts";
import { givenPackets } from "./given-rows.ts";
import type { GivenStep } from "./given-rows.ts";
import { packetWorkflow } from "./packet-workflow.ts";

export interface NewGivenPacket {
  /** A ULID that the sender made: the same one again gives nothing more. */
  id: string;
  packet: PacketRow;
  clientId: string;
  portalUserId: string;
  assignedBy: string | null;
  ordered: boolean;
  /** A day in the client's zone. */
  dueOn: string | null;
}

type Ready = { form: GivenForm } | Extract<PacketStep, { document: string }>;

/** The steps of a packet with the forms as they are now. @throws AppError `INVALID` when a form is not published */
export async function readySteps(ctx: PluginContext, packet: PacketRow): Promise<Ready[]> {
  if (packet.retiredAt !== null) throw invalid({ packetId: "This packet is retired. Choose another one." });
  const ready: Ready[] = [];
  for (const step of stepsIn(packet)) {
    if ("document" in step) ready.push(step);
    else {
      const version = await newestPublished(ctx, step.form).catch(() => null);
      if (!version) throw invalid({ packetId: "A form of this packet is not published or is retired. Look at the packet in the library." });
      ready.push({ form: await formOf(ctx, version.versionId) });
    }
  }
  if (ready.length === 0) throw invalid({ packetId: "This packet has no steps yet." });
  return ready;
}

/** Gives somebody a packet: one card, one reminder, and a form of its own for each step, without a card. */
export async function givePacket(ctx: PluginContext, given: NewGivenPacket, ready: readonly Ready[], tx: Tx): Promise<void> {
  const { id, packet, clientId, portalUserId, assignedBy, ordered, dueOn } = given;
  const { practiceId } = ctx;
  const zone = await zoneOf(ctx, clientId, tx);
  const steps: GivenStep[] = [];
  const forms: { id: string; form: GivenForm }[] = [];
  for (const step of ready) {
    if ("document" in step) {
      steps.push({ document: step.document, title: step.title, request: null, href: null, state: "waiting", why: null });
      continue;
    }
    const assignmentId = newId();
    forms.push({ id: assignmentId, form: step.form });
    steps.push({ form: assignmentId, title: step.form.definition.title });
  }
  await ctx.model(givenPackets).create(
    { id, practiceId, clientId, portalUserId, packetId: packet.id, title: packet.title, steps: JSON.stringify(steps), ordered, state: "open", assignedBy, assignedAt: ctx.now(), dueOn, dueAt: dueOn === null ? null : endOfDay(dueOn, zone), doneAt: null, endedAt: null },
    { transaction: tx.sequelize },
  );
  for (const form of forms) await assignForm(ctx, { ...form, clientId, portalUserId, assignedBy, originId: id, card: false }, tx);
  const { remindIn } = await assignmentTimes(ctx, clientId, { sendAt: null, dueOn, closesOn: null, zone });
  await ctx.workflows.start(packetWorkflow, { subjectId: id, input: { remindIn } }, tx);
  const { id: conversationId } = await ctx.inbox.conversationOf(portalUserId, tx);
  await ctx.inbox.postCard({ conversationId, kind: "forms.packet", subjectId: id }, tx);
  await ctx.notify("forms.packet", { to: { portalUserId }, data: { givenId: id }, key: `packet:${id}` }, tx);
  await ctx.audit("gave-packet", { subject: id, clientId, detail: { portalUser: portalUserId, steps: steps.length } }, tx);
}
