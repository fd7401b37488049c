import { staffProcedure } from "../../trpc/core-procedures.ts";
import { practiceGrants } from "../../team/role-permissions.ts";

/** The practice's own facts, for the form that changes them, and whether this portal has a gateway for texts. */
export const practiceDetails = staffProcedure.meta({ permission: "core.practice" }).query(async ({ ctx }) => {
  const { host, viewer } = ctx;
  const [practice, { revision }] = await Promise.all([host.people.of(viewer.practiceId).practice(), practiceGrants(host, viewer.practiceId, host.db.hot)]);
  return { ...practice, revision, sendsTexts: host.sms !== null };
});
