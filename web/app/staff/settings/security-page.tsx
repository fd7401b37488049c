import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { CoreSettingsPage, coreSettingsAction, coreSettingsLoader } from "./core-settings-page.tsx";

export const meta = pageTitle("Security");

const names = ["idleMinutes", "staffSecondFactor", "archiveReadDays"];

export const loader = coreSettingsLoader(names);
export const action = coreSettingsAction(names, "/staff/settings/security");

export default function SecurityPage() {
  return <CoreSettingsPage title="Security" below="It holds for everybody at once, clients and staff." />;
}
