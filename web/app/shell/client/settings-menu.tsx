import { Button } from "@anteroom/core/ui/button.tsx";
import { Menu } from "@anteroom/core/ui/disclosure.tsx";
import { LogOut, Settings } from "@anteroom/core/ui/icons.ts";
import { wipeUnsent } from "@anteroom/core/ui/live/open-unsent.ts";
import { Initials } from "@anteroom/core/ui/initials.tsx";
import type { FormEvent } from "react";
import { useLocation } from "../../remix.ts";
import type { PortalShell } from "./portal-shell.ts";
import styles from "./shell.module.css";

const pages = [
  { href: "/settings/client-information", label: "Client Information" },
  { href: "/settings/reminders", label: "Appointment Reminders" },
  { href: "/settings/password", label: "Change Password" },
  { href: "/settings/time-zone", label: "Change Time Zone" },
  { href: "/settings/notifications", label: "Notifications" },
  { href: "/settings/accessibility", label: "Accessibility" },
  { href: "/settings/privacy", label: "Privacy and devices" },
];

const patienceMs = 1000;

/** What waits to be sent leaves this browser before the session does. */
function wipeFirst(event: FormEvent<HTMLFormElement>): void {
  event.preventDefault();
  const form = event.currentTarget;
  const enough = new Promise((resolve) => setTimeout(resolve, patienceMs));
  void Promise.race([wipeUnsent().catch(() => undefined), enough]).then(() => form.submit());
}

/** The portal user's name, and under it the settings and Log Out. */
export function SettingsMenu({ shell }: { shell: PortalShell }) {
  const { pathname } = useLocation();
  const { name } = shell.home.viewer;
  const items = shell.seats > 1 ? [...pages, { href: "/switch", label: "Switch portal" }] : pages;
  return (
    <div data-region="">
      <Menu
        label="Settings"
        summary={
          <>
            <Initials name={name} size="small" />
            <span className={styles.ownName}><bdi>{name}</bdi></span>
            <Settings aria-hidden="true" size={20} />
            <span className="vh">, Settings</span>
          </>
        }
        items={items.map((item) => ({ ...item, current: pathname === item.href }))}
      >
        <form method="post" action="/signout" onSubmit={wipeFirst}>
          <Button variant="quiet" icon={<LogOut aria-hidden="true" size={20} />}>Log Out</Button>
        </form>
      </Menu>
    </div>
  );
}
