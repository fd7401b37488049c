import { Link, PageHeading } from "@anteroom/core/ui";
import { ChevronRight } from "@anteroom/core/ui/icons.ts";
import type { MetaFunction } from "../../remix.ts";
import { staffTitle, useStaffPlace } from "../staff-place.ts";
import page from "../staff-page.module.css";
import styles from "./settings.module.css";

export const meta: MetaFunction = ({ matches }) => staffTitle(matches, "Settings");

const own = [{ to: "/staff/profile", label: "My profile", text: "Password, two-step sign-in, time zone and devices." }];
const practice = [
  { to: "/staff/settings/practice", label: "Banner message", text: "A message at the top of every client’s portal." },
  { to: "/staff/settings/profile-completion", label: "Profile Completion", text: "Which items count, and whether it is shown." },
  { to: "/staff/settings/plugins", label: "Plugins", text: "What the portal can do, switched on and off." },
  { to: "/staff/settings/security", label: "Security", text: "When the portal locks, and how staff sign in." },
  { to: "/staff/settings/import", label: "Import", text: "Bring clients from another system, or a practice from its export." },
  { to: "/staff/settings/export", label: "Export", text: "Everything that the practice keeps, in one file." },
];
const replies = { to: "/staff/library/replies", label: "Saved replies", text: "Texts for writing to clients: yours, and the practice’s." };
const log = [{ to: "/staff/settings/log", label: "Audit log", text: "Who saw, changed, downloaded or exported what." }];

export default function SettingsPage() {
  const place = useStaffPlace();
  const may = place?.may.changePractice ?? false;
  return (
    <div className={page.narrow}>
      <PageHeading>Settings</PageHeading>
      <h2 className={styles.group}>You</h2>
      <Links links={place?.may.moveConversations ? [...own, replies] : own} />
      <h2 className={styles.group}>{place?.practice ?? "Practice"}</h2>
      {may ? <Links links={practice} /> : <p className="muted measure">The practice’s settings belong to its administrators. Ask one of them to change the banner message, Profile Completion, plugins or security.</p>}
      {place?.may.readLog ? <Links links={log} /> : null}
    </div>
  );
}

function Links({ links }: { links: typeof own }) {
  return (
    <ul role="list" className={styles.links}>
      {links.map(({ to, label, text }) => (
        <li key={to}>
          <p>
            <Link href={to}>{label}</Link>
            <span>{text}</span>
          </p>
          <ChevronRight aria-hidden="true" size={20} />
        </li>
      ))}
    </ul>
  );
}
