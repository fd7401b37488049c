import { Menu as MenuSign, X } from "@anteroom/core/ui/icons.ts";
import { Count } from "@anteroom/core/ui/tabs.tsx";
import type { Counts } from "@anteroom/core/server";
import { useEffect, useRef } from "react";
import type { KeyboardEvent } from "react";
import { useLocation } from "../../remix.ts";
import { MainMenu } from "./main-menu.tsx";
import type { PortalShell } from "./portal-shell.ts";
import styles from "./shell.module.css";

/** The menu of small screens: a disclosure over the page, so that it opens without script; what is behind it is inert meanwhile. */
export function PhoneMenu({ shell, counts }: { shell: PortalShell; counts: Counts }) {
  const details = useRef<HTMLDetailsElement>(null);
  const { pathname } = useLocation();
  // Not what each item counts: the To Do list holds what the others count too.
  const waiting = Object.values(counts.needsYou).reduce((sum, count) => sum + count, counts.unread);
  const close = (): void => {
    if (details.current) details.current.open = false;
  };
  useEffect(close, [pathname]);
  useEffect(() => () => setInert(false), []);
  const press = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !details.current?.open) return;
    event.stopPropagation();
    close();
    details.current.querySelector("summary")?.focus();
  };
  return (
    <details ref={details} className={styles.phoneMenu} onKeyDown={press} onToggle={(event) => setInert(event.currentTarget.open)}>
      <summary className={styles.menuButton} data-region="">
        <span className={styles.whenClosed}>
          <MenuSign aria-hidden="true" size={24} />
          <span className="vh">Open menu</span>
          {waiting > 0 ? <Count value={waiting} meaning="waiting" /> : null}
        </span>
        <span className={styles.whenOpen}>
          <X aria-hidden="true" size={24} /> Close menu
        </span>
      </summary>
      <div className={styles.phonePanel}>
        <MainMenu shell={shell} counts={counts} onFollow={close} />
      </div>
    </details>
  );
}

function setInert(inert: boolean): void {
  for (const part of document.querySelectorAll<HTMLElement>("[data-behind-menu]")) part.inert = inert;
}
