import { Button, LinkButton } from "@anteroom/core/ui/button.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { AccountFrame } from "../account/account-frame.tsx";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { Form, redirect, type ActionFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Log out");

export async function action({ context }: ActionFunctionArgs) {
  await context.caller.account.signOut();
  // Cookies stay: they hold how the portal looks and which device is remembered, and the session's own has just been removed.
  return redirect("/signin?reason=signed-out", { headers: { "Clear-Site-Data": '"cache", "storage"' } });
}

export default function SignOut() {
  return (
    <AccountFrame>
      <PageHeading below="Messages that are not sent yet are removed from this device.">Log out</PageHeading>
      <Form method="post" reloadDocument className={styles.buttons}>
        <Button variant="primary">Log Out</Button>
        <LinkButton href="/" variant="quiet">Stay signed in</LinkButton>
      </Form>
    </AccountFrame>
  );
}
