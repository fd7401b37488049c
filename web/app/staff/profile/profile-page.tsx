import { Facts, PageHeading, zoneName } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { LinkRows } from "../../account/link-rows.tsx";
import { useStaffPlace } from "../staff-place.ts";
import page from "../staff-page.module.css";
import styles from "../settings/settings.module.css";

export const meta = pageTitle("My profile");

/** What a staff member decides about themselves; each row is a page. */
export default function ProfilePage() {
  const place = useStaffPlace();
  if (!place) return null;
  const { person, practice, timeZone } = place;
  return (
    <div className={page.narrow}>
      <PageHeading>My profile</PageHeading>
      <Facts
        items={[
          { label: "Name", value: person.name },
          { label: "Roles", value: `${person.roles}, ${practice}` },
          { label: "E-mail", value: person.email },
        ]}
      />
      <h2 className={styles.group}>Your account</h2>
      <LinkRows
        label="Your account"
        rows={[
          { href: "/staff/profile/password", label: "Change Password" },
          { href: "/staff/profile/privacy", label: "Two-step sign-in and devices" },
          { href: "/staff/profile/time-zone", label: "Change Time Zone", value: zoneName(timeZone) },
          ...(place.may.moveConversations ? [{ href: "/staff/profile/away", label: "Away and cover" }] : []),
          { href: "/staff/profile/notifications", label: "Notifications" },
          { href: "/staff/profile/accessibility", label: "Accessibility" },
        ]}
      />
    </div>
  );
}
