import { Button, LinkButton } from "@anteroom/core/ui/button.tsx";
import { Disclosure } from "@anteroom/core/ui/disclosure.tsx";
import { Notice } from "@anteroom/core/ui/notice.tsx";
import { Form } from "../remix.ts";
import { withNext } from "./place-after.ts";
import styles from "./account-page.module.css";

interface Invited {
  email: string;
  hasAccount: boolean;
  signedInAs: string | null;
}

/** On with an invitation: by a password, with the account that is signed in, or by signing in first. */
export function InvitationWay({ own, view }: { own: string; view: Invited }) {
  const { signedInAs, email, hasAccount } = view;
  if (signedInAs !== null && signedInAs.toLowerCase() === email.toLowerCase()) {
    return (
      <Form method="post" action={own} reloadDocument>
        <Button variant="primary" name="intent" value="join">Join with my account</Button>
      </Form>
    );
  }
  if (signedInAs !== null) {
    return (
      <Notice tone="warning" title={`You are signed in as ${signedInAs}`}>
        <p>This invitation is for {email}. Log out, then open the link in your mail again.</p>
        <Form method="post" action="/signout" reloadDocument>
          <Button>Log Out</Button>
        </Form>
      </Notice>
    );
  }
  if (hasAccount) {
    return (
      <>
        <p>You have an account with this address already. Sign in, and you can join with it.</p>
        <p><LinkButton href={withNext("/signin", own)} variant="primary">Sign in and join</LinkButton></p>
      </>
    );
  }
  return <LinkButton href={`${own}/password`} variant="primary">Continue</LinkButton>;
}

/** "This is not me", which closes the invitation. */
export function NotMe({ own }: { own: string }) {
  return (
    <div className={styles.ways}>
      <Disclosure summary="This is not me">
        <p>Then the invitation was sent to the wrong person. We close it and let the practice know. Nobody sees anything else about you.</p>
        <Form method="post" action={own}>
          <Button name="intent" value="not-me">Close this invitation</Button>
        </Form>
      </Disclosure>
    </div>
  );
}
