import { Link } from "@anteroom/core/ui/link.tsx";
import { useEffect, type ReactNode } from "react";
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
      <section aria-label="Urgent help" className={styles.help}>
        <span>Not for emergencies.</span> <Link href="/help">Get urgent help</Link>
      </section>
      <main id="main" className={wide ? styles.wide : styles.main}>
        {children}
      </main>
    </div>
  );
}
