import type { Sql } from "../database/database.ts";
import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { runEffect } from "../workflows/run-effect.ts";
import { createBackgroundLoop } from "./background-loop.ts";
import { deadWork, retryDeadWork } from "./dead-work.ts";
import { createDeliverer, type Handler } from "./deliver-rows.ts";
import { expandRows } from "./expand-rows.ts";
import { insertRows } from "./insert-rows.ts";
import type { Outbox, OutboxKind } from "./outbox.ts";
import { purgeOutbox } from "./purge-outbox.ts";
import { runListener } from "./run-listener.ts";

const COLUMNS = ["id", "practice_id", "plugin_id", "kind", "name", "version", "data", "actor_kind", "actor_id", "due_at", "created_at"];
const SLOW_POLL_MS = 30_000;
const PURGE_EVERY_MS = 3_600_000;
const GATHER_MS = 10;

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
  const look = async (): Promise<{ found: number; more: boolean }> => {
    const expanded = await expandRows(host);
    const taken = await deliverer.take();
    return { found: expanded.taken + taken, more: expanded.more };
  };

  const work = async (): Promise<boolean> => {
    if (Date.now() >= slowAt) {
      slowAt = Date.now() + SLOW_POLL_MS;
      await deliverer.queue.releaseAll();
    }
    if (Date.now() >= purgeAt) {
      purgeAt = Date.now() + PURGE_EVERY_MS;
      await purgeOutbox(host);
    }
    return (await inTurn(look)).more;
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
      // Many changes in one moment are looked for once, here and on other nodes.
      tell ??= setTimeout(() => {
        tell = null;
        loop.wake();
        host.bus.publish("outbox-added", {});
      }, GATHER_MS).unref();
    },
    async drain() {
      await deliverer.queue.releaseAll();
      let found = 1;
      while (found > 0) {
        await deliverer.settle();
        ({ found } = await inTurn(look));
      }
      await deliverer.settle();
    },
    dead: (practiceId) => deadWork(host, practiceId),
    async retry(practiceId, deliveryId) {
      if (!(await retryDeadWork(host, practiceId, deliveryId))) throw notFound("this delivery");
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
