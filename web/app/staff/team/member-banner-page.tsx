import { PageHeading } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../../page-answer.ts";
import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import { bannerNames } from "../settings/banner-names.ts";
import { readSettings, saveSettings } from "../settings/save-settings.ts";
import { SettingFields } from "../settings/setting-fields.tsx";
import { SettingsForm } from "../settings/settings-form.tsx";
import page from "../staff-page.module.css";

export const meta = pageTitle("Banner message");

const targetOf = (staffId: string) => ({ pluginId: "core", names: bannerNames, staffId });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staffId = params.staffId ?? "";
  const { caller } = context;
  const [lines, { timeZone }, member] = await pageAnswer(request, Promise.all([readSettings(context, targetOf(staffId)), caller.practice.details(), caller.team.member({ staffId })]));
  return { lines, timeZone, name: member.name, staffId };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const refusal = await saveSettings(request, context, targetOf(params.staffId ?? ""));
  if (refusal) return refusal;
  throw redirect(`/staff/settings/team/${params.staffId ?? ""}?done=banner`);
}

/** A professional's own banner, in place of the practice's, for the clients whom they lead. */
export default function MemberBannerPage() {
  const { lines, timeZone, name, staffId } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const back = `/staff/settings/team/${staffId}`;
  return (
    <div className={page.narrow}>
      <BackLink to={back}>{name}</BackLink>
      <PageHeading below={`Clients of ${name} see it in place of the practice’s banner.`}>Banner message</PageHeading>
      <SettingsForm key={JSON.stringify(lines.map((line) => line.value))} problem={problem} cancel={back}>
        <SettingFields lines={lines} zone={timeZone} problem={problem} sources />
      </SettingsForm>
    </div>
  );
}
