import { randomBytes } from "node:crypto";
import type { Redis } from "ioredis";
import type { Host } from "../host-parts.ts";
import type { ClusterBus, ClusterTopics } from "./cluster-bus.ts";
import { openRedis } from "./open-redis.ts";
import { redisName } from "./redis-name.ts";

type Topic = keyof ClusterTopics;
type Hear = (message: ClusterTopics[Topic]) => void;

/** The bus of this node: one process, or with `REDIS_URL` all of them. */
export function createClusterBus(host: Host): ClusterBus {
  const hearers = new Map<Topic, Hear[]>();
  const returned: (() => void)[] = [];
  const deliver = (topic: Topic, message: ClusterTopics[Topic]): void => {
    for (const hear of hearers.get(topic) ?? []) {
      try {
        hear(message);
      } catch (error) {
        host.log.error({ topic, error }, "a part could not take in what another one told");
      }
    }
  };
  const others = host.options.redisUrl === null ? null : joinOthers(host, deliver, () => returned.forEach((run) => run()));
  return {
    publish(topic, message) {
      deliver(topic, message);
      others?.send(topic, message);
    },
    on(topic, hear) {
      hearers.set(topic, [...(hearers.get(topic) ?? []), hear as Hear]);
    },
    onReturn: (run) => void returned.push(run),
    warnings: () => (others && !others.connected() ? ["Redis does not answer: this node does not hear the others, and works on alone until it does."] : []),
    close: async () => others?.close(),
  };
}

interface Others {
  send(topic: Topic, message: unknown): void;
  connected(): boolean;
  close(): void;
}

/** Messages kept at most while Redis is away; what is lost costs a cache life. */
const mostWaiting = 1_000;

function joinOthers(host: Host, deliver: (topic: Topic, message: never) => void, onReturn: () => void): Others {
  const own = randomBytes(8).toString("base64url");
  const channel = `${redisName(host)}:bus`;
  const talks = openRedis(host, "bus");
  const hears = openRedis(host, "bus");
  let waiting = 0;
  let wasReady = false;
  const ignore = (): void => undefined;
  hears.on("ready", () => {
    hears.subscribe(channel).then(() => {
      if (wasReady) onReturn();
      wasReady = true;
    }, ignore);
  });
  hears.on("message", (_channel: string, text: string) => {
    const { from, topic, message } = JSON.parse(text) as { from: string; topic: Topic; message: never };
    if (from !== own) deliver(topic, message);
  });
  const done = (): void => void (waiting -= 1);
  return {
    send(topic, message) {
      if (waiting >= mostWaiting) return;
      waiting += 1;
      talks.publish(channel, JSON.stringify({ from: own, topic, message })).then(done, done);
    },
    connected: () => isReady(talks) && isReady(hears),
    close() {
      talks.disconnect();
      hears.disconnect();
    },
  };
}

const isReady = (client: Redis): boolean => client.status === "ready";
