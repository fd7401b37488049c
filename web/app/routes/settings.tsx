import { Button } from "@anteroom/core/ui/button.tsx";
import { zoneName } from "@anteroom/core/time/format-time.ts";
import { LinkRows } from "../account/link-rows.tsx";
import { ClientPage } from "@anteroom/core/ui/page-frame.tsx";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../page-answer.ts";
import { Form, redirect, useLoaderData, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Settings");

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (context.viewer?.kind === "staff") throw redirect("/staff/profile");
  const [home, me] = await pageAnswer(request, Promise.all([context.caller.inbox.home(), context.caller.account.me()]));
  return { name: home.viewer.name, practice: home.practice, client: home.client.name, timeZone: zoneName(home.viewer.timeZone), seats: me.signedIn ? me.seats : 1 };
}

export default function SettingsIndex() {
  const { name, practice, client, timeZone, seats } = useLoaderData<typeof loader>();
  return (
    <ClientPage title="Settings" below={client === name ? `${name}, ${practice.name}` : `${name}, for ${client} at ${practice.name}`}>
      <LinkRows
        label="Settings"
        rows={[
          { href: "/settings/client-information", label: "Client Information" },
          { href: "/settings/reminders", label: "Appointment Reminders" },
          { href: "/settings/password", label: "Change Password" },
          { href: "/settings/time-zone", label: "Change Time Zone", value: timeZone },
          { href: "/settings/notifications", label: "Notifications" },
          { href: "/settings/accessibility", label: "Accessibility" },
          { href: "/settings/privacy", label: "Privacy and devices" },
          ...(seats > 1 ? [{ href: "/choose-portal", label: "Switch portal" }] : []),
        ]}
      />
      <Form method="post" action="/signout" reloadDocument className={styles.part}>
        <Button>Log Out</Button>
      </Form>
    </ClientPage>
  );
}
