import { Button, Notice, PageHeading } from "@anteroom/core/ui";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { pageAnswer } from "../../page-answer.ts";
import { BackLink } from "../back-link.tsx";
import { chartTitle, useChart } from "../chart/chart-place.ts";
import { nameOf } from "../people-lines.ts";
import page from "../staff-page.module.css";

export const meta = chartTitle("Export");

// Asked only to turn away who may not export.
export async function loader({ request, context }: LoaderFunctionArgs) {
  await pageAnswer(request, context.caller.transfer.imports.list());
  return null;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { href } = await pageAnswer(request, context.caller.transfer.exportClient({ clientId: params["clientId"] ?? "" }));
  throw redirect(href);
}

export default function ClientExportPage() {
  const { client } = useChart();
  const base = `/staff/clients/${client.id}`;
  return (
    <>
      <BackLink to={`${base}/log`}>Log</BackLink>
      <PageHeading below="One zip file with pages to read, the same as data, and the files that were sent.">Export {nameOf(client)}</PageHeading>
      <div className={page.form}>
        <p className="measure">It holds the client’s details, contacts, portal users, conversations as the portal shows them, files, what each plugin keeps about the client, and who looked at it. Internal notes are not in it.</p>
        <Notice tone="warning">Keep the file where nobody else can read it. It is not locked by a password.</Notice>
        <form method="post" action={`${base}/export`}>
          <Button variant="primary">Download the export</Button>
        </form>
        <p className="muted">The download starts once, and is written in the audit log.</p>
      </div>
    </>
  );
}
