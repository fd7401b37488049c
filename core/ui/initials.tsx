import { classNames } from "./class-names.ts";
import styles from "./initials.module.css";

/** The first letters of the first and last word of a name, titles such as "Dr" left out. */
export function initialsOf(name: string): string {
  const words = name.replace(/\([^)]*\)/g, " ").trim().split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const named = words.filter((word) => !/^(dr|mr|mrs|ms|mx|prof)\.?$/i.test(word));
  const used = named.length > 0 ? named : words;
  const letter = (word: string | undefined) => [...(word?.match(/\p{L}.*/u)?.[0] ?? "")][0]?.toLocaleUpperCase("en") ?? "";
  return used.length > 1 ? letter(used[0]) + letter(used.at(-1)) : letter(used[0]);
}

/** A quiet circle beside a name that is written out; hidden from assistive technology. */
export function Initials({ name, size = "medium" }: { name: string; size?: "small" | "medium" | "large" }) {
  return <span aria-hidden="true" className={classNames(styles.circle, styles[size])}>{initialsOf(name)}</span>;
}
