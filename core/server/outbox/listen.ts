import type { z } from "zod";
import type { PluginContext } from "../plugins/plugin-context.ts";

/** What a listener is told about one event. */
export interface HeardEvent<Data> {
  data: Data;
  /** The event's id: stable over retries, so it serves as a key for `ctx.once`. */
  eventId: string;
  practiceId: string;
  /** When it happened, epoch milliseconds. */
  at: number;
  actor: { kind: "staff" | "portal" | "system"; id: string | null };
}

/**
 * One consumer of one event. It may run more than once for one event, so it must be idempotent. While the plugin that publishes
 * it is not installed it hears nothing; an event or version that an installed one does not publish stops the boot.
 */
export interface Listener<Data = unknown> {
  /** Full event name, such as `core.portal-user-enrolled`. */
  to: string;
  version: number;
  /** Names this consumer; a plugin may listen twice under two names. */
  as: string;
  /** What this consumer reads of the data; further fields are ignored. */
  read: z.ZodType<Data>;
  run(ctx: PluginContext, event: HeardEvent<Data>): Promise<void>;
}

/** Declares what a plugin does when something happens elsewhere. */
export const listen = <Data>(listener: Listener<Data>): Listener<Data> => listener;
