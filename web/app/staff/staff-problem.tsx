import { Link, PageHeading } from "@anteroom/core/ui";
import { isRouteErrorResponse, useRouteError } from "../remix.ts";
import { problemFor, problemOf } from "../shell/problem.ts";
import styles from "./staff-page.module.css";

/** What a refusal says to anybody; staff read who can change it instead. */
const saidToAnybody = ["You do not have access to this. Your practice can change it.", problemFor(403).text];
const notPermitted = "Your role does not include this page. An administrator of your practice can change that.";

/** What staff read when a page cannot be shown, and where to go instead. */
export function StaffProblem() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const { title, text } = isRouteErrorResponse(error) ? problemOf(error) : problemFor(500);
  const pluginOff = isRouteErrorResponse(error) && (error.data as { appCode?: string } | undefined)?.appCode === "PLUGIN_DISABLED";
  return (
    <div className={styles.page}>
      <PageHeading>{title}</PageHeading>
      <p className="measure">{status === 403 && !pluginOff && saidToAnybody.includes(text) ? notPermitted : text}</p>
      <ul className={styles.links} role="list">
        <li><Link href="/staff">Inbox</Link></li>
        <li><Link href="/staff/clients">Clients</Link></li>
        <li><Link href="/staff/settings">Settings</Link></li>
      </ul>
    </div>
  );
}
