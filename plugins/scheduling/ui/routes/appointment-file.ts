import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { SchedulingRouter } from "../../server/router.ts";

/** One appointment as a calendar file to keep. */
export async function loader(args: LoaderFunctionArgs) {
  const { text } = await pluginPageApi<SchedulingRouter>("scheduling", args).calendarFile({ id: args.params["appointmentId"] ?? "" });
  return new Response(text, { headers: { "Content-Type": "text/calendar; charset=utf-8", "Content-Disposition": 'attachment; filename="appointment.ics"', "Cache-Control": "private, no-store" } });
}
