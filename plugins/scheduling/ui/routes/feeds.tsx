import { ClientPage, newUlid, pageTitle } from "@anteroom/core/ui";
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

/** The client's appointments in their own calendar program. */
export default function FeedsPage() {
  const { feeds, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <ClientPage title="Appointments in my calendar" below="Your phone’s or computer’s calendar can show your appointments by itself, with every change." back={{ href: "/scheduling", label: "Appointments" }} answer={answer}>
      <CalendarFeeds offersDue feeds={feeds} formKey={formKey} answer={answer} />
    </ClientPage>
  );
}
