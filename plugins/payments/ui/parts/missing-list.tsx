import { Link, Notice } from "@anteroom/core/ui";
import { useEffect, useRef } from "react";
import styles from "./payments.module.css";

/** What a superbill lacks, each with the way to it. */
export function MissingList({ missing }: { missing: readonly { say: string; href: string | null; who: string | null }[] }) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), [missing]);
  return (
    <Notice tone="warning" title="The superbill is not made yet. Insurers would send it back without:" focusable ref={notice}>
      <ul className={styles.missing}>
        {missing.map(({ say, href, who }) => <li key={say}>{href ? <Link href={href}>{say}</Link> : `${say} ${who ?? ""}`}</li>)}
      </ul>
    </Notice>
  );
}
