import type { Host } from "../host-parts.ts";
import type { LeasedRow } from "../outbox/leased-queue.ts";

export interface JobRow extends LeasedRow {
  name: string;
  payload: string;
}

/** Runs one job; a job of a plugin that is off is skipped. */
export async function runJob(host: Host, row: JobRow): Promise<void> {
  const { practice_id: practiceId, plugin_id: pluginId, name } = row;
  if (pluginId !== "core" && !(await host.states.state(practiceId, pluginId)).on) {
    host.log.info({ practiceId, pluginId, job: name }, `${pluginId}: the job "${name}" is skipped because the plugin is off`);
    return;
  }
  const jobs = host.registry.get(pluginId)?.plugin?.jobs ?? {};
  const job = Object.hasOwn(jobs, name) ? jobs[name] : undefined;
  if (!job) throw new Error(`${pluginId}: the job "${name}" is no longer there; add it to \`jobs\` in definePlugin.`);
  const payload = job.payload.safeParse(JSON.parse(row.payload));
  if (!payload.success) {
    const [issue] = payload.error.issues;
    throw new Error(`${pluginId}: the payload of the job "${name}" does not match its schema: ${issue?.path.join(".") || "payload"}: ${issue?.message ?? "wrong"}.`);
  }
  await job.run(host.context(pluginId, practiceId, null), payload.data);
}
