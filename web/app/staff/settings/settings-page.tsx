import { Link, LinkButton, PageHeading } from "@anteroom/core/ui";
import { ChevronRight } from "@anteroom/core/ui/icons.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { useStaffPlace } from "../staff-place.ts";
import page from "../staff-page.module.css";
import styles from "./settings.module.css";

export const meta = pageTitle("Account Settings");

const own = [{ to: "/staff/profile", label: "My profile", text: "Password, two-step sign-in, time zone and devices." }];
const team = [
  { to: "/staff/settings/team", label: "Staff & Users", text: "Who works here, by invitation, with their roles." },
  { to: "/staff/settings/roles", label: "Roles", text: "What each role may see and do." },
];
const plugins = { to: "/staff/settings/plugins", label: "Plugins", text: "What the portal can do, switched on and off." };
const practice = [
  { to: "/staff/settings/security", label: "Security", text: "When the portal locks, and how staff sign in." },
  { to: "/staff/settings/import", label: "Import", text: "Bring clients from another system, or a practice from its export." },
  { to: "/staff/settings/export", label: "Export", text: "Everything that the practice keeps, in one file." },
];
const replies = { to: "/staff/library/replies", label: "Saved replies", text: "Texts for writing to clients: yours, and the practice’s." };
const why = { to: "/staff/settings/why", label: "Why can’t they?", text: "What keeps a portal user from doing something, and the one thing to change." };
const log = [{ to: "/staff/settings/log", label: "Audit log", text: "Who saw, changed, downloaded or exported what." }];

export default function SettingsPage() {
  const place = useStaffPlace();
  const may = place?.may;
  const links = [...(may?.changeTeam ? team : []), ...(may?.switchPlugins ? [plugins] : []), ...(may?.changePractice ? practice : []), ...(may?.givePortalAccess ? [why] : []), ...(may?.readLog ? log : [])];
  return (
    <div className={page.narrow}>
      <PageHeading>Account Settings</PageHeading>
      <h2 className={styles.group}>You</h2>
      <Links links={may?.moveConversations ? [...own, replies] : own} />
      <h2 className={styles.group}>{place?.practice ?? "Practice"}</h2>
      {may?.changePractice ? (
        <section className={styles.practice} aria-labelledby="practice-settings">
          <div>
            <h3 id="practice-settings">Practice settings</h3>
            <p className="muted">Name, time zone, urgent help, banner, Profile Completion, reminders and supervision.</p>
          </div>
          <LinkButton href="/staff/settings/practice">Edit<span className="vh"> practice settings</span></LinkButton>
        </section>
      ) : (
        <p className="muted measure">The practice’s settings belong to its administrators. Ask one of them for a change.</p>
      )}
      {links.length > 0 ? <Links links={links} /> : null}
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
