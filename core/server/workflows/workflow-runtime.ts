import type { Tx } from "../database/database.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import type { WorkflowDefinition, WorkflowState } from "./define-workflow.ts";

/** Runs machines without actors: snapshots, timers and effects are rows. */
export interface WorkflowRuntime {
  start(ctx: PluginContext, workflow: WorkflowDefinition, to: { subjectId: string; input?: unknown }, tx: Tx): Promise<WorkflowState>;
  /** @throws AppError `NOT_FOUND` without an instance; an event that the state does not take changes nothing. */
  send(ctx: PluginContext, workflow: WorkflowDefinition, subjectId: string, event: { type: string; [key: string]: unknown }, tx: Tx): Promise<WorkflowState>;
  state(ctx: PluginContext, workflow: WorkflowDefinition, subjectId: string, tx?: Tx): Promise<WorkflowState | null>;
  /** Who moved it when, oldest first. */
  history(practiceId: string, pluginId: string, name: string, subjectId: string): Promise<{ at: number; from: string | null; to: string; event: string; actor: string | null }[]>;
  /** Fires every timer due now, oldest first; runs by itself, tests call it. */
  fireTimers(): Promise<number>;
  /** Puts held timers of a plugin that is on again back in line. */
  release(practiceId: string, pluginId: string): Promise<void>;
  startTicking(): void;
  stop(): Promise<void>;
}
