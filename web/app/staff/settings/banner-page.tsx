import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { bannerNames } from "./banner-names.ts";
import { CoreSettingsPage, coreSettingsAction, coreSettingsLoader } from "./core-settings-page.tsx";

export const meta = pageTitle("Banner message");

export const loader = coreSettingsLoader(bannerNames);
export const action = coreSettingsAction(bannerNames, "/staff/settings/practice/banner");

export default function BannerPage() {
  return (
    <CoreSettingsPage
      title="Banner message"
      below="Clients see it at the top of their portal until it ends or they close it. Times are in the practice’s time zone. A professional can have one of their own, on their page in Staff & Users."
      back={{ to: "/staff/settings/practice", label: "Practice settings" }}
    />
  );
}
