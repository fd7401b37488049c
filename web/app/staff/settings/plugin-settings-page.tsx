import { Button, EmptyState, Field, PageHeading } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../../page-answer.ts";
import { Form, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import page from "../staff-page.module.css";
import { readSettings, saveSettings } from "./save-settings.ts";
import { SettingFields } from "./setting-fields.tsx";
import { SavedLine, SettingsForm, savedMark } from "./settings-form.tsx";
import styles from "./settings.module.css";

export const meta = pageTitle("Plugin settings");

const staffIdIn = (request: Request): string | undefined => new URL(request.url).searchParams.get("professional") || undefined;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { caller } = context;
  const pluginId = params.pluginId ?? "";
  const staffId = staffIdIn(request);
  const [practiceLines, lines, plugins, professionals, { timeZone }] = await pageAnswer(
    request,
    Promise.all([readSettings(context, { pluginId }), readSettings(context, { pluginId, staffId }), caller.plugins.list(), caller.people.professionals(), caller.practice.details()]),
  );
  return {
    name: plugins.find((one) => one.id === pluginId)?.name ?? "Portal",
    lines,
    timeZone,
    staffId: staffId ?? "",
    professionals: practiceLines.some((line) => line.levels.includes("professional")) ? professionals : [],
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const pluginId = params.pluginId ?? "";
  const staffId = staffIdIn(request);
  const refusal = await saveSettings(request, context, { pluginId, staffId });
  if (refusal) return refusal;
  throw redirect(`/staff/settings/plugins/${pluginId}?${staffId ? `professional=${staffId}&` : ""}${savedMark()}`);
}

/** A plugin's settings, for the practice or for one professional. */
export default function PluginSettingsPage() {
  const { name, lines, timeZone, staffId, professionals } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <div className={page.narrow}>
      <BackLink to="/staff/settings/plugins">Plugins</BackLink>
      <PageHeading>Settings of {name}</PageHeading>
      <SavedLine />
      {professionals.length > 0 ? (
        <Form method="get" className={styles.scope}>
          <Field as="select" label="These settings are for" name="professional" defaultValue={staffId} key={staffId}>
            <option value="">The whole practice</option>
            {professionals.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </Field>
          <Button>Show</Button>
        </Form>
      ) : null}
      {lines.length === 0 ? (
        <EmptyState>There is nothing to set here.</EmptyState>
      ) : (
        <SettingsForm key={`${staffId} ${JSON.stringify(lines.map((line) => line.value))}`} problem={problem} cancel="/staff/settings/plugins">
          <SettingFields lines={lines} zone={timeZone} problem={problem} sources />
        </SettingsForm>
      )}
    </div>
  );
}
