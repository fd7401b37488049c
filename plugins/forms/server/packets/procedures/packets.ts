import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { Op } from "sequelize";
import { formRows } from "../../library/form-rows.ts";
import { shipLibrary } from "../../library/ship-library.ts";
import { staffProcedure } from "../../trpc.ts";
import { findPacket, stepsIn } from "../find-packet.ts";
import { packetRows } from "../packet-rows.ts";
import type { PacketRow } from "../packet-rows.ts";
import { documentChoices, showSteps } from "../packet-steps.ts";

/** The practice's packets by title. */
export const packets = staffProcedure
  .meta({ permission: "forms.build" })
  .input(z.object({ retired: z.boolean().default(false) }).default({ retired: false }))
  .query(async ({ ctx: { plugin }, input: { retired } }) => {
    await shipLibrary(plugin);
    const rows = (await plugin.model(packetRows).findAll({ where: { practiceId: plugin.practiceId, retiredAt: retired ? { [Op.not]: null } : null }, order: [["title", "ASC"], ["id", "ASC"]], limit: 200 })).map((row) => row.get() as PacketRow);
    const documents = await documentChoices(plugin);
    const shown = await showSteps(plugin, rows.flatMap(stepsIn), documents);
    let at = 0;
    return {
      packets: rows.map((row) => {
        const steps = shown.slice(at, (at += stepsIn(row).length));
        return { id: row.id, title: row.title, purpose: row.purpose, defaultFor: row.defaultFor, steps: steps.map((step) => step.title), notReady: steps.filter((step) => !step.ready).length };
      }),
    };
  });

/** One packet with what can be put into it; without an id a new one. */
export const packet = staffProcedure
  .meta({ permission: "forms.build" })
  .input(z.object({ packetId: idInput().optional() }))
  .query(async ({ ctx: { plugin }, input: { packetId } }) => {
    await shipLibrary(plugin);
    const row = packetId ? await findPacket(plugin, packetId) : null;
    const documents = await documentChoices(plugin);
    const forms = (await plugin.model(formRows).findAll({ attributes: ["id", "title"], where: { practiceId: plugin.practiceId, retiredAt: null }, order: [["title", "ASC"]], limit: 500 })).map((form) => form.get());
    return {
      packet: row ? { id: row.id, title: row.title, purpose: row.purpose, defaultFor: row.defaultFor, rev: row.rev, retired: row.retiredAt !== null } : null,
      steps: row ? await showSteps(plugin, stepsIn(row), documents) : [],
      forms: forms.map(({ id, title }) => ({ id, title })),
      documents,
    };
  });
