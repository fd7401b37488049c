import { Button } from "@anteroom/core/ui/button.tsx";
import { Field } from "@anteroom/core/ui/field.tsx";
import { Link } from "@anteroom/core/ui/link.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { Form } from "../remix.ts";
import { AccountFrame } from "./account-frame.tsx";
import styles from "./account-page.module.css";

const words = {
  used: { title: "This link was used already", text: "Each link works once. We can send you a new one." },
  expired: { title: "This link has ended", text: "A link works for 30 minutes, and only the newest one works. We can send you a new one." },
  unknown: { title: "This link does not work", text: "Part of it may be missing. We can send you a new one." },
};

/** The page of a mailed link that opens nothing any more, with the way to a new one. */
export function LinkEnded({ state, email, action }: { state: keyof typeof words; email: string | null; action: "/signin/link" | "/forgot-password" }) {
  const { title, text } = words[state];
  return (
    <AccountFrame>
      <PageHeading below={text}>{title}</PageHeading>
      <Form method="post" action={action} noValidate className={styles.form}>
        <Field label="Email address" name="email" type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} defaultValue={email ?? ""} />
        <div className={styles.buttons}>
          <Button variant="primary">Send a new link</Button>
        </div>
      </Form>
      <div className={styles.ways}>
        <Link href="/signin">Sign in with a password</Link>
      </div>
    </AccountFrame>
  );
}
