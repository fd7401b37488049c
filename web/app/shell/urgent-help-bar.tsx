import styles from "./urgent-help-bar.module.css";

/** The way to urgent help, in the same place above every page for clients, signed in or not. */
export function UrgentHelpBar() {
  return (
    <section aria-label="Urgent help" className={styles.urgent} data-region="" data-behind-menu="">
      <span>Not for emergencies.</span> <a href="/help">Get urgent help</a>
    </section>
  );
}
