import { z } from "zod";
import { emailAddress, emailKey } from "../../accounts/email-address.ts";
import { invalid } from "../../errors.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditPeople } from "../audit-people.ts";
import { authorityFields } from "../authority/authority-fields.ts";
import { endAuthority } from "../authority/end-authority.ts";
import { invite, refuseSecondUser, refuseTooMany } from "../enrolment/invite.ts";
import { firstName, lastName, nameUsed, permissions, phone, pronouns, relationship, rowId } from "../person-fields.ts";
import { alertWarning } from "../portal-user-warning.ts";
import { lockPortalUser, requirePortalUser } from "../require-portal-user.ts";
import { changePortalUser } from "../write-people.ts";

const input = z.object({
  portalUserId: rowId,
  firstName: firstName.optional(),
  lastName: lastName.optional(),
  nameUsed: nameUsed.optional(),
  pronouns: pronouns.optional(),
  phone: phone.optional(),
  relationship: relationship.optional(),
  permissions: permissions.refine((list) => list.length > 0, "Tick at least one box.").optional(),
  alerts: z.boolean().optional(),
  ...authorityFields,
  /** Only before the invitation is accepted: the old link ends and a new one goes to the new address. */
  email: emailAddress.optional(),
});

/** Changes what a portal user is called, may do and is told of; every open page of theirs follows at once. */
export const editPortalUser = staffProcedure
  .meta({ permission: "core.portal-users" })
  .input(input)
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    const found = await requirePortalUser(host, viewer, input.portalUserId);
    const { portalUserId, email, permissions: wanted, alerts, ...names } = input;
    if (names.authoritySince && names.authorityUntil && names.authorityUntil < names.authoritySince) throw invalid({ authorityUntil: "The last day must not be before the first." });
    const warning = await host.db.transaction(async (tx) => {
      const user = await lockPortalUser(host, found, tx);
      const newAddress = email !== undefined && emailKey(email) !== emailKey(user.email) ? email : undefined;
      if (newAddress && user.status !== "invited") throw invalid({ email: "This person has signed in with this address already. Remove them and invite the new address." });
      const change: Record<string, string | number | null> = Object.fromEntries(Object.entries(names).filter(([, value]) => value !== undefined));
      if (wanted) change["permissions"] = JSON.stringify(wanted);
      if (alerts !== undefined) change["alerts"] = alerts ? 1 : 0;
      if (newAddress) change["email"] = newAddress;
      await changePortalUser(host, viewer.practiceId, portalUserId, change, tx);
      if (newAddress) {
        await refuseSecondUser(host, viewer.practiceId, { clientId: user.clientId, email: newAddress, exceptId: user.id }, tx);
        await refuseTooMany(host, user, tx);
        await invite(host, { ...user, email: newAddress }, viewer.staffId, "address-changed", tx);
      }
      await auditPeople(ctx, "portal-user-changed", { clientId: user.clientId, subject: user.id, detail: differences(user.permissions, wanted, alerts, newAddress !== undefined) }, tx);
      return alertWarning(host, viewer.practiceId, user.clientId, tx);
    });
    host.outbox.kick();
    if (names.authorityUntil) await endAuthority(host, viewer.practiceId);
    return { warning };
  });

function differences(before: readonly string[], after: readonly string[] | undefined, alerts: boolean | undefined, address: boolean): Record<string, string | boolean> {
  return {
    ...(after ? { given: after.filter((one) => !before.includes(one)).join(" "), taken: before.filter((one) => !after.includes(one)).join(" ") } : {}),
    ...(alerts === undefined ? {} : { alerts }),
    ...(address ? { addressChanged: true } : {}),
  };
}
