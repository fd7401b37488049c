import type { PortalEvents } from "./realtime.ts";

/** What nodes tell one another, so that no cache outlives a change. */
export interface ClusterTopics {
  /** A practice's plugin row changed. */
  "plugin-switched": { practiceId: string; pluginId: string };
  "settings-changed": { practiceId: string };
  /** Sessions, seats or permissions changed. */
  "viewers-changed": { accountId?: string; seatId?: string; sessionId?: string; practiceId?: string };
  "outbox-added": Record<string, never>;
  /** Sockets to look at again. On the bus, so that it comes after the change it follows from. */
  "reseat-sockets": { practiceId?: string; accountId?: string; seatId?: string; reason: string };
  "end-sockets": { sessionId?: string; accountId?: string; seatId?: string; reason: PortalEvents["session:ended"]["reason"] };
}

/** Delivered to this node at once and, with Redis, to the others. Losing a message costs at most a cache life of one second. */
export interface ClusterBus {
  publish<Topic extends keyof ClusterTopics>(topic: Topic, message: ClusterTopics[Topic]): void;
  on<Topic extends keyof ClusterTopics>(topic: Topic, hear: (message: ClusterTopics[Topic]) => void): void;
  /** Runs when Redis is back after being away: messages may have been lost. */
  onReturn(run: () => void): void;
  /** Sentences for the operator while other nodes cannot be heard. */
  warnings(): string[];
  close(): Promise<void>;
}
