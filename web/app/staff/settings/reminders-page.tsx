import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { CoreSettingsPage, coreSettingsAction, coreSettingsLoader } from "./core-settings-page.tsx";
import styles from "./settings.module.css";

export const meta = pageTitle("Reminders");

const names = ({ sendsTexts }: { sendsTexts: boolean }): string[] => ["appointmentReminders", ...(sendsTexts ? ["textMessages"] : []), "reminderDays", "reminderText", "neutralSender"];

export const loader = coreSettingsLoader(names);
export const action = coreSettingsAction(names, "/staff/settings/reminders");

/** When clients are reminded, and what a reminder may say beyond the fixed sentence. */
export default function RemindersPage() {
  return (
    <CoreSettingsPage title="Reminders" below="Clients choose in their own settings whether they get them. The practice sets how early they come." back={{ to: "/staff/settings/practice", label: "Practice settings" }}>
      <p className={styles.sample}>A reminder never says who the appointment is with or what it is for. It says: “Appointment reminder. Open the portal for details.”</p>
    </CoreSettingsPage>
  );
}
