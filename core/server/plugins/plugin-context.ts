import type { Logger } from "pino";
import type { Tx } from "../database/database.ts";
import type { EventDefinition } from "../outbox/define-event.ts";
import type { Answer } from "../outbox/define-capability.ts";
import type { Recipient } from "../notify/define-notification.ts";
import type { EffectiveSetting } from "../settings/define-settings.ts";
import type { WorkflowDefinition, WorkflowState } from "../workflows/define-workflow.ts";
import type { FileFacts, PluginFiles } from "../files/file-store.ts";
import type { PluginInbox } from "../inbox/inbox-door.ts";
import type { People } from "../people/people-door.ts";
import type { Viewer } from "../viewer.ts";
import type { ModelDefinition, PluginModel } from "./define-model.ts";

export type { FileFacts };

/** What a plugin's code works with: one practice, one viewer (or the host itself), and doors to the rest. */
export interface PluginContext {
  readonly pluginId: string;
  readonly practiceId: string;
  /** Null when the host runs a listener, timer, job or effect. */
  readonly viewer: Viewer | null;
  /** Epoch milliseconds from the portal's clock. */
  now(): number;
  readonly log: Logger;
  /** Runs again, whole, after a deadlock. */
  transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T>;
  model<Row extends object>(definition: ModelDefinition<Row>): PluginModel<Row>;
  /** Whether the viewer (or the one given) holds a permission such as `messages.write`. */
  holds(permission: string, viewer?: Viewer): boolean;
  readonly events: {
    /** Stores the event in the transaction; listeners hear of it after the commit. */
    publish<Data>(event: EventDefinition<Data>, data: Data, tx: Tx): Promise<void>;
  };
  /** Asks whichever plugin provides this capability. */
  ask<Output>(capability: string, input: unknown): Promise<Answer<Output>>;
  readonly workflows: {
    start(workflow: WorkflowDefinition, to: { subjectId: string; input?: unknown }, tx: Tx): Promise<WorkflowState>;
    send(workflow: WorkflowDefinition, subjectId: string, event: { type: string; [key: string]: unknown }, tx: Tx): Promise<WorkflowState>;
    state(workflow: WorkflowDefinition, subjectId: string, tx?: Tx): Promise<WorkflowState | null>;
  };
  readonly cards: {
    /** Tells everybody who may see these cards that they changed. */
    touch(kind: string, subjectId: string, tx: Tx): Promise<void>;
  };
  readonly inbox: PluginInbox;
  readonly people: People;
  /** Queues a notice; preferences, quiet rules and the delivery log are the host's. `thread` groups notices for "at most one in". */
  notify(kind: string, notice: { to: Recipient; data: unknown; key: string; thread?: string }, tx: Tx): Promise<void>;
  /** The plugin's settings as they hold for a professional or client; practice level without `of`. */
  settings(of?: { staffId?: string; clientId?: string }): Promise<Record<string, EffectiveSetting>>;
  /** The same, values only. */
  setting<Value>(name: string, of?: { staffId?: string; clientId?: string }): Promise<Value>;
  readonly files: PluginFiles;
  /** Adds a line to the audit log in the transaction. `verb` is one of the plugin's `audit` verbs. */
  audit(verb: string, line: { subject?: string; clientId?: string; detail?: Record<string, string | number | boolean> }, tx: Tx): Promise<void>;
  /** Runs `run` once for this key; later calls get the first answer. */
  once<T>(key: string, tx: Tx, run: () => Promise<T>): Promise<T>;
  /** Emits on this plugin's channel to those who may hear it; a hint, never the only copy. */
  emit(channelEvent: string, to: { portalUserId?: string; staffId?: string; conversationId?: string }, data: unknown): void;
}
