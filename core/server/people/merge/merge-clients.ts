import { afterCommit } from "../../accounts/after-commit.ts";
import type { Host } from "../../host-parts.ts";
import { profileChanged } from "../../profile/profile-changed.ts";
import type { CallOrigin } from "../../trpc/context.ts";
import type { StaffViewer } from "../../viewer.ts";
import { auditPeople } from "../audit-people.ts";
import { lockClient } from "../lock-client.ts";
import { peopleModels } from "../models/people-models.ts";
import { clientsMerged } from "../people-events.ts";
import { findPair } from "./find-pair.ts";
import { keptValues, type Keep } from "./merged-fields.ts";
import { moveCoreRows } from "./move-core-rows.ts";
import { movePortalUser } from "./move-portal-user.ts";
import { movePluginRows } from "./plugin-rows.ts";

/** Makes two records of one client one, in one transaction: everything of `from` goes to `into`, and `from` only leads there. There is no way back. */
export async function mergeClients(ctx: { host: Host; viewer: StaffViewer; origin: CallOrigin }, ids: { from: string; into: string }, keep: Keep): Promise<void> {
  const { host, viewer } = ctx;
  const { practiceId } = viewer;
  await host.db.transaction(async (tx) => {
    // In the order of their ids, so that two merges never wait for each other in a circle.
    for (const id of [ids.from, ids.into].toSorted()) await lockClient(host, practiceId, id, tx);
    const pair = await findPair(host, viewer, ids, tx);
    const people = host.people.of(practiceId);
    const users = await people.portalUsersOf(ids.from, tx);
    const portalUsers = pair.twice.map((one) => ({ from: one.from.id, into: one.into.id }));
    for (const { id, plugin } of host.registry.all()) await plugin?.mergeClients?.(host.context(id, practiceId, viewer), { ...ids, portalUsers }, tx);
    const [stay, came] = [await people.careTeam(ids.into, tx), await people.careTeam(ids.from, tx)];
    const team = [...new Set([...stay, ...came].map((one) => one.id))];
    for (const one of pair.twice) await movePortalUser(host, practiceId, one, team, tx);
    await moveCoreRows(host, { practiceId, ...ids }, tx);
    await movePluginRows(host, practiceId, "client_id", ids, tx);
    const { clients } = peopleModels(host);
    await clients.update({ ...keptValues(pair.into, pair.from, keep), informationAt: host.clock.now() }, { where: { practiceId, id: ids.into }, transaction: tx.sequelize });
    await clients.update({ mergedInto: ids.into, archivedAt: host.clock.now() }, { where: { practiceId, id: ids.from }, transaction: tx.sequelize });
    // A record that was merged into this one before leads on.
    await clients.update({ mergedInto: ids.into }, { where: { practiceId, mergedInto: ids.from }, transaction: tx.sequelize });
    const core = host.context("core", practiceId, viewer);
    await core.events.publish(clientsMerged, ids, tx);
    await core.events.publish(profileChanged, { clientId: ids.into }, tx);
    await auditPeople(ctx, "clients-merged", { clientId: ids.into, subject: ids.from, detail: { portalUsers: users.length, samePerson: pair.twice.length } }, tx);
    afterCommit(tx, () => {
      host.bus.publish("viewers-changed", { practiceId });
      host.bus.publish("settings-changed", { practiceId });
      host.realtime.reseat({ practiceId }, "permissions");
    });
  });
  host.outbox.kick();
}
