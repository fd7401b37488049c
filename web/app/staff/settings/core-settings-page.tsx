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

type Practice = Awaited<ReturnType<LoaderFunctionArgs["context"]["caller"]["practice"]["details"]>>;
/** Which settings the page has: those it names, or those it names for this practice. */
type Names = readonly string[] | ((practice: Practice) => readonly string[]);
const namesOf = (names: Names, practice: Practice): readonly string[] => (typeof names === "function" ? names(practice) : names);

/** Loads some of the portal's own settings, with the zone that their times are typed in. */
export const coreSettingsLoader =
  (names: Names) =>
  async ({ request, context }: LoaderFunctionArgs) => {
    const practice = await pageAnswer(request, context.caller.practice.details());
    const lines = await pageAnswer(request, readSettings(context, { pluginId: "core", names: namesOf(names, practice) }));
    return { lines, timeZone: practice.timeZone };
  };

/** Stores them, and comes back to the page. */
export const coreSettingsAction =
  (names: Names, path: string) =>
  async ({ request, context }: ActionFunctionArgs) => {
    const practice = await pageAnswer(request, context.caller.practice.details());
    const refusal = await saveSettings(request, context, { pluginId: "core", names: namesOf(names, practice) });
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
