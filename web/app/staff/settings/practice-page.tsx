import { PageHeading, zoneName } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { LinkRows } from "../../account/link-rows.tsx";
import { pageAnswer } from "../../page-answer.ts";
import { useLoaderData, type LoaderFunctionArgs } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import page from "../staff-page.module.css";
import { countryName } from "./countries.ts";

export const meta = pageTitle("Practice settings");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { caller } = context;
  const [practice, settings] = await pageAnswer(request, Promise.all([caller.practice.details(), caller.settings.get({ pluginId: "core" })]));
  const valueOf = (name: string): unknown => settings.find((line) => line.name === name)?.value;
  return {
    practice,
    banner: typeof valueOf("bannerText") === "string" && valueOf("bannerText") !== "",
    profileCompletion: valueOf("profileCompletion") === true,
    days: Number(valueOf("reminderDays")),
    supervision: valueOf("usesSupervision") === true,
  };
}

/** Everything that the practice decides about itself; each row is a page. */
export default function PracticePage() {
  const { practice, banner, profileCompletion, days, supervision } = useLoaderData<typeof loader>();
  const onOff = (on: boolean) => (on ? "On" : "Off");
  return (
    <div className={page.narrow}>
      <BackLink to="/staff/settings">Account Settings</BackLink>
      <PageHeading below={`${practice.name}, ${countryName(practice.country)}, ${zoneName(practice.timeZone)}`}>Practice settings</PageHeading>
      <LinkRows
        label="Practice settings"
        rows={[
          { href: "/staff/settings/practice/details", label: "Name, country and time zone" },
          { href: "/staff/settings/practice/urgent-help", label: "Urgent help list", value: practice.urgentHelp.length === 1 ? "1 line" : `${practice.urgentHelp.length} lines` },
          { href: "/staff/settings/practice/banner", label: "Banner message", value: onOff(banner) },
          { href: "/staff/settings/profile-completion", label: "Profile Completion Settings", value: onOff(profileCompletion) },
          { href: "/staff/settings/reminders", label: "Reminders", value: days === 1 ? "1 day before" : `${days} days before` },
          { href: "/staff/settings/practice/supervision", label: "Supervision", value: onOff(supervision) },
        ]}
      />
    </div>
  );
}
