import { invalid } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";

/** A colleague who leads an appointment together with its professional; null for none. @throws AppError `INVALID` */
export async function otherProfessional(ctx: PluginContext, asked: string | null, staffId: string): Promise<string | null> {
  if (asked === null) return null;
  if (asked === staffId) throw invalid({ secondStaffId: "Choose another colleague than the professional." });
  const professionals = (await ctx.people.staffWith("scheduling.manage")).filter((one) => one.roles.includes("professional"));
  if (!professionals.some(({ id }) => id === asked)) throw invalid({ secondStaffId: "Choose a colleague." });
  return asked;
}
