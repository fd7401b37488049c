import { staffProcedure } from "../../trpc/core-procedures.ts";
import { usualHelp } from "../urgent-help.ts";

/** The lines that a practice of this country starts with, to begin again from. */
export const usualHelpProcedure = staffProcedure.meta({ permission: "core.practice" }).query(async ({ ctx }) => {
  const { country } = await ctx.host.people.of(ctx.viewer.practiceId).practice();
  return { country, lines: usualHelp(country) };
});
