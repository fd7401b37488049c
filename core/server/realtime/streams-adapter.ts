import { createAdapter } from "@socket.io/redis-streams-adapter";
import type { Redis } from "ioredis";
import type { Adapter } from "socket.io-adapter";
import type { Namespace } from "socket.io";
import type { Host } from "../host-parts.ts";
import { openRedis } from "./open-redis.ts";
import { redisName } from "./redis-name.ts";

/** Joins the nodes' sockets through one Redis stream. */
export interface StreamsAdapter {
  adapter: (namespace: Namespace) => Adapter;
  close(): void;
}

type Publish = (message: unknown) => Promise<unknown>;

/** Hints on their way to Redis at most; beyond that it is away for long, and browsers are told to sync when it is back. */
const mostWaiting = 5_000;

/**
 * The stock adapter, but sockets of this node hear at once, whether Redis answers or not: it would wait for Redis first.
 */
export function createStreamsAdapter(host: Host): StreamsAdapter {
  const clients: Redis[] = [];
  const client = openRedis(host, "sockets");
  const duplicate = client.duplicate.bind(client);
  // The adapter keeps copies of the connection to itself; one that waits for a Redis that is gone would hold the process.
  client.duplicate = (options) => {
    const copy = duplicate(options);
    clients.push(copy);
    return copy;
  };
  clients.push(client);
  const make = createAdapter(client, { streamName: `${redisName(host)}:live`, channelPrefix: `${redisName(host)}:live`, maxLen: 10_000, blockTimeInMs: 1_000, onlyPlaintext: true });
  let waiting = 0;
  const done = (): void => void (waiting -= 1);
  return {
    // Socket.io calls it with `new`.
    adapter: function joined(namespace) {
      const adapter = make(namespace) as Adapter & { doPublish: Publish };
      const publish: Publish = adapter.doPublish.bind(adapter);
      adapter.doPublish = (message) => {
        if (waiting < mostWaiting) {
          waiting += 1;
          publish(message).then(done, done);
        }
        return sent;
      };
      return adapter;
    },
    close() {
      for (const one of clients) one.disconnect();
    },
  };
}

const sent = Promise.resolve("");
