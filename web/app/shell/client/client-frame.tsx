import { classNames } from "@anteroom/core/ui/class-names.ts";
import { JumpLink } from "@anteroom/core/ui/jump-link.tsx";
import type { ReactNode } from "react";
import { UrgentHelpBar } from "../urgent-help-bar.tsx";
import { ClientHeader } from "./client-header.tsx";
import { MainMenu } from "./main-menu.tsx";
import type { PortalShell } from "./portal-shell.ts";
import { PracticeBanner } from "./practice-banner.tsx";
import { TimeZoneBanner } from "./time-zone-banner.tsx";
import { useLiveShell, WaitingContext } from "./use-live-shell.ts";
import { usePageFocus } from "../use-page-focus.ts";
import { useRegionKeys } from "./use-region-keys.ts";
import styles from "./shell.module.css";

/** Everything around a page of the client portal; `fill` gives the page the height of the window. */
export function ClientFrame({ shell, fill, children }: { shell: PortalShell; fill: boolean; children: ReactNode }) {
  const { banner, practice } = shell.home;
  const waiting = useLiveShell(shell);
  const { counts } = waiting;
  usePageFocus();
  useRegionKeys();
  return (
    <div className={classNames(styles.shell, fill && styles.fill)}>
      <div className={styles.skips}>
        {fill ? <JumpLink href="#composer-text" className="vh">Skip to write a message</JumpLink> : null}
        <JumpLink href="#main" className="vh">Skip to main</JumpLink>
      </div>
      <ClientHeader shell={shell} counts={counts} />
      <UrgentHelpBar />
      <div data-behind-menu="">
        {banner ? <PracticeBanner banner={banner} practiceId={practice.id} /> : null}
        <TimeZoneBanner saved={shell.home.viewer.timeZone} />
      </div>
      <div className={styles.columns} data-behind-menu="">
        <div className={styles.side} data-region="">
          <MainMenu shell={shell} counts={counts} />
        </div>
        <main id="main" tabIndex={-1} className={classNames(styles.main, fill ? undefined : styles.page)}>
          <WaitingContext.Provider value={waiting}>{children}</WaitingContext.Provider>
        </main>
      </div>
    </div>
  );
}
