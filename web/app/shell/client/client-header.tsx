import { Video } from "@anteroom/core/ui/icons.ts";
import { Link } from "@anteroom/core/ui/link.tsx";
import type { Counts } from "@anteroom/core/server";
import { PhoneMenu } from "./phone-menu.tsx";
import { actsFor, portalName } from "./portal-shell.ts";
import type { PortalShell } from "./portal-shell.ts";
import { ProfessionalPanel } from "./professional-panel.tsx";
import { SettingsMenu } from "./settings-menu.tsx";
import styles from "./shell.module.css";

/** Menu, assigned professional, and the portal user with settings: the same on every page. */
export function ClientHeader({ shell, counts }: { shell: PortalShell; counts: Counts }) {
  const about = actsFor(shell);
  const { videoRoom } = shell.home;
  return (
    <header className={styles.header}>
      <PhoneMenu shell={shell} counts={counts} />
      <Link href="/" className={styles.practice}><bdi>{portalName(shell.home)}</bdi></Link>
      <div className={styles.who} data-behind-menu="">
        <ProfessionalPanel shell={shell} />
        {about ? <p className={styles.about}>For <bdi>{about}</bdi></p> : null}
      </div>
      {videoRoom ? (
        <a href={videoRoom} rel="noopener noreferrer" target="_blank" className={styles.videoRoom} data-behind-menu="">
          <Video aria-hidden="true" size={24} />
          <span>Video room</span><span className="vh"> (new tab)</span>
        </a>
      ) : null}
      <div className={styles.own} data-behind-menu="">
        {shell.profile ? (
          <Link href="/profile" className={styles.profileLink}>Profile {shell.profile.percent}%<span className="vh"> complete, Profile Completion</span></Link>
        ) : null}
        <SettingsMenu shell={shell} />
      </div>
    </header>
  );
}
