import type { ReactNode } from "react";
import { Link } from "./link.tsx";
import styles from "./tabs.module.css";

export interface TabLink {
  href: string;
  label: ReactNode;
  current?: boolean;
  /** How many things wait there; read as "3 waiting" unless `meaning` says otherwise. */
  count?: number;
  meaning?: string;
  /** Counting stopped here: "99+". */
  most?: number;
}

/** Pages side by side, as links: each has its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: TabLink[] }) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      <ul role="list">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link href={tab.href} aria-current={tab.current ? "page" : undefined}>
              {tab.label}
              {tab.count ? <Count value={tab.count} meaning={tab.meaning} most={tab.most} /> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A number beside a word, with its meaning for assistive technology. */
export function Count({ value, meaning = "waiting", most }: { value: number; meaning?: string; most?: number }) {
  return (
    <span className={styles.count}>
      {most !== undefined && value > most ? `${most}+` : value}
      <span className="vh"> {meaning}</span>
    </span>
  );
}
