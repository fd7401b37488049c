import { z } from "zod";
import { Op } from "sequelize";
import { defineOffer, invalid } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { checkDays } from "../../assignments/check-days.ts";
import { endOfDay, isDay } from "../../assignments/local-day.ts";
import { shownTitle } from "../../cards/shown-title.ts";
import { minutesOf } from "../../definition/estimate-minutes.ts";
import { shipLibrary } from "../../library/ship-library.ts";
import { defaultPacketFor, findPacket, stepsIn } from "../find-packet.ts";
import { packetRows } from "../packet-rows.ts";
import type { PacketRow } from "../packet-rows.ts";
import { showSteps } from "../packet-steps.ts";
import { givePacket, readySteps } from "./give-packet.ts";
import { packetFace } from "./packet-face.ts";
import type { StepNow } from "./step-states.ts";

const input = z.object({
  packetId: z.string("Choose a packet.").length(26, "Choose a packet."),
  dueOn: z.string().trim().refine((text) => text === "" || isDay(text), "Choose a day.").default(""),
  ordered: z.union([z.boolean(), z.string()]).default(false).transform((value) => value === true || (typeof value === "string" && value !== "")),
});

/** Packets that staff may give, the client's own kind first. */
export async function givablePackets(ctx: PluginContext, clientId: string): Promise<{ id: string; title: string; steps: number; usual: boolean; ready: boolean }[]> {
  await shipLibrary(ctx);
  const rows = (await ctx.model(packetRows).findAll({ where: { practiceId: ctx.practiceId, retiredAt: { [Op.is]: null } as never }, order: [["title", "ASC"]], limit: 200 })).map((row) => row.get() as PacketRow);
  const usual = await defaultPacketFor(ctx, (await ctx.people.client(clientId))?.birthDate ?? null);
  const shown = await showSteps(ctx, rows.flatMap(stepsIn), { templates: [], reason: null });
  const unready = new Set(shown.flatMap(({ step, ready }) => ("form" in step && !ready ? [step.form] : [])));
  return rows.map((row) => ({ id: row.id, title: row.title, steps: stepsIn(row).length, usual: row.id === usual?.id, ready: stepsIn(row).every((step) => "document" in step || !unready.has(step.form)) })).filter((row) => row.steps > 0).sort((a, b) => Number(b.usual) - Number(a.usual));
}

/** "Send a packet" beside the composer. */
export const packetOffer = defineOffer<z.infer<typeof input>>({
  name: "packet",
  label: "Send a packet",
  card: "forms.packet",
  permission: "forms.assign",
  recipientPermission: "forms.answer",
  async form(ctx, to) {
    const packets = await givablePackets(ctx, to.clientId);
    if (packets.length === 0) return { fields: [], none: "There is no packet to send yet. Make one in the library." };
    if (!packets.some((packet) => packet.ready)) return { fields: [], none: "No packet can be sent yet. Publish its forms in the library." };
    return {
      fields: [
        { t: "choices", name: "packetId", legend: "Which packet?", ...(packets[0]?.usual && packets[0].ready ? { value: packets[0].id } : {}), options: packets.map(({ id, title, steps, usual, ready }) => ({ value: id, label: title, ...(ready ? {} : { off: "One of its forms is not published yet." }), hint: `${steps} ${steps === 1 ? "step" : "steps"}${usual ? ", for new clients like this one" : ""}` })) },
        { t: "field", name: "dueOn", label: "Due on", hint: "Until the end of that day where the client is.", input: "date", optional: true },
        { t: "tick", name: "ordered", label: "Steps are done in this order" },
      ],
    };
  },
  input,
  async preview(ctx, to, { packetId, dueOn, ordered }) {
    const packet = await findPacket(ctx, packetId);
    const days = await checkDays(ctx, to.clientId, { sendOn: "", dueOn, closesOn: "" });
    const ready = await readySteps(ctx, packet);
    const steps = ready.map((step): StepNow => ({ title: "form" in step ? step.form.definition.title : step.title, shown: "form" in step ? shownTitle(step.form.definition) : step.title, state: "to-do", assignmentId: null, place: null, minutes: "form" in step ? minutesOf(step.form.definition) : null, href: null, why: null }));
    const zone = to.recipient.timeZone;
    return packetFace({ packet: { id: "preview", clientId: to.clientId, title: packet.title, state: "open", dueOn: days.dueOn, dueAt: days.dueOn === null ? null : endOfDay(days.dueOn, zone), doneAt: null, endedAt: null, ordered }, steps, from: ctx.viewer?.name ?? "", who: to.recipient.name, side: "mine", zone, now: ctx.now() });
  },
  async send(ctx, tx, to, { packetId, dueOn, ordered }, key) {
    if (ctx.viewer?.kind !== "staff") throw invalid({ form: "Only staff can send packets." });
    const packet = await findPacket(ctx, packetId, tx);
    const days = await checkDays(ctx, to.clientId, { sendOn: "", dueOn, closesOn: "" });
    await givePacket(ctx, { id: key, packet, clientId: to.clientId, portalUserId: to.recipient.portalUserId, assignedBy: ctx.viewer.staffId, ordered, dueOn: days.dueOn }, await readySteps(ctx, packet), tx);
  },
});
