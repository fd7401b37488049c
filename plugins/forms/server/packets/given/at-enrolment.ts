import { z } from "zod";
import { listen, newId } from "@anteroom/core/server";
import { shipLibrary } from "../../library/ship-library.ts";
import { defaultPacketFor } from "../find-packet.ts";
import { givePacket, readySteps } from "./give-packet.ts";

/** Sends the standard packet of a new client to whoever enrols first, where the practice wants that; once for each client. */
export const packetAtEnrolment = listen({
  to: "core.portal-user-enrolled",
  version: 1,
  as: "packet-at-enrolment",
  read: z.object({ portalUserId: z.string(), clientId: z.string() }),
  async run(ctx, { data: { portalUserId, clientId } }) {
    if (!(await ctx.setting<boolean>("packetAtEnrolment"))) return;
    const mayAnswer = (await ctx.inbox.reachable({ clientId, permission: "forms.answer" })).some((one) => one.portalUserId === portalUserId);
    const client = await ctx.people.client(clientId);
    if (!mayAnswer || !client || client.archivedAt !== null) return;
    await shipLibrary(ctx);
    const packet = await defaultPacketFor(ctx, client.birthDate);
    if (!packet) return;
    const ready = await readySteps(ctx, packet).catch((error: unknown) => {
      ctx.log.warn({ packet: packet.id, error: error instanceof Error ? error.name : "unknown" }, "the standard packet cannot be sent: one of its forms is not published");
      return null;
    });
    if (!ready) return;
    await ctx.transaction((tx) =>
      ctx.once(`packet-at-enrolment:${clientId}`, tx, async () => {
        await givePacket(ctx, { id: newId(), packet, clientId, portalUserId, assignedBy: null, ordered: false, dueOn: null }, ready, tx);
        return null;
      }),
    );
  },
});
