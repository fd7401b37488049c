import { ConnectionError, TimeoutError } from "sequelize";
import { TRPCError } from "@trpc/server";
import { AppError } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import type { Fault, FaultPlace, PluginFaults } from "./faults.ts";
import { stopPlugin } from "./stop-plugin.ts";

/** Failures within a day that stop a plugin. */
export const mostFaults = 3;
export const faultWindowMs = 24 * 60 * 60_000;

const busy = /^(?:SQLITE_(?:BUSY|LOCKED)|ER_LOCK_(?:DEADLOCK|WAIT_TIMEOUT)|ECONNREFUSED|ECONNRESET|PROTOCOL_CONNECTION_LOST)/;

/** The error itself, out of what tRPC wraps around it; null for refusals and for a database that is away. */
function unexpected(error: unknown): Error | null {
  if (error instanceof AppError) return null;
  if (error instanceof TRPCError) return error.code === "INTERNAL_SERVER_ERROR" ? (error.cause ? unexpected(error.cause) : error) : null;
  if (!(error instanceof Error)) return new Error("not an error");
  if (error instanceof ConnectionError || error instanceof TimeoutError) return null;
  const { code, parent } = error as { code?: unknown; parent?: { code?: unknown } };
  return busy.test(String(code ?? parent?.code ?? "")) ? null : error;
}

/** "TypeError in server/item-card.js, line 42": what threw and where, without a word of the message. */
export function sayFault(error: Error): string {
  const frame = /\(?(?:file:\/\/)?((?:\/|[A-Z]:)[^():]+):(\d+):\d+\)?/.exec(error.stack?.split("\n").find((line) => /^\s+at /.test(line) && !line.includes("node:")) ?? "");
  const name = /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : "Error";
  return frame ? `${name} in ${frame[1]?.split("/").slice(-2).join("/") ?? ""}, line ${frame[2] ?? ""}` : name;
}

/** The faults of one portal process, kept in the database so that every node counts the same. */
export function createFaults(host: Host): PluginFaults {
  const running = new Set<Promise<void>>();

  async function write({ practiceId, pluginId, kind, name, ref }: FaultPlace, error: Error): Promise<void> {
    const now = host.clock.now();
    const id = newId();
    const columns = ["id", "practice_id", "plugin_id", "kind", "name", "ref", "error", "at"];
    const stopped = await host.db.transaction(async (tx) => {
      const insert = host.db.upsertSql("plugin_faults", columns, ["practice_id", "plugin_id", "ref"], []);
      await tx.run(insert, [id, practiceId, pluginId, kind, name.slice(0, 120), ref ? `${kind}:${ref}` : id, sayFault(error).slice(0, 200), now]);
      await tx.run("DELETE FROM plugin_faults WHERE practice_id = ? AND plugin_id = ? AND at < ?", [practiceId, pluginId, now - 7 * faultWindowMs]);
      const [row] = await tx.all<{ on_since: number | null }>("SELECT MAX(changed_at) AS on_since FROM practice_plugins WHERE practice_id = ? AND plugin_id = ?", [practiceId, pluginId]);
      const [found] = await tx.all<{ n: number }>("SELECT COUNT(*) AS n FROM plugin_faults WHERE practice_id = ? AND plugin_id = ? AND at > ? AND at >= ?", [practiceId, pluginId, now - faultWindowMs, row?.on_since ?? 0]);
      return Number(found?.n ?? 0) >= mostFaults && (await stopPlugin(host, practiceId, pluginId, tx));
    });
    if (!stopped) return;
    host.bus.publish("plugin-switched", { practiceId, pluginId });
    host.realtime.tell({ practiceId }, "plugin:off", { pluginId });
    host.realtime.reseat({ practiceId }, "plugin-off");
  }

  return {
    note(place, cause) {
      const error = place.pluginId === "core" ? null : unexpected(cause);
      if (!error) return;
      const work = write(place, error)
        .catch((failure: unknown) => host.log.error({ err: failure, plugin: place.pluginId }, "an error of a plugin could not be counted"))
        .finally(() => running.delete(work));
      running.add(work);
    },
    recent: async (practiceId, pluginId) =>
      host.db.hot.all<Fault & Record<string, never>>("SELECT kind, name, error, at FROM plugin_faults WHERE practice_id = ? AND plugin_id = ? AND at > ? ORDER BY at DESC, id DESC LIMIT 20", [practiceId, pluginId, host.clock.now() - faultWindowMs]),
    async settle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
