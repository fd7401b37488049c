import { LinkButton, PageHeading } from "@anteroom/core/ui";
import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { chartTitle, useChart } from "../chart/chart-place.ts";
import { nameOf } from "../people-lines.ts";
import { useStaffPlace } from "../staff-place.ts";
import { actOnLog, loadLog } from "./load-log.ts";
import { LogView } from "./log-view.tsx";
import styles from "./log.module.css";

export const meta = chartTitle("Log");

export const loader = ({ request, params, context }: LoaderFunctionArgs) => loadLog(request, context, { clientId: params["clientId"] ?? "" });
export const action = ({ request, params, context }: ActionFunctionArgs) => actOnLog(request, context, params["clientId"] ?? "");

export default function ClientLogRoute() {
  const { client } = useChart();
  const first = useLoaderData<typeof loader>();
  const log = useActionData<typeof action>() ?? first;
  const mayExport = useStaffPlace()?.may.changePractice ?? false;
  return (
    <>
      <div className={styles.head}>
        <PageHeading below="Who looked at this client, and what was changed, downloaded or exported.">Log of {nameOf(client)}</PageHeading>
        {mayExport ? <LinkButton href={`/staff/clients/${client.id}/export`}>Export this client</LinkButton> : null}
      </div>
      <LogView log={log} here={`/staff/clients/${client.id}/log`} ofClient />
    </>
  );
}
