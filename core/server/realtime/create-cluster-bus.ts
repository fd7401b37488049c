import { EventEmitter } from "node:events";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import type { ClusterBus, ClusterTopics } from "./cluster-bus.ts";
import { openRedis } from "./open-redis.ts";
import { redisName } from "./redis-name.ts";

interface Wire {
  from: string;
  topic: keyof ClusterTopics;
  message: ClusterTopics[keyof ClusterTopics];
}

/** This node hears itself at once and in the same turn; the others through Redis, when there is one. */
export function createClusterBus(host: Host): ClusterBus {
  const local = new EventEmitter();
  local.setMaxListeners(0);
  const bus: ClusterBus = {
    publish: (topic, message) => void local.emit(topic, message),
    on: (topic, hear) => void local.on(topic, hear),
    close: () => Promise.resolve(),
  };
  return host.options.redisUrl ? joinRedis(host, local, bus) : bus;
}

function joinRedis(host: Host, local: EventEmitter, bus: ClusterBus): ClusterBus {
  const self = newId();
  const channel = `${redisName(host)}:bus`;
  const speaks = openRedis(host, "bus");
  const hears = openRedis(host, "bus");
  hears.subscribe(channel).catch(() => undefined);
  hears.on("message", (_channel, text: string) => {
    const wire = JSON.parse(text) as Wire;
    if (wire.from !== self) local.emit(wire.topic, wire.message);
  });
  return {
    ...bus,
    publish(topic, message) {
      bus.publish(topic, message);
      speaks.publish(channel, JSON.stringify({ from: self, topic, message } satisfies Wire)).catch(() => undefined);
    },
    async close() {
      speaks.disconnect();
      hears.disconnect();
    },
  };
}
