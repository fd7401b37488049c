import { instantOf, newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { dayIn } from "./due-words.ts";
import { makeToDo } from "./make-to-do.ts";
import { dateOf, nextInSeries } from "./recurrence.ts";
import { zoneOf } from "./reminder-waits.ts";
import { openBody } from "./to-do-body.ts";
import type { ToDo } from "./to-do-rows.ts";

/** The one of a series that comes after a finished one: it shows from the start of its day on the wall of the client's zone. */
export async function makeNext(ctx: PluginContext, tx: Tx, row: ToDo): Promise<void> {
  if (!row.repeat || !row.anchorDay || !row.dueDay) return;
  const zone = await zoneOf(ctx, row.clientId);
  const next = nextInSeries(row.repeat, row.anchorDay, row.dueDay, dayIn(ctx.now(), zone));
  const { title, note, link, by } = openBody(ctx, row);
  await makeToDo(ctx, tx, {
    id: newId(),
    for: row.forStaff ? { staffId: row.staffId, clientId: row.clientId } : { clientId: row.clientId ?? "", portalUserId: row.portalUserId },
    by: { kind: row.byKind, id: row.byId, name: by },
    title, note, link,
    dueDay: next.due,
    repeat: row.repeat,
    series: { id: row.seriesId ?? row.id, anchorDay: row.anchorDay },
    needsConfirmation: row.needsConfirmation === 1,
    startsAt: instantOf(dateOf(next.from), 0, zone),
  });
}
