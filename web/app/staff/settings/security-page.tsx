import { PageHeading, useViewerTime } from "@anteroom/core/ui";
import { pageAnswer } from "../../page-answer.ts";
import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import { staffTitle } from "../staff-place.ts";
import page from "../staff-page.module.css";
import { readSettings, saveSettings } from "./save-settings.ts";
import { SettingFields } from "./setting-fields.tsx";
import { SavedLine, SettingsForm, savedMark } from "./settings-form.tsx";

export const meta: MetaFunction = ({ matches }) => staffTitle(matches, "Security");

const target = { pluginId: "core", names: ["idleMinutes", "staffSecondFactor"] };

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { lines: await pageAnswer(request, readSettings(context, target)) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const refusal = await saveSettings(request, context, target);
  if (refusal) return refusal;
  throw redirect(`/staff/settings/security?${savedMark()}`);
}

export default function SecurityPage() {
  const { lines } = useLoaderData<typeof loader>();
  const { zone } = useViewerTime();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <div className={page.narrow}>
      <BackLink to="/staff/settings">Settings</BackLink>
      <PageHeading below="It holds for everybody at once, clients and staff.">Security</PageHeading>
      <SavedLine />
      <SettingsForm key={JSON.stringify(lines.map((line) => line.value))} problem={problem}>
        <SettingFields lines={lines} zone={zone} problem={problem} />
      </SettingsForm>
    </div>
  );
}
