import { StaffPage, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { CalendarFeeds, feedsAction } from "../parts/calendar-feeds.tsx";

export const meta = pageTitle("Appointments in my calendar");

export async function loader(args: LoaderFunctionArgs) {
  return { ...(await pluginPageApi<SchedulingRouter>("scheduling", args).feed()), formKey: newUlid() };
}

export const action = feedsAction;

/** A staff member's appointments in their own calendar program. */
export default function StaffFeedsPage() {
  const { feeds, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <StaffPage title="Appointments in my calendar" below="Your own appointments in your phone’s or computer’s calendar, without the names of clients." back={{ href: "/staff/calendar", label: "Calendar" }} answer={answer}>
      <CalendarFeeds feeds={feeds} formKey={formKey} answer={answer} />
    </StaffPage>
  );
}
