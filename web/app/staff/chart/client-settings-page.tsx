import { Button, EmptyState, Field, PageHeading } from "@anteroom/core/ui";
import { pageAnswer } from "../../page-answer.ts";
import { Form, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import page from "../staff-page.module.css";
import { readSettings, saveSettings } from "../settings/save-settings.ts";
import { SettingFields } from "../settings/setting-fields.tsx";
import styles from "../settings/settings.module.css";
import { SavedLine, SettingsForm, savedMark } from "../settings/settings-form.tsx";
import { chartTitle } from "./chart-place.ts";

export const meta = chartTitle("Settings");

const pluginIn = (request: Request): string => new URL(request.url).searchParams.get("plugin") ?? "";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { caller } = context;
  const clientId = params.clientId ?? "";
  const [plugins, { timeZone }] = await pageAnswer(request, Promise.all([caller.plugins.list(), caller.practice.details()]));
  const running = plugins.filter((one) => one.state === "on" && one.hasSettings);
  const lines = await pageAnswer(request, Promise.all(running.map((one) => readSettings(context, { pluginId: one.id, clientId }))));
  const choices = running.map(({ id, name }, index) => ({ id, name, lines: lines[index] ?? [] })).filter((one) => one.lines.length > 0);
  const chosen = choices.find((one) => one.id === pluginIn(request)) ?? choices[0] ?? null;
  return { choices: choices.map(({ id, name }) => ({ id, name })), chosen, timeZone, back: `/staff/clients/${clientId}` };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const pluginId = pluginIn(request);
  const clientId = params.clientId ?? "";
  const refusal = await saveSettings(request, context, { pluginId, clientId });
  if (refusal) return refusal;
  throw redirect(`/staff/clients/${clientId}/settings?plugin=${encodeURIComponent(pluginId)}&${savedMark()}`);
}

/** What holds for this client alone; everything else follows their professional and the practice. */
export default function ClientSettingsPage() {
  const { choices, chosen, timeZone, back } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <div className={page.narrow}>
      <PageHeading>Settings for this client</PageHeading>
      <SavedLine />
      {choices.length > 1 && chosen ? (
        <Form method="get" className={styles.scope}>
          <Field as="select" label="Part of the portal" name="plugin" defaultValue={chosen.id} key={chosen.id}>
            {choices.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </Field>
          <Button>Show</Button>
        </Form>
      ) : null}
      {chosen ? (
        <SettingsForm key={`${chosen.id} ${JSON.stringify(chosen.lines.map((line) => line.value))}`} problem={problem} cancel={back} action={`?plugin=${chosen.id}`}>
          <SettingFields lines={chosen.lines} zone={timeZone} problem={problem} sources />
        </SettingsForm>
      ) : (
        <EmptyState>There is nothing to set for one client.</EmptyState>
      )}
    </div>
  );
}
