import { afterCommit } from "../accounts/after-commit.ts";
import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { closesAt } from "../read-only/why-read-only.ts";
import type { CallOrigin } from "../trpc/context.ts";
import type { StaffViewer } from "../viewer.ts";
import { auditPeople } from "./audit-people.ts";
import { lockClient } from "./lock-client.ts";
import { peopleModels } from "./models/people-models.ts";
import { requireClient } from "./people-access.ts";

/** Archives or restores a client; asking twice does it once. Open pages of the portal's users learn of it at once. */
export async function setArchived(ctx: { host: Host; viewer: StaffViewer; origin: CallOrigin }, clientId: string, archived: boolean): Promise<{ archivedAt: number | null; closesAt: number | null }> {
  const { host, viewer } = ctx;
  const { practiceId } = viewer;
  await requireClient(host, viewer, clientId);
  const people = host.people.of(practiceId);
  const at = await host.db.transaction(async (tx) => {
    await lockClient(host, practiceId, clientId, tx);
    const client = await people.client(clientId, tx);
    if (!client || client.mergedInto) throw notFound("this client");
    if ((client.archivedAt !== null) === archived) return client.archivedAt;
    const archivedAt = archived ? host.clock.now() : null;
    await peopleModels(host).clients.update({ archivedAt }, { where: { practiceId, id: clientId }, transaction: tx.sequelize });
    await auditPeople(ctx, archived ? "client-archived" : "client-restored", { clientId }, tx);
    const users = await people.portalUsersOf(clientId, tx);
    afterCommit(tx, () => {
      for (const { id } of users) {
        host.bus.publish("viewers-changed", { seatId: id, practiceId });
        host.realtime.reseat({ seatId: id }, "permissions");
      }
    });
    return archivedAt;
  });
  return { archivedAt: at, closesAt: at === null ? null : await closesAt(host, practiceId, at) };
}
