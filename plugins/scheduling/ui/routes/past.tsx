import { ClientPage, EmptyState, PageLinks, pageTitle } from "@anteroom/core/ui";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { AppointmentRows } from "../parts/appointment-rows.tsx";

export const meta = pageTitle("Past appointments");

export async function loader(args: LoaderFunctionArgs) {
  const after = cursorIn(args.request);
  return { ...(await pluginPageApi<SchedulingRouter>("scheduling", args).list({ past: true, after })), after };
}

/** Everything that was, the newest first. */
export default function PastPage() {
  const { lines, next, after } = useLoaderData<typeof loader>();
  return (
    <ClientPage title="Past appointments" back={{ href: "/scheduling", label: "Appointments" }}>
      {lines.length === 0 ? <EmptyState>No past appointments.</EmptyState> : <AppointmentRows lines={lines} label="Past appointments" />}
      <PageLinks here="/scheduling/past" next={next} after={after} />
    </ClientPage>
  );
}
