import { Link } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { CoreSettingsPage, coreSettingsAction, coreSettingsLoader } from "./core-settings-page.tsx";

export const meta = pageTitle("Supervision");

const names = ["usesSupervision"];

export const loader = coreSettingsLoader(names);
export const action = coreSettingsAction(names, "/staff/settings/practice/supervision");

export default function SupervisionPage() {
  return (
    <CoreSettingsPage
      title="Supervision"
      below={<>Who supervises whom is chosen on each professional’s page in <Link href="/staff/settings/team">Staff &amp; Users</Link>.</>}
      back={{ to: "/staff/settings/practice", label: "Practice settings" }}
    />
  );
}
