import { memo } from "react";
import { linkedText } from "./linked-text.ts";
import styles from "./entries.module.css";

/** The words of a message as written, line ends kept, in their own direction; addresses are links. */
export const EntryText = memo(function EntryText({ text, marks = [] }: { text: string; marks?: readonly string[] }) {
  if (text === "") return null;
  return (
    <p className={styles.text} dir="auto">
      {linkedText(text).map((run, at) => (run.href === undefined ? <MarkedText key={at} text={run.text} marks={marks} /> : <TextLink key={at} href={run.href} text={run.text} />))}
    </p>
  );
});

/** Names of colleagues stand out where a note names them. */
function MarkedText({ text, marks }: { text: string; marks: readonly string[] }) {
  const [mark, at] = marks.map((one) => [one, text.indexOf(one)] as const).filter(([, found]) => found >= 0).sort(([, a], [, b]) => a - b)[0] ?? ["", -1];
  if (at < 0) return text;
  const end = at + mark.length;
  return <>{text.slice(0, at)}<b>{mark}</b><MarkedText text={text.slice(end)} marks={marks} /></>;
}

function TextLink({ href, text }: { href: string; text: string }) {
  const outside = /^https?:/i.test(href);
  return (
    <a href={href} rel="noreferrer noopener" target={outside ? "_blank" : undefined}>
      {text}
      {outside ? <span className="vh"> (opens in a new tab)</span> : null}
    </a>
  );
}
