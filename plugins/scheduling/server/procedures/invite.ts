import { z } from "zod";
import { emailInput, idInput } from "@anteroom/core/server";
import { findAppointment } from "../acts/find-appointment.ts";
import { endInvitation } from "../collaterals/end-invitation.ts";
import { inviteCollateral } from "../collaterals/invite-collateral.ts";
import { staffProcedure, viewerProcedure } from "../trpc.ts";

/** Invites somebody without a portal to one appointment. `agreed` says that the client does: it tells whoever is invited that they come here. */
export const invite = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({
    id: idInput(), key: idInput(),
    name: z.string().trim().min(1, "Enter their name.").max(120, "Use 120 characters or fewer."),
    email: emailInput,
    relation: z.string().trim().min(1, "Say who they are to the client, such as Teacher.").max(60, "Use 60 characters or fewer."),
    agreed: z.literal(true, { error: "Ask the client first. Then tick that they agree." }),
  }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key, name, email, relation } }) =>
    plugin.transaction((tx) =>
      plugin.once(`invite:${id}:${key}`, tx, async () => {
        await inviteCollateral(plugin, tx, viewer, await findAppointment(plugin, viewer, id, tx), { id: key, name, email, relation });
        return { id: key };
      }),
    ),
  );

/** Takes an invitation back; the client may, too. */
export const uninvite = viewerProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ id: idInput() }))
  .mutation(({ ctx: { plugin, viewer }, input: { id } }) => plugin.transaction((tx) => endInvitation(plugin, tx, viewer, id)));
