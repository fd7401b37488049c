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
import type { GuestsDoor } from "../people/guests/guests-door.ts";
import type { ProspectsDoor } from "../people/prospects/prospects-door.ts";
import type { ProfileDoor } from "../profile/profile-door.ts";
import type { Viewer } from "../viewer.ts";
import type { ModelDefinition, PluginModel } from "./define-model.ts";

export type { FileFacts };

/** What a plugin's code works with: one practice, one viewer (or the host itself), and doors to the rest. */
export interface PluginContext {
  /** The plugin whose code runs. */
  readonly pluginId: string;
  /** The practice that everything here belongs to. */
  readonly practiceId: string;
  /** Null when the host runs a listener, timer, job or effect. */
  readonly viewer: Viewer | null;
  /** Epoch milliseconds from the portal's clock. */
  now(): number;
  /** The full address of one of the portal’s own paths, for what stands outside of it: `ctx.addressOf("/payments")`. */
  addressOf(path: string): string;
  /** Writes to the portal's log under the plugin's name; never names or text of people. */
  readonly log: Logger;
  /** Why the viewer may change nothing here, in a sentence for them (a preview by staff, an archived client); null when they may. Their mutations are refused by the host in any case. */
  whyReadOnly(): Promise<string | null>;
  /** Runs again, whole, after a deadlock. While staff preview somebody's portal, everything in it is taken back. */
  transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T>;
  /** The Sequelize model of a definition; a query must name the practice. */
  model<Row extends object>(definition: ModelDefinition<Row>): PluginModel<Row>;
  /** Whether the viewer (or the one given) holds a permission such as `messages.write`. */
  holds(permission: string, viewer?: Viewer): boolean;
  /** What the plugin publishes. */
  readonly events: {
    /** Stores the event in the transaction; listeners hear of it after the commit. */
    publish<Data>(event: EventDefinition<Data>, data: Data, tx: Tx): Promise<void>;
  };
  /** Asks whichever plugin provides this capability. */
  ask<Output>(capability: string, input: unknown): Promise<Answer<Output>>;
  /** The plugin's workflows, by subject; each call joins the transaction. */
  readonly workflows: {
    start(workflow: WorkflowDefinition, to: { subjectId: string; input?: unknown }, tx: Tx): Promise<WorkflowState>;
    send(workflow: WorkflowDefinition, subjectId: string, event: { type: string; [key: string]: unknown }, tx: Tx): Promise<WorkflowState>;
    state(workflow: WorkflowDefinition, subjectId: string, tx?: Tx): Promise<WorkflowState | null>;
  };
  /** What to tell when cards change outside their own actions. */
  readonly cards: {
    /** Tells everybody who may see these cards that they changed. */
    touch(kind: string, subjectId: string, tx: Tx): Promise<void>;
    /**
     * Reminds the client of a card that waits for them, as "Nudge" below the card does and counted with it: once in 24 hours. The context's viewer
     * is staff, and the plugin has asked whether they may. @throws AppError `CONFLICT` when it was nudged already, `STALE` when it waits for nobody
     */
    nudge(kind: string, subjectId: string, key: string, tx: Tx): Promise<void>;
  };
  /** Conversations: reading, posting, cards. */
  readonly inbox: PluginInbox;
  /** Clients, portal users, staff and the practice, to read. */
  readonly people: People;
  /** People who ask for a first appointment and are no clients yet. */
  readonly prospects: ProspectsDoor;
  /** People without a portal who are invited to one thing. */
  readonly guests: GuestsDoor;
  /** A client's details as one of their portal users may see and change them. */
  readonly profile: ProfileDoor;
  /** Queues a notice; preferences, quiet rules and the delivery log are the host's. `thread` groups notices for "at most one in". */
  notify(kind: string, notice: { to: Recipient; data: unknown; key: string; thread?: string }, tx: Tx): Promise<void>;
  /** The plugin's settings as they hold for a professional or client; practice level without `of`. */
  settings(of?: { staffId?: string; clientId?: string }): Promise<Record<string, EffectiveSetting>>;
  /** The same, values only. */
  setting<Value>(name: string, of?: { staffId?: string; clientId?: string }): Promise<Value>;
  /** How many days before an appointment the practice, or this professional of it, has people reminded; null when reminders are turned off. */
  reminderDays(of?: { staffId?: string }): Promise<number | null>;
  /** Uploaded files. */
  readonly files: PluginFiles;
  /** Seals text at rest (AES-256-GCM under a key of the practice) for one column of one row; answers, notes and names of conditions belong in it. */
  readonly sealed: {
    seal(place: { table: string; row: string; column: string }, text: string): string;
    /** @throws when the text was sealed for another place or practice. */
    open(place: { table: string; row: string; column: string }, sealed: string): string;
  };
  /** Adds a line to the audit log in the transaction. `verb` is one of the plugin's `audit` verbs. */
  audit(verb: string, line: { subject?: string; clientId?: string; detail?: Record<string, string | number | boolean> }, tx: Tx): Promise<void>;
  /** Runs `run` once for this key; later calls get the first answer. */
  once<T>(key: string, tx: Tx, run: () => Promise<T>): Promise<T>;
  /** Emits on this plugin's channel to those who may hear it, `staffOfClient` to all staff who may see the client; a hint, never the only copy. */
  emit(channelEvent: string, to: { portalUserId?: string; staffId?: string; conversationId?: string; staffOfClient?: string }, data: unknown): void;
}
