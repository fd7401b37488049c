import { Checkbox, Checkboxes, PageHeading } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../../page-answer.ts";
import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import { formAnswer, textsOf } from "../form-answer.ts";
import { formValues } from "../form-errors.tsx";
import page from "../staff-page.module.css";
import { SavedLine, SettingsForm, savedMark } from "./settings-form.tsx";

export const meta = pageTitle("Profile Completion Settings");

const reviewChoices = [
  { value: "name", label: "Legal name", hint: "Unticked, portal users cannot change it." },
  { value: "birthDate", label: "Date of birth", hint: "Unticked, portal users cannot change it once it is known." },
  { value: "address", label: "Address", hint: "Unticked, changes are saved at once." },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const [items, settings] = await pageAnswer(request, Promise.all([context.caller.profile.items(), context.caller.settings.get({ pluginId: "core" })]));
  const valueOf = (name: string): unknown => settings.find((line) => line.name === name)?.value;
  const chosen = valueOf("profileItems");
  return {
    enabled: valueOf("profileCompletion") === true,
    reviewed: (valueOf("reviewedChanges") ?? []) as string[],
    items: items.map((item) => ({ ...item, counts: !Array.isArray(chosen) || chosen.includes(item.id) })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const ticked = textsOf(form, "items");
  const reviewedChanges = reviewChoices.map((one) => one.value).filter((value) => textsOf(form, "reviewedChanges").includes(value));
  const saved = await formAnswer(request, form, async () => {
    const items = await context.caller.profile.items();
    const all = items.every((item) => ticked.includes(item.id));
    // All of them is stored as "all", so that the items of plugins added later count too.
    const values = { reviewedChanges, profileCompletion: form.get("enabled") === "yes", profileItems: all ? null : items.map((item) => item.id).filter((id) => ticked.includes(id)) };
    await context.caller.settings.save({ pluginId: "core", values });
  });
  if (!saved.ok) return saved.answer;
  throw redirect(`/staff/settings/profile-completion?${savedMark()}`);
}

export default function ProfileCompletionPage() {
  const { enabled, items, reviewed } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const values = formValues(problem, { enabled: enabled ? "yes" : null, items: items.filter((item) => item.counts).map((item) => item.id), reviewedChanges: reviewed });
  return (
    <div className={page.narrow}>
      <BackLink to="/staff/settings/practice">Practice settings</BackLink>
      <PageHeading below="Shows portal users how much of their profile is filled in, and what is left. It goes away at 100%.">Profile Completion Settings</PageHeading>
      <SavedLine />
      <SettingsForm problem={problem} cancel="/staff/settings/practice">
        <Checkbox label="Enable Profile Completion" name="enabled" value="yes" defaultChecked={values.ticked("enabled")} />
        <Checkboxes
          legend="Items that count"
          name="items"
          hint="Each one counts the same. A portal user is asked only for what their permissions allow."
          error={values.error("profileItems")}
          defaultValue={values.list("items")}
          options={items.map((item) => ({ value: item.id, label: item.label, hint: item.on ? undefined : "Its plugin is off, so it does not count now." }))}
        />
        <Checkboxes
          legend="Changes that staff look at first"
          name="reviewedChanges"
          hint="The record stays as it is until somebody accepts the change. A detail that was empty is saved at once."
          defaultValue={values.list("reviewedChanges")}
          options={reviewChoices}
        />
      </SettingsForm>
    </div>
  );
}
