import type { ReactNode } from "react";
import type { Tone } from "../server/inbox/card-view.ts";
import { classNames } from "./class-names.ts";
import styles from "./tag.module.css";

/** A short state in words on a tinted ground; the colour only repeats what the words say. */
export function Tag({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={classNames(styles.tag, styles[tone])}>{children}</span>;
}
