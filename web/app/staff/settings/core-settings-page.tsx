import { PageHeading } from "@anteroom/core/ui";
import type { ReactNode } from "react";
import { pageAnswer } from "../../page-answer.ts";
import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import type { FormAnswer } from "../form-answer.ts";
import page from "../staff-page.module.css";
import { readSettings, saveSettings } from "./save-settings.ts";
import { SettingFields } from "./setting-fields.tsx";
import { SavedLine, SettingsForm, savedMark } from "./settings-form.tsx";

/** Loads some of the portal's own settings, with the zone that their times are typed in. */
export const coreSettingsLoader =
  (names: readonly string[]) =>
  async ({ request, context }: LoaderFunctionArgs) => {
    const [lines, { timeZone }] = await pageAnswer(request, Promise.all([readSettings(context, { pluginId: "core", names }), context.caller.practice.details()]));
    return { lines, timeZone };
  };

/** Stores them, and comes back to the page. */
export const coreSettingsAction =
  (names: readonly string[], path: string) =>
  async ({ request, context }: ActionFunctionArgs) => {
    const refusal = await saveSettings(request, context, { pluginId: "core", names });
    if (refusal) return refusal;
    throw redirect(`${path}?${savedMark()}`);
  };

interface Props {
  title: string;
  below: ReactNode;
  back?: { to: string; label: string };
  children?: ReactNode;
}

/** A page of the portal's own settings: each with where its value comes from. */
export function CoreSettingsPage({ title, below, back = { to: "/staff/settings", label: "Account Settings" }, children }: Props) {
  const { lines, timeZone } = useLoaderData<ReturnType<typeof coreSettingsLoader>>();
  const problem = useActionData<FormAnswer>()?.problem;
  return (
    <div className={page.narrow}>
      <BackLink to={back.to}>{back.label}</BackLink>
      <PageHeading below={below}>{title}</PageHeading>
      <SavedLine />
      {children}
      <SettingsForm key={JSON.stringify(lines.map((line) => line.value))} problem={problem} cancel={back.to}>
        <SettingFields lines={lines} zone={timeZone} problem={problem} sources />
      </SettingsForm>
    </div>
  );
}
