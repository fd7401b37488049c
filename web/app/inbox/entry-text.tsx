import { memo } from "react";
import { linkedText } from "./linked-text.ts";
import styles from "./entries.module.css";

/** The words of a message as written, line ends kept, in their own direction; addresses are links. */
export const EntryText = memo(function EntryText({ text }: { text: string }) {
  if (text === "") return null;
  return (
    <p className={styles.text} dir="auto">
      {linkedText(text).map((run, at) => (run.href === undefined ? run.text : <TextLink key={at} href={run.href} text={run.text} />))}
    </p>
  );
});

function TextLink({ href, text }: { href: string; text: string }) {
  const outside = /^https?:/i.test(href);
  return (
    <a href={href} rel="noreferrer noopener" target={outside ? "_blank" : undefined}>
      {text}
      {outside ? <span className="vh"> (opens in a new tab)</span> : null}
    </a>
  );
}
