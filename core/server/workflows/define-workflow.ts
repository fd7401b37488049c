import type { AnyStateMachine } from "xstate";
import type { Tx } from "../database/database.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";

/** What an effect is told beside its parameters. */
export interface EffectInfo {
  subjectId: string;
  /** Stable over retries of this effect: use it with `ctx.once`. */
  onceKey: string;
}

/** A pure state machine whose snapshots, timers and effects the host keeps. */
export interface WorkflowDefinition {
  /** Unique within its plugin. */
  name: string;
  /** Grows when stored snapshots need `migrate`. */
  version: number;
  /** An XState machine: actions are names with JSON parameters, guards read only context and event, context is JSON. */
  machine: AnyStateMachine;
  /** Runs after the transaction, at least once, by action name. */
  effects: Record<string, (ctx: PluginContext, params: never, info: EffectInfo) => Promise<void>>;
  /** Mirrors the state into the plugin's own record, in the transaction of the transition. */
  project?: (ctx: PluginContext, tx: Tx, subjectId: string, state: { value: string; context: never }) => Promise<void>;
  /** Turns a stored snapshot of an older version into one of this version. */
  migrate?: (snapshot: unknown, fromVersion: number) => unknown;
  /** Events to drive every path in the contract suite; made-up values. */
  exampleEvents?: readonly { type: string; [key: string]: unknown }[];
  exampleInput?: unknown;
}

/** Declares a workflow: the host runs it with XState's pure `transition`, no actor stays alive. */
export const defineWorkflow = <Definition extends WorkflowDefinition>(definition: Definition): Definition => definition;

/** Where a workflow stands. */
export interface WorkflowState {
  value: string;
  context: unknown;
  version: number;
  /** Whether the machine accepts this event type now. */
  can(event: { type: string }): boolean;
}
