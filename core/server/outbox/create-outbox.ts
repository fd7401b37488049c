import type { Sql } from "../database/database.ts";
import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { runEffect } from "../workflows/run-effect.ts";
import { createBackgroundLoop } from "./background-loop.ts";
import { createDeliverer, type Handler } from "./deliver-rows.ts";
import { expandRows } from "./expand-rows.ts";
import { insertRows } from "./insert-rows.ts";
import type { Outbox, OutboxKind } from "./outbox.ts";
import { purgeOutbox } from "./purge-outbox.ts";
import { runListener } from "./run-listener.ts";

const COLUMNS = ["id", "practice_id", "plugin_id", "kind", "name", "version", "data", "actor_kind", "actor_id", "due_at", "created_at"];
const SLOW_POLL_MS = 30_000;
const PURGE_EVERY_MS = 3_600_000;
const TELL_EVERY_MS = 25;

/** The outbox of one portal process; `handle` puts another handler in the place of its own. */
export function createOutbox(host: Host): Outbox {
  const handlers = new Map<OutboxKind, Handler>([
    ["event", (delivery) => runListener(host, delivery)],
    ["effect", (delivery) => runEffect(host, delivery)],
    ["notice", (delivery) => host.notifier.deliver(delivery)],
  ]);
  let turn: Promise<unknown> = Promise.resolve();
  let heard = false;
  let slowAt = 0;
  let purgeAt = 0;
  let tell: NodeJS.Timeout | null = null;

  const loop = createBackgroundLoop(host, { name: "outbox", idleMs: 1_000, turn: () => work() });
  const deliverer = createDeliverer(host, handlers, () => loop.wake());

  // One turn at a time in this process, whether the loop or a test asks for it.
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const next = turn.then(run, run);
    turn = next.catch(() => undefined);
    return next;
  };
  const look = async (): Promise<number> => (await expandRows(host)) + (await deliverer.take());

  const work = async (): Promise<boolean> => {
    if (Date.now() >= slowAt) {
      slowAt = Date.now() + SLOW_POLL_MS;
      await deliverer.queue.releaseAll();
    }
    if (Date.now() >= purgeAt) {
      purgeAt = Date.now() + PURGE_EVERY_MS;
      await purgeOutbox(host);
    }
    return (await inTurn(look)) > 0;
  };

  const hearOthers = (): void => {
    if (heard) return;
    heard = true;
    host.bus.on("outbox-added", () => loop.wake());
    host.bus.on("plugin-switched", ({ practiceId, pluginId }) => {
      const release = async (): Promise<void> => {
        if ((await host.states.state(practiceId, pluginId)).on) await deliverer.queue.release(practiceId, pluginId);
        loop.wake();
      };
      release().catch((error: unknown) => host.log.error({ err: error, pluginId }, "outbox: held deliveries are released a little later"));
    });
  };

  return {
    async add(rows, sql: Sql) {
      const now = host.clock.now();
      await insertRows(
        sql,
        "outbox",
        COLUMNS,
        rows.map((row) => [
          newId(), row.practiceId, row.pluginId, row.kind, row.name, row.version, JSON.stringify(row.data ?? null),
          row.actor.kind, row.actor.id, row.dueAt ?? now, now,
        ]),
      );
    },
    handle(kind, run) {
      handlers.set(kind, run);
    },
    kick() {
      loop.wake();
      // Many changes in one moment need to be told to other nodes once.
      tell ??= setTimeout(() => {
        tell = null;
        host.bus.publish("outbox-added", {});
      }, TELL_EVERY_MS).unref();
    },
    async drain() {
      await deliverer.queue.releaseAll();
      let found = 1;
      while (found > 0) {
        found = await inTurn(look);
        await deliverer.settle();
      }
    },
    dead: async (practiceId) => {
      const rows = await host.db.hot.all<{ id: string; consumer: string; name: string; error: string | null; at: number }>(
        `SELECT d.id, d.consumer, o.name, d.error, d.done_at AS at FROM outbox_deliveries d JOIN outbox o ON o.id = d.outbox_id
         WHERE d.practice_id = ? AND d.state = 'dead' ORDER BY d.id`,
        [practiceId],
      );
      return rows.map((row) => ({ ...row, error: row.error ?? "" }));
    },
    async retry(practiceId, deliveryId) {
      if (!(await deliverer.queue.retryDead(practiceId, deliveryId))) throw notFound("this delivery");
      loop.wake();
    },
    start() {
      hearOthers();
      loop.start();
    },
    async stop() {
      if (tell) clearTimeout(tell);
      tell = null;
      await loop.stop();
      await deliverer.settle();
    },
  };
}
