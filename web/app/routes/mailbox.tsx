import { EmptyState } from "@anteroom/core/ui/empty-state.tsx";
import { formatDateTime } from "@anteroom/core/time/format-time.ts";
import { Link } from "@anteroom/core/ui/link.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { AccountFrame } from "../account/account-frame.tsx";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../page-answer.ts";
import { useLoaderData, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/mailbox.module.css";

export const meta = pageTitle("Mailbox");

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { mails: await pageAnswer(request, context.caller.notify.mailbox.list()) };
}

export default function Mailbox() {
  const { mails } = useLoaderData<typeof loader>();
  return (
    <AccountFrame wide>
      <PageHeading below="This demo sends no mail. What it would send is kept here, newest first.">Mailbox</PageHeading>
      {mails.length === 0 ? (
        <EmptyState>No mail yet. Invite somebody to the portal, and the invitation will be here.</EmptyState>
      ) : (
        <ul role="list" className={styles.mails}>
          {mails.map((mail) => (
            <li key={mail.id}>
              <Link href={`/mailbox/${mail.id}`}>{mail.subject}</Link>
              <p>To <bdi>{mail.to}</bdi></p>
              <p><time dateTime={new Date(mail.at).toISOString()}>{formatDateTime(new Date(mail.at), { zone: "America/New_York" })}</time></p>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.back}><Link href="/">Go to the portal</Link></p>
    </AccountFrame>
  );
}
