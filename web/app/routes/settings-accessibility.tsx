import { Button } from "@anteroom/core/ui/button.tsx";
import { Radios } from "@anteroom/core/ui/options.tsx";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { SettingsPage } from "../account/settings-page.tsx";
import { readChoices, viewCookie, viewPreferences } from "../account/view-preferences.ts";
import { Form, redirect, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Accessibility");

export const loader = ({ request, context }: LoaderFunctionArgs) => ({
  stored: viewPreferences(request.headers.get("Cookie")),
  enterByDefault: context.viewer?.kind === "staff" ? "send" : "line",
  saved: new URL(request.url).searchParams.has("saved"),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const chosen = readChoices((name) => {
    const value = form.get(name);
    return typeof value === "string" ? value : null;
  });
  // Only a new request carries the new cookie, and so looks as chosen.
  return redirect(`${new URL(request.url).pathname.replace(/\.data$/, "")}?saved`, { headers: { "Set-Cookie": viewCookie(chosen, context.baseUrl.startsWith("https:")) } });
}

export default function Accessibility() {
  const { stored, enterByDefault, saved } = useLoaderData<typeof loader>();
  return (
    <SettingsPage title="Accessibility" below="These choices are kept on this device." done={saved ? "Saved on this device." : undefined}>
      <Form method="post" reloadDocument className={styles.form}>
        <Radios
          legend="Text size"
          name="text"
          defaultValue={stored.text}
          options={[
            { value: "100", label: "Standard" },
            { value: "115", label: "Larger, 115%" },
            { value: "130", label: "Large, 130%" },
            { value: "150", label: "Very large, 150%" },
          ]}
        />
        <Radios
          legend="Colours"
          name="theme"
          defaultValue={stored.theme}
          options={[
            { value: "system", label: "Same as this device" },
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
            { value: "high-contrast", label: "High contrast", hint: "Black and white, light or dark as on this device." },
          ]}
        />
        <Radios
          legend="Movement"
          name="motion"
          defaultValue={stored.motion}
          options={[
            { value: "system", label: "Same as this device" },
            { value: "reduced", label: "Less movement" },
          ]}
        />
        <Radios
          legend="Announce new messages to screen readers"
          name="announce"
          defaultValue={stored.announce}
          options={[
            { value: "full", label: "Full text", hint: "A new message is read out when it arrives." },
            { value: "who", label: "Who only", hint: "Only who wrote is said." },
            { value: "off", label: "Off", hint: "You find new messages at the end of the conversation." },
          ]}
        />
        <Radios
          legend="The Enter key while you write"
          name="enter"
          defaultValue={stored.enter === "default" ? enterByDefault : stored.enter}
          options={[
            { value: "send", label: "Sends the message", hint: "Shift and Enter starts a new line." },
            { value: "line", label: "Starts a new line", hint: "Control and Enter sends the message." },
          ]}
        />
        <div className={styles.buttons}>
          <Button variant="primary">Save</Button>
        </div>
      </Form>
    </SettingsPage>
  );
}
