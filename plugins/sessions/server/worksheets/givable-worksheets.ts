import { z } from "zod";
import { invalid } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";

/** A form of the plugin forms that is given as homework. */
export interface Worksheet {
  id: string;
  title: string;
}

const answer = z.object({ forms: z.array(z.object({ id: z.string(), title: z.string() })) });

/** What can be given as a worksheet to somebody with these permissions; nothing where forms are off or they may answer none. */
export async function givableWorksheets(ctx: PluginContext, permissions: readonly string[]): Promise<Worksheet[]> {
  if (!permissions.includes("surveys")) return [];
  const asked = await ctx.ask<unknown>("forms.givable", {});
  const read = asked.ok ? answer.safeParse(asked.data) : null;
  return read?.success ? read.data.forms : [];
}

/** The worksheet that was chosen; null for none. @throws AppError `INVALID` for one that cannot be given (any more) */
export async function worksheetOf(ctx: PluginContext, formId: string): Promise<Worksheet | null> {
  if (formId === "") return null;
  const found = (await givableWorksheets(ctx, ["surveys"])).find(({ id }) => id === formId);
  if (!found) throw invalid({ formId: "Choose a worksheet from the list." });
  return found;
}
