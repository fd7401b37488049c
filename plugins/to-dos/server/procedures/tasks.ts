import { z } from "zod";
import type { ShelfItem } from "@anteroom/core/server";
import { staffProcedure } from "../trpc.ts";

const own = "to-dos/";

/** A line of staff's tasks. */
export interface TaskLine extends Pick<ShelfItem, "id" | "kind" | "title" | "detail" | "clientId" | "dueAt"> {
  href: string;
  clientName: string | null;
  holder: { id: string; name: string } | null;
  /** The id of a task of the plugin's own, which is ticked here; null for a thing that is done where it lies. */
  taskId: string | null;
}

const hrefOf = (item: ShelfItem): string => (item.entryId && item.conversationId ? `/staff/inbox/all/${item.conversationId}?m=${item.entryId}#card-${item.entryId}-title` : item.href);

/** Everything that waits for the viewer, from every plugin, with what was given to colleagues when it is asked for. */
export const tasks = staffProcedure
  .meta({ permission: "to-dos.tasks" })
  .input(z.object({ who: z.enum(["mine", "all"]).default("mine"), kind: z.string().max(80).default(""), clientId: z.string().max(26).default("") }).default({ who: "mine", kind: "", clientId: "" }))
  .query(async ({ ctx: { plugin, viewer }, input: { who, kind, clientId } }) => {
    const { now, all } = await plugin.inbox.toDo(viewer, plugin.now());
    const asked = who === "all" ? all : now;
    const colleagues = await plugin.inbox.colleagues();
    const names = new Map(colleagues.map((one) => [one.id, one.name]));
    const clients = await plugin.people.clientNames(viewer, asked.flatMap((item) => item.clientId ?? []));
    const lines = asked
      .filter((item) => (kind === "" || item.kind === kind) && (clientId === "" || item.clientId === clientId))
      .map((item): TaskLine => ({
        id: item.id, kind: item.kind, title: item.title, detail: item.detail, clientId: item.clientId, dueAt: item.dueAt,
        href: hrefOf(item),
        clientName: item.clientId ? (clients.get(item.clientId) ?? null) : null,
        holder: item.holderId ? { id: item.holderId, name: names.get(item.holderId) ?? "A colleague" } : null,
        taskId: item.id.startsWith(own) ? item.id.slice(own.length) : null,
      }));
    return {
      lines,
      total: asked.length,
      kinds: [...new Set(asked.map((item) => item.kind))].sort(),
      clients: [...clients].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name)),
      colleagues: colleagues.map(({ id, name }) => ({ id, name })),
      me: viewer.staffId,
    };
  });
