import type { Host } from "../host-parts.ts";
import { withinTime } from "./within-time.ts";

/** What switching a plugin would mean for people, from the database. */
export interface SwitchEffects {
  /** Portal users with a card of it, or of what is turned off with it, that still needs somebody. */
  openCards: number;
  /** Sentences of the plugins themselves, such as "4 people have unsent answers." */
  further: string[];
  /** Portal users whose menu gains or loses an item. */
  menuUsers: number;
}

const askLimitMs = 2_000;

/** Counts for the dialogs that switch a plugin. */
export async function switchEffects(host: Host, practiceId: string, pluginIds: readonly string[]): Promise<SwitchEffects> {
  const ready = pluginIds.flatMap((id) => host.registry.get(id) ?? []);
  const boxes = [...new Set(ready.flatMap((one) => (one.manifest?.nav ?? []).filter((item) => item.audience === "client").flatMap((item) => host.registry.permission(item.permission)?.portal ?? [])))];
  const marks = pluginIds.map(() => "k.kind LIKE ?").join(" OR ");
  const [cards, users, further] = await Promise.all([
    host.db.hot.all<{ n: number }>(
      `SELECT COUNT(DISTINCT c.portal_user_id) AS n FROM inbox_cards k JOIN inbox_conversations c ON c.id = k.conversation_id WHERE k.practice_id = ? AND k.open = 1 AND k.audience = 'all' AND (${marks})`,
      [practiceId, ...pluginIds.map((id) => `${id}.%`)],
    ),
    boxes.length === 0
      ? []
      : host.db.hot.all<{ n: number }>(`SELECT COUNT(*) AS n FROM portal_users u WHERE u.practice_id = ? AND u.status = 'active' AND (${boxes.map(() => "u.permissions LIKE ?").join(" OR ")})`, [practiceId, ...boxes.map((box) => `%"${box}"%`)]),
    Promise.all(
      ready.map(async ({ id, plugin }) => {
        if (!plugin?.offEffects) return [];
        // A plugin that cannot tell does not keep an administrator from turning it off.
        return withinTime(plugin.offEffects(host.context(id, practiceId, null)), askLimitMs, `${id}: offEffects`).catch((error: unknown) => {
          host.log.error({ err: error, plugin: id }, "a plugin could not tell what turning it off means");
          return [];
        });
      }),
    ),
  ]);
  return { openCards: Number(cards[0]?.n ?? 0), menuUsers: Number(users[0]?.n ?? 0), further: further.flat() };
}
