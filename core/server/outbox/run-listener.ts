import type { Host } from "../host-parts.ts";
import type { Delivery, DeliveryResult } from "./outbox.ts";

/** Hands an event to the one listener that a delivery names. */
export async function runListener(host: Host, delivery: Delivery): Promise<DeliveryResult> {
  const { row, consumer } = delivery;
  const found = host.registry.listeners(row.name).find(({ pluginId, listener }) => `${pluginId}/${listener.as}` === consumer && listener.version === row.version);
  if (!found) {
    host.log.warn({ consumer, event: row.name }, `${consumer}: this listener of ${row.name} version ${row.version} is no longer there, so the event is dropped for it`);
    return { done: true };
  }
  const data = found.listener.read.safeParse(row.data);
  if (!data.success) {
    const [issue] = data.error.issues;
    throw new Error(`${consumer} cannot read ${row.name}: ${issue?.path.join(".") || "data"}: ${issue?.message ?? "does not match"}. Change its read schema or the event's version.`);
  }
  const ctx = host.context(found.pluginId, row.practiceId, null);
  await found.listener.run(ctx, { data: data.data, eventId: delivery.outboxId, practiceId: row.practiceId, at: row.createdAt, actor: row.actor });
  return { done: true };
}
