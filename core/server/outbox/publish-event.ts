import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import type { Viewer } from "../viewer.ts";
import { actorOf } from "./actor-of.ts";
import type { EventDefinition } from "./define-event.ts";

/**
 * Stores an event in the transaction of the change it tells of.
 * @throws when the event is not the plugin's own or the data does not match its schema, naming both.
 */
export async function publishEvent<Data>(
  host: Host,
  from: { pluginId: string; practiceId: string; viewer: Viewer | null },
  event: EventDefinition<Data>,
  data: Data,
  tx: Tx,
): Promise<void> {
  const { pluginId, practiceId } = from;
  if (!event.name.startsWith(`${pluginId}.`)) {
    throw new Error(`${pluginId}: event "${event.name}" must be called "${pluginId}.<what>"; a plugin publishes only its own events.`);
  }
  const declared = host.registry.get(pluginId)?.plugin?.events?.some((known) => known.name === event.name) ?? false;
  if (!declared && host.options.strict) {
    throw new Error(`${pluginId}: event "${event.name}" is not among the plugin's events; add it to \`events\` in definePlugin.`);
  }
  const parsed = event.schema.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${pluginId}: the data of event "${event.name}" does not match its schema: ${issue?.path.join(".") || "data"}: ${issue?.message ?? "wrong"}. Change what is published or the schema.`);
  }
  await host.outbox.add(
    [{ practiceId, pluginId, kind: "event", name: event.name, version: event.version, data: parsed.data, actor: actorOf(from.viewer) }],
    tx,
  );
  // Only sooner: the next tick finds the row as well.
  tx.sequelize.afterCommit(() => host.outbox.kick());
}
