import { viewerProcedure } from "../../trpc/core-procedures.ts";

/** The urgent help list and the telephone of the viewer's practice. */
export const urgentHelpOfViewer = viewerProcedure.meta({ public: "Urgent help depends on no permission." }).query(async ({ ctx }) => {
  const { name, phone, urgentHelp } = await ctx.host.people.of(ctx.viewer.practiceId).practice();
  return { practice: name, phone, lines: urgentHelp };
});
