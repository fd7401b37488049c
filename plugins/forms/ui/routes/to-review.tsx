import { EmptyState, Link, StaffPage, formatDayTime, pageTitle, useViewerTime } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";
import rows from "../rows.module.css";
import styles from "../staff/chart.module.css";

export const meta = pageTitle("Forms to review");

export const loader = async (args: LoaderFunctionArgs) => ({ forms: await pluginPageApi<FormsRouter>("forms", args).toReview() });

/** Forms that were sent and that nobody has reviewed, the longest waiting first. */
export default function ToReviewPage() {
  const { forms } = useLoaderData<typeof loader>();
  const time = useViewerTime();
  return (
    <StaffPage title="Forms to review" below={forms.length > 0 ? "The longest waiting first." : undefined}>
      {forms.length === 0 ? <EmptyState>No forms wait for a review.</EmptyState> : (
        <ul role="list" className={styles.list} aria-label="Forms to review">
          {forms.map((one) => (
            <li key={one.id} className={styles.row}>
              <div>
                <p className={rows.title}><Link href={one.href}>{one.title}</Link></p>
                <p className={rows.facts}>{one.who} · Sent {formatDayTime(one.submittedAt, time)}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </StaffPage>
  );
}
