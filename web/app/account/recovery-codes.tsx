import { Notice } from "@anteroom/core/ui/notice.tsx";
import styles from "./account-page.module.css";

/** The recovery codes, which are shown this once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div className={styles.form}>
      <Notice tone="warning" title="Keep these codes now">
        They are shown only this once. If you lose your phone, each of them lets you in one time. Print them or write them down, and keep them where you keep important papers.
      </Notice>
      <ul role="list" className={styles.codes} aria-label="Recovery codes">
        {codes.map((code) => <li key={code}>{code}</li>)}
      </ul>
    </div>
  );
}
