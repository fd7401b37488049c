import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { householdFields, informationFields, keepsHouseholdsApart } from "../people/client-information.ts";
import { peopleModels } from "../people/models/people-models.ts";
import { takeInformation } from "../people/take-information.ts";
import type { Details } from "../people/take-information.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import type { PortalViewer } from "../viewer.ts";
import { profileChanged } from "./profile-changed.ts";
import { portalViewerOf } from "./portal-viewer-of.ts";

/** Details of a client that people are asked for outside Client Information too. */
export const profileDetails = ["firstName", "lastName", "nameUsed", "pronouns", "birthDate", "phone", "address"] as const;
export type ProfileDetail = (typeof profileDetails)[number];

/** A client's details as one of their portal users may see and change them. Whether that person may be asked is the plugin's to decide. */
export interface ProfileDoor {
  /** What the record has; null for nothing. A detail that is kept from this person is not in it. `birthDate` is `YYYY-MM-DD`, `address` has lines. */
  seenBy(portalUserId: string): Promise<Partial<Record<ProfileDetail, string | null>>>;
  /**
   * Takes details that this person gave, as their page Client Information does: saved at once, or put before staff where the practice wants to
   * look first. What the record has already, what is kept from this person, and what a record cannot hold is left out.
   */
  take(portalUserId: string, details: Partial<Record<ProfileDetail, string>>, tx: Tx): Promise<{ saved: ProfileDetail[]; proposed: ProfileDetail[] }>;
  /** Says, in the transaction of the change, that one of the plugin's lines of Profile Completion may be done now: an open question about it closes, and the next is asked. */
  touched(clientId: string, tx: Tx): Promise<void>;
}

/** The details that a person's seat may know. */
async function openTo(host: Host, viewer: PortalViewer): Promise<ProfileDetail[]> {
  const apart = await keepsHouseholdsApart(host, viewer);
  return profileDetails.filter((detail) => !apart || !householdFields.has(detail));
}

async function recorded(host: Host, viewer: PortalViewer, tx?: Tx): Promise<Partial<Record<ProfileDetail, string | null>>> {
  const row = (await peopleModels(host).clients.findOne({ where: { practiceId: viewer.practiceId, id: viewer.clientId }, ...(tx ? { transaction: tx.sequelize } : {}) }))?.get();
  return row ? Object.fromEntries((await openTo(host, viewer)).map((detail) => [detail, row[detail] || null])) : {};
}

/** The door as one plugin of one practice goes through it. */
export function profileDoor(host: Host, ctx: PluginContext): ProfileDoor {
  return {
    async seenBy(portalUserId) {
      const viewer = await portalViewerOf(ctx, portalUserId);
      return viewer ? recorded(host, viewer) : {};
    },
    async take(portalUserId, given, tx) {
      const viewer = await portalViewerOf(ctx, portalUserId);
      if (!viewer) return { saved: [], proposed: [] };
      const known = await recorded(host, viewer, tx);
      const details: Details = {};
      for (const detail of Object.keys(known) as ProfileDetail[]) {
        const parsed = given[detail] === undefined ? undefined : informationFields[detail].safeParse(given[detail]);
        if (parsed?.success && parsed.data !== null && parsed.data !== known[detail]) details[detail] = parsed.data;
      }
      if (Object.keys(details).length === 0) return { saved: [], proposed: [] };
      const { saved, proposed } = await takeInformation(host, { viewer, actor: ctx.viewer ?? viewer, origin: { address: "", userAgent: "" } }, details, tx);
      return { saved: saved as ProfileDetail[], proposed: proposed as ProfileDetail[] };
    },
    touched: (clientId, tx) => host.context("core", ctx.practiceId, ctx.viewer).events.publish(profileChanged, { clientId }, tx),
  };
}
