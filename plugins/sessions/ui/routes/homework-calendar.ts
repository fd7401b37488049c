import { notFoundPage, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { SessionsRouter } from "../../server/router.ts";
import { dayFile } from "../parts/day-file.ts";

/** The day on which homework is due as a calendar file; calendars are read by others, so it does not say what it is. */
export async function loader(args: LoaderFunctionArgs) {
  const { id, dueDay } = await pluginPageApi<SessionsRouter>("sessions", args).homeworkOne({ id: args.params["homeworkId"] ?? "" });
  if (dueDay === null) throw notFoundPage("this day");
  const body = dayFile({ id, day: dueDay, title: "Something is due", at: new Date() });
  return new Response(body, { headers: { "Content-Type": "text/calendar; charset=utf-8", "Content-Disposition": 'attachment; filename="due.ics"', "Cache-Control": "private, no-store" } });
}
