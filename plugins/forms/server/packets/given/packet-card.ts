import { defineCard } from "@anteroom/core/server";
import type { CardFace, PluginContext, Viewer } from "@anteroom/core/server";
import { staffNames } from "../../cards/assignment-faces.ts";
import { peopleNamed } from "../../cards/people-named.ts";
import type { PersonNames } from "../../cards/people-named.ts";
import { readGiven } from "./find-given.ts";
import { packetFace } from "./packet-face.ts";
import type { PacketFacts } from "./packet-face.ts";
import { stepStates } from "./step-states.ts";
import type { StepNow, StepState } from "./step-states.ts";
import { withdrawGiven } from "./withdraw-given.ts";

async function packetFaces(ctx: PluginContext, subjectIds: readonly string[], viewer: Viewer): Promise<Map<string, CardFace>> {
  const faces = new Map<string, CardFace>();
  if (!ctx.holds(viewer.kind === "portal" ? "forms.answer" : "forms.assign", viewer) && !ctx.holds("forms.review", viewer)) return faces;
  const rows = (await readGiven(ctx, { id: [...subjectIds] }, { limit: subjectIds.length })).filter((row) => viewer.kind === "staff" || row.portalUserId === viewer.portalUserId);
  const steps = await stepStates(ctx, rows);
  const names = await staffNames(ctx, rows.map((row) => row.assignedBy));
  const practice = (await ctx.people.practice()).name;
  const people = viewer.kind === "staff" ? await peopleNamed(ctx, rows.map((row) => row.portalUserId)) : new Map<string, PersonNames>();
  for (const packet of rows) {
    faces.set(packet.id, packetFace({ packet, steps: steps.get(packet.id) ?? [], from: names.get(packet.assignedBy ?? "") ?? practice, who: people.get(packet.portalUserId)?.called ?? "the client", side: viewer.kind === "staff" ? "staff" : "mine", zone: viewer.timeZone, now: ctx.now() }));
  }
  return faces;
}

const at = Date.parse("2026-11-20T14:14:00Z");
const step = (title: string, state: StepState): StepNow => ({ title, shown: title, state, assignmentId: null, place: null, minutes: 4, href: null, why: null });
const example = (state: "open" | "done" | "revoked", first: StepState): CardFace => {
  const facts: PacketFacts = {
    packet: { id: "01JD0000000000000000000000", clientId: "01JD0000000000000000000001", title: "Welcome packet", state, dueOn: "2026-11-24", dueAt: at + 4 * 86_400_000, doneAt: state === "done" ? at : null, endedAt: null, ordered: false },
    steps: [step("About you", first), step("Health history", "to-do"), step("Consent to treatment", "to-do")], from: "Dr Maya Rivera", who: "Jordan", side: "mine", zone: "America/New_York", now: at,
  };
  return packetFace(facts);
};

/** A packet in the conversation: one card for all its steps. */
export const packetCard = defineCard({
  kind: "forms.packet",
  label: "Packet of forms",
  version: 1,
  view: packetFaces,
  actions: {},
  withdraw: { permission: "forms.assign", run: (ctx, tx, subjectId) => withdrawGiven(ctx, subjectId, tx) },
  examples: { live: example("open", "to-do"), in_progress: example("open", "done"), done: example("done", "done"), cancelled: example("revoked", "to-do") },
});
