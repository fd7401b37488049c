import { LifeBuoy, Search, User } from "@anteroom/core/ui/icons.ts";
import { Link } from "@anteroom/core/ui/link.tsx";
import { Count } from "@anteroom/core/ui/tabs.tsx";
import type { Counts } from "@anteroom/core/server";
import { useLocation } from "../../remix.ts";
import { MenuIcon } from "./menu-icon.tsx";
import { waitingAt } from "./portal-shell.ts";
import type { PortalShell } from "./portal-shell.ts";
import styles from "./main-menu.module.css";

const isCurrent = (to: string, pathname: string): boolean => (to === "/" ? pathname === "/" || pathname === "/c" || pathname.startsWith("/c/") : pathname === to || pathname.startsWith(`${to}/`));

/** The main functions, in the guide's order, with what waits in each. */
export function MainMenu({ shell, counts, onFollow }: { shell: PortalShell; counts: Counts; onFollow?: () => void }) {
  const { pathname } = useLocation();
  return (
    <nav aria-label="Main" className={styles.menu}>
      <ul role="list">
        {shell.menu.map((item) => {
          const waiting = waitingAt(item, counts);
          return (
            <li key={item.to}>
              <Link href={item.to} aria-current={isCurrent(item.to, pathname) ? "page" : undefined} onClick={onFollow}>
                <MenuIcon name={item.icon} />
                <span className={styles.label}>{item.label}</span>
                {waiting ? <Count value={waiting.value} meaning={waiting.meaning} /> : null}
              </Link>
            </li>
          );
        })}
      </ul>
      <ul role="list" className={styles.more}>
        <li>
          <Link href="/search" aria-current={isCurrent("/search", pathname) ? "page" : undefined} onClick={onFollow}>
            <Search aria-hidden="true" size={20} />
            <span className={styles.label}>Search</span>
          </Link>
        </li>
        {shell.profile ? (
          <li>
            <Link href="/profile" aria-current={isCurrent("/profile", pathname) ? "page" : undefined} onClick={onFollow}>
              <User aria-hidden="true" size={20} />
              <span className={styles.label}>Profile Completion <span className={styles.percent}>{shell.profile.percent}%</span></span>
            </Link>
          </li>
        ) : null}
        <li>
          <a href="/help">
            <LifeBuoy aria-hidden="true" size={20} />
            <span className={styles.label}>Help</span>
          </a>
        </li>
      </ul>
    </nav>
  );
}
