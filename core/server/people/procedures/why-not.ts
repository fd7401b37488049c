import { z } from "zod";
import type { PortalPermission } from "../../../manifest.ts";
import { portalBoxes } from "../../../portal-boxes.ts";
import { notFound } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import { closesAt } from "../../read-only/why-read-only.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { requireClient } from "../people-access.ts";
import type { PortalUser } from "../people-door.ts";
import { holdsPermission } from "../permissions.ts";
import { clientName } from "../people-rows.ts";
import { rowId } from "../person-fields.ts";
import { explainWhy } from "../why/explain.ts";
import type { WhyInput } from "../why/explain.ts";
import { ownSteps } from "../why/own-steps.ts";
import { whyActions } from "../why/why-actions.ts";
import { whyUsers } from "../why/why-users.ts";

/** Whether a portal user can do something, the facts that decide it in order, and the one thing to change (ADM-04). */
export const whyNot = staffProcedure
  .meta({ permission: "core.portal-users" })
  .input(z.object({ clientId: rowId, portalUserId: rowId, action: z.string().max(120) }))
  .query(async ({ ctx: { host, viewer }, input: { clientId, portalUserId, action } }) => {
    await requireClient(host, viewer, clientId);
    const { practiceId } = viewer;
    const [client, users] = await Promise.all([host.people.of(practiceId).client(clientId), whyUsers(host, practiceId, clientId)]);
    const user = users.find((one) => one.id === portalUserId);
    const asked = whyActions(host.registry.all()).find((one) => one.id === action);
    if (!client || !user) throw notFound("this portal user");
    if (!asked) throw notFound("this action");
    const states = await host.states.all(practiceId);
    const installed = host.registry.get(asked.pluginId);
    const state = states.get(asked.pluginId) ?? { on: false, reason: "not-installed", detail: "" };
    const box = host.registry.permission(action)?.portal ?? installed?.manifest?.permissions[action]?.portal;
    const input: WhyInput = {
      user: { id: user.id, name: clientName(user), status: user.status, permissions: user.permissions },
      client: { id: client.id, archived: client.archivedAt !== null, portalClosed: client.archivedAt !== null && host.clock.now() >= (await closesAt(host, practiceId, client.archivedAt)) },
      invitation: await invitationOf(host, user),
      plugin: { id: asked.pluginId, name: asked.group, state },
      requires: Object.keys(installed?.manifest?.requires ?? {}).map((id) => ({ id, name: host.registry.get(id)?.manifest?.name ?? id, on: states.get(id)?.on ?? false })),
      box: box ? { key: box, label: portalBoxes[box as PortalPermission]?.label ?? box } : null,
      own: state.on && user.status !== "removed" ? await ownSteps(host, viewer, asked.pluginId, { portalUserId: user.id, permission: action }) : [],
    };
    const { can, steps, first } = explainWhy(input);
    const blocking = first === null ? null : (steps[first] ?? null);
    return {
      can,
      first,
      steps: steps.map(({ ok, fact, from }) => ({ ok, fact, from })),
      user: input.user.name,
      action: asked.label,
      /** The one link; null when the viewer's role, or nobody here, can change it. */
      change: blocking?.mend && holdsPermission(host.registry, viewer, blocking.mend.by) ? { label: blocking.mend.label, href: blocking.mend.href } : null,
      /** Somebody else has to: an administrator, or whoever runs the portal. */
      whoElse: blocking ? (blocking.mend ? ("administrator" as const) : ("operator" as const)) : null,
    };
  });

async function invitationOf(host: Host, user: PortalUser): Promise<WhyInput["invitation"]> {
  if (user.status !== "invited") return null;
  const [row] = await host.db.hot.all<{ state: string; expires_at: number }>(
    "SELECT state, expires_at FROM invitations WHERE practice_id = ? AND portal_user_id = ? ORDER BY id DESC LIMIT 1",
    [user.practiceId, user.id],
  );
  if (!row || row.state === "revoked") return null;
  if (row.state === "expired" || Number(row.expires_at) <= host.clock.now()) return "expired";
  return row.state === "bounced" ? "bounced" : "open";
}
