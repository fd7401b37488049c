import { useEffect, type ReactNode } from "react";
import { UrgentHelpBar } from "../shell/urgent-help-bar.tsx";
import styles from "./account-frame.module.css";

let isFirstPage = true;

/** What stands around every page that works signed out: the way to urgent help, and one calm column. */
export function AccountFrame({ children, wide }: { children: ReactNode; wide?: boolean }) {
  useEffect(() => {
    if (!isFirstPage) document.getElementById("h1")?.focus();
    isFirstPage = false;
  }, []);
  return (
    <div className={styles.frame}>
      <header>
        <p className={styles.mark}>Client portal</p>
      </header>
      <UrgentHelpBar />
      <main id="main" className={wide ? styles.wide : styles.main}>
        {children}
      </main>
    </div>
  );
}
