import { holdsPermission } from "../../people/permissions.ts";
import { hostOfContext } from "../../plugins/context-host.ts";
import type { ToDoSource } from "../../plugins/define-plugin.ts";
import { waitingChanges } from "./list-changes.ts";

/** Changes that wait for a look, in what waits for the staff of the client. */
export const changesToDos: ToDoSource = {
  async list(ctx, viewer) {
    const host = hostOfContext(ctx);
    if (viewer.kind !== "staff" || !holdsPermission(host.registry, viewer, "core.clients.write")) return [];
    const lines = await waitingChanges(host, viewer, { assigned: true });
    return lines.map((line) => ({ id: line.id, title: `Look at a change for ${line.client}`, detail: `${line.label} · proposed by ${line.by}`, href: `/staff/clients/${line.clientId}/changes`, dueAt: null, createdAt: line.at }));
  },
};
