import type { Tx } from "../../database/database.ts";
import { AppError, notFound } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import type { PluginContext } from "../../plugins/plugin-context.ts";
import { invitePortalUser } from "../enrolment/invite.ts";
import { lockClient } from "../lock-client.ts";
import { peopleModels } from "../models/people-models.ts";
import type { Client } from "../people-door.ts";
import type { NewClient } from "../people-store.ts";
import { permissionPresets } from "../permissions.ts";

/** A mail to somebody without a portal: a link and the practice's name, and nothing of what it is about. */
export interface ProspectMail {
  about: "confirm" | "answered";
  to: { name: string; address: string };
  /** One of the portal's own paths. */
  path: string;
  /** When the link ends; a mail that could not be sent until then is not sent any more. */
  expiresAt?: number;
  timeZone: string;
  key: string;
}

/** People who ask for a first appointment: a client record that is marked, without a portal, until staff accept or decline. */
export interface ProspectsDoor {
  create(person: Omit<NewClient, "prospectAt">, tx: Tx): Promise<Client>;
  /** Makes them a client, and invites them to the portal when asked. The viewer is staff. @throws AppError `FORBIDDEN` for staff who may not, `NOT_FOUND` */
  accept(clientId: string, how: { invite: boolean }, tx: Tx): Promise<void>;
  /** Archives the record; one that was accepted meanwhile stays. @throws AppError `FORBIDDEN`, `NOT_FOUND` */
  decline(clientId: string, tx: Tx): Promise<void>;
  write(mail: ProspectMail, tx: Tx): Promise<void>;
}

export function prospectsDoor(host: Host, ctx: PluginContext): ProspectsDoor {
  const { practiceId, viewer } = ctx;
  const core = host.context("core", practiceId, viewer);
  const clients = () => peopleModels(host).clients;
  const staffClient = async (clientId: string, tx: Tx): Promise<Client> => {
    if (viewer?.kind !== "staff" || !ctx.holds("core.clients.write")) throw new AppError("FORBIDDEN", "You may not accept or decline new clients. An administrator can.", { reason: "core.clients.write" });
    await ctx.people.clientFor(viewer, clientId);
    await lockClient(host, practiceId, clientId, tx);
    const client = await ctx.people.client(clientId, tx);
    if (!client || client.mergedInto) throw notFound("this client");
    return client;
  };
  return {
    async create(person, tx) {
      const client = await host.people.createClient(practiceId, { ...person, prospectAt: host.clock.now() }, tx);
      await core.audit("prospect-added", { clientId: client.id }, tx);
      return client;
    },
    async accept(clientId, { invite }, tx) {
      const client = await staffClient(clientId, tx);
      if (invite && !ctx.holds("core.portal-users")) throw new AppError("FORBIDDEN", "You may accept clients, but not give portal access. Leave the invitation out.", { reason: "core.portal-users" });
      await clients().update({ prospectAt: null, archivedAt: null }, { where: { practiceId, id: clientId }, transaction: tx.sequelize });
      if (client.prospect) await core.audit("prospect-accepted", { clientId }, tx);
      if (!invite || !client.email || (await ctx.people.portalUsersOf(clientId, tx)).length > 0) return;
      const user = await invitePortalUser(host, practiceId, { clientId, firstName: client.nameUsed ?? client.firstName, lastName: client.lastName, email: client.email, phone: client.phone, relationship: "self", permissions: permissionPresets["client"]?.permissions ?? [], alerts: true }, viewer?.kind === "staff" ? viewer.staffId : null, tx);
      await core.audit("portal-user-invited", { clientId, subject: user.id, detail: { permissions: user.permissions.join(" ") } }, tx);
    },
    async decline(clientId, tx) {
      const client = await staffClient(clientId, tx);
      if (!client.prospect) return;
      await clients().update({ archivedAt: host.clock.now() }, { where: { practiceId, id: clientId }, transaction: tx.sequelize });
      await core.audit("prospect-declined", { clientId }, tx);
    },
    async write({ about, to, path, expiresAt, timeZone, key }, tx) {
      const { name, alias } = await ctx.people.practice();
      await host.notifier.queueMail({ practiceId, template: `prospect-${about}`, to, data: { practiceName: alias ?? name, link: ctx.addressOf(path), timeZone, ...(expiresAt === undefined ? {} : { expiresAt }) }, key: `${ctx.pluginId}:${practiceId}:${key}` }, tx);
      tx.sequelize.afterCommit(() => host.outbox.kick());
    },
  };
}
