import { ChevronLeft } from "@anteroom/core/ui/icons.ts";
import { LinkButton } from "@anteroom/core/ui/button.tsx";
import { Link } from "@anteroom/core/ui/link.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { AccountFrame } from "../account/account-frame.tsx";
import { mailBlocks } from "../account/mail-blocks.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../page-answer.ts";
import { useLoaderData, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/mailbox.module.css";

export const meta = pageTitle("Mail");

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { to, subject, text } = await pageAnswer(request, context.caller.notify.mailbox.read({ id: params["id"] ?? "" }));
  // The first paragraph is the subject again.
  return { to, subject, blocks: mailBlocks(text, context.baseUrl).slice(1) };
}

export default function MailboxMail() {
  const { to, subject, blocks } = useLoaderData<typeof loader>();
  return (
    <AccountFrame wide>
      <p className={styles.up}><Link href="/mailbox"><ChevronLeft aria-hidden="true" size={20} />Mailbox</Link></p>
      <PageHeading below={<>To <bdi>{to}</bdi></>}>{subject}</PageHeading>
      <div className={styles.mail}>
        {blocks.map((block, index) =>
          block.kind === "button" ? (
            // As from a mail: the browser opens it anew, since not every address in a mail is one of the router's.
            <p key={index}><LinkButton href={block.href} target="_self" variant="primary">{block.label}</LinkButton></p>
          ) : block.kind === "link" ? (
            <p key={index}>{block.text}</p>
          ) : (
            <p key={index} className={block.lines.some((line) => /^\d{6}$/.test(line)) ? styles.code : undefined}>{block.lines.join("\n")}</p>
          ),
        )}
      </div>
    </AccountFrame>
  );
}
