import { Button, Notice, PageHeading } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { pageAnswer } from "../../page-answer.ts";
import { BackLink } from "../back-link.tsx";
import page from "../staff-page.module.css";

export const meta = pageTitle("Export");

// Asked only to turn away who may not export.
export async function loader({ request, context }: LoaderFunctionArgs) {
  await pageAnswer(request, context.caller.transfer.imports.list());
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { href } = await pageAnswer(request, context.caller.transfer.exportPractice());
  throw redirect(href);
}

export default function ExportPage() {
  return (
    <div className={page.narrow}>
      <BackLink to="/staff/settings">Account Settings</BackLink>
      <PageHeading below="Everything that this practice keeps in the portal, in one zip file.">Export</PageHeading>
      <div className={page.form}>
        <div className="measure">
          <p>The file holds clients, contacts, portal users, conversations with internal notes, cards, files, settings, what each plugin keeps, and the audit log. Passwords and secret keys are not in it.</p>
        </div>
        <Notice tone="warning">Keep the file where nobody else can read it. It is not locked by a password.</Notice>
        <form method="post" action="/staff/settings/export">
          <Button variant="primary">Download the export</Button>
        </form>
        <p className="muted measure">The download starts once. It is written in the audit log. To bring it back, open Import in an empty practice. To export one client, open the Log tab of their chart.</p>
      </div>
    </div>
  );
}
