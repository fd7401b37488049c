import { Button, PageHeading } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { Form, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import page from "../staff-page.module.css";
import { actOnLog, loadLog } from "./load-log.ts";
import { LogView, VerifiedNotice } from "./log-view.tsx";
import styles from "./log.module.css";

export const meta = pageTitle("Audit log");

export const loader = ({ request, context }: LoaderFunctionArgs) => loadLog(request, context);
export const action = ({ request, context }: ActionFunctionArgs) => actOnLog(request, context);

const here = "/staff/settings/log";

export default function LogRoute() {
  const first = useLoaderData<typeof loader>();
  const log = useActionData<typeof action>() ?? first;
  const checking = useNavigation().formData?.get("intent") === "verify";
  return (
    <div className={page.page}>
      <BackLink to="/staff/settings">Account Settings</BackLink>
      <div className={styles.head}>
        <PageHeading below="Who saw, changed, downloaded or exported what. Lines are never changed, and looking at them is written down too.">Audit log</PageHeading>
        <Form method="post" action={here}>
          <Button name="intent" value="verify" busy={checking} busyLabel="Checking…">Check that the log is whole</Button>
        </Form>
      </div>
      <div className={page.notice}><VerifiedNotice verified={log.verified} /></div>
      <LogView log={log} here={here} />
    </div>
  );
}
