import { z } from "zod";
import { readDate } from "../../time/wall-time.ts";
import type { PortalUser } from "../people/people-door.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import { capability } from "./define-capability.ts";

const day = z.string().refine((text) => readDate(text) !== null, "Write the day as 2026-11-26.");

/** What is due on which day of the calendar, `2026-11-26`. */
export type DueDay = { id: string; day: string };

/**
 * Declares an answer to which days something of a portal user's is due, for calendars. Titles stay with the plugin, since calendars are read
 * by others. Whoever may not see the portal user, or asks of one without the permission, is told of nothing.
 */
export const dueDaysCapability = ({ permission, read }: { permission: PortalUser["permissions"][number]; read(ctx: PluginContext, user: PortalUser, days: { from: string; to: string }): Promise<DueDay[]> }) =>
  capability({
    version: 1,
    input: z.object({ portalUserId: z.string(), from: day, to: day }),
    output: z.object({ due: z.array(z.object({ id: z.string(), day: z.string() })) }),
    example: { input: { portalUserId: "01JD0000000000000000000000", from: "2026-11-01", to: "2026-12-01" }, output: { due: [{ id: "01JD0000000000000000000001", day: "2026-11-26" }] } },
    async run(ctx, { portalUserId, from, to }) {
      const { viewer } = ctx;
      const user = await ctx.people.portalUser(portalUserId);
      if (!user?.permissions.includes(permission)) return { due: [] };
      const sees = viewer === null || (viewer.kind === "portal" ? viewer.portalUserId === portalUserId : await ctx.people.maySee(viewer, user.clientId));
      return { due: sees ? await read(ctx, user, { from, to }) : [] };
    },
  });
