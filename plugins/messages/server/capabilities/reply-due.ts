import { z } from "zod";
import { capability } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { afterBusinessMinutes, businessMinutes } from "../business-time.ts";
import { calendarOf } from "../office-calendar.ts";
import { settingsFor } from "../settings.ts";

const item = z.object({ clientId: z.string(), staffId: z.string().nullable(), since: z.number() });
const due = z.object({ dueAt: z.number(), leftMinutes: z.number(), totalMinutes: z.number() });
type Item = z.output<typeof item>;

async function dueOf(ctx: PluginContext, { clientId, staffId, since }: Item): Promise<z.output<typeof due> | null> {
  const [settings, practice] = await Promise.all([settingsFor(ctx, { clientId, professionalIds: staffId ? [staffId] : [] }), ctx.people.practice()]);
  const totalMinutes = settings.replyWithinHours * 60;
  if (totalMinutes === 0) return null;
  const calendar = calendarOf(settings, practice);
  const dueAt = afterBusinessMinutes(calendar, since, totalMinutes);
  return dueAt === null ? null : { dueAt, leftMinutes: businessMinutes(calendar, ctx.now(), dueAt), totalMinutes };
}

/** Until when clients who wait are to be answered, in office hours; null where the practice promises no time. */
export const replyDue = capability({
  version: 1,
  input: z.object({ items: z.array(item).max(100) }),
  output: z.object({ due: z.array(due.nullable()) }),
  example: {
    input: { items: [{ clientId: "01JDKZ8Q6V3M5X7Y9A1B2C3D4E", staffId: null, since: 1_764_000_000_000 }] },
    output: { due: [{ dueAt: 1_764_028_800_000, leftMinutes: 480, totalMinutes: 480 }] },
  },
  async run(ctx, { items }) {
    return { due: await Promise.all(items.map((one) => dueOf(ctx, one))) };
  },
});
