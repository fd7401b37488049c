import type { Host } from "../host-parts.ts";
import type { Delivery, DeliveryResult } from "../outbox/outbox.ts";

/** What an effect's outbox row carries. */
export interface EffectData {
  workflow: string;
  action: string;
  subjectId: string;
  params: unknown;
  onceKey: string;
}

/** Runs one effect of a workflow; the outbox calls it, at least once. */
export async function runEffect(host: Host, { row }: Delivery): Promise<DeliveryResult> {
  // Written by applyStep and by nobody else.
  const data = row.data as EffectData;
  const workflow = host.registry.workflow(row.pluginId, data.workflow);
  if (!workflow) throw new Error(`${row.pluginId}: the workflow "${data.workflow}" is no longer there, so its effect "${data.action}" cannot run.`);
  const effect = Object.hasOwn(workflow.effects, data.action) ? workflow.effects[data.action] : undefined;
  if (!effect) throw new Error(`${row.pluginId}: workflow "${data.workflow}" has no effect "${data.action}"; keep effects while rows may name them.`);
  const ctx = host.context(row.pluginId, row.practiceId, null);
  await effect(ctx, data.params as never, { subjectId: data.subjectId, onceKey: data.onceKey });
  return { done: true };
}
