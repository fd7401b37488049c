import type { z } from "zod";
import type { PluginContext } from "../plugins/plugin-context.ts";

/** Chooses the preferences and the fixed sentence: no notice says more than its class. */
export type NotificationClass = "message" | "task" | "appointment" | "payment" | "document" | "security" | "invitation";

export type Channel = "email" | "sms" | "push";

export interface NotificationDefinition<Data = unknown> {
  /** `<plugin id>.<what>` */
  kind: string;
  class: NotificationClass;
  /** Ids only; never names, amounts or text. */
  data: z.ZodType<Data>;
  example: Data;
  /** Cannot be switched off on every channel (security, changes of an appointment). */
  required?: boolean;
  /** How long to wait before sending, in minutes; reading in the meantime stops it when `stillNeeded` says so. */
  delayMinutes?(ctx: PluginContext, data: Data): Promise<number>;
  /** Asked right before sending; false drops the notice. */
  stillNeeded?(ctx: PluginContext, data: Data, to: Recipient): Promise<boolean>;
  /** At most one notice of this kind for one `thread` in so many minutes. */
  atMostEveryMinutes?: number;
}

export type Recipient = { portalUserId: string } | { staffId: string };

/** Declares a notice that a plugin may send. */
export const defineNotification = <Data>(definition: NotificationDefinition<Data>): NotificationDefinition<Data> => definition;
