import { Link } from "@anteroom/core/ui";
import { useId } from "react";
import styles from "./alerts.module.css";

interface HelpLine {
  label: string;
  tel?: string | undefined;
  sms?: string | undefined;
  note?: string | undefined;
}

export interface Help {
  practice: string;
  phone: string | null;
  lines: readonly HelpLine[];
}

const dialled = (number: string): string => number.replace(/[^\d+]/g, "");

const waysOf = ({ lines, phone, practice }: Help): { href: string; verb: string; label: string }[] => [
  ...lines.flatMap((line) => {
    const label = line.note ? `${line.label}. ${line.note}` : line.label;
    return [...(line.tel ? [{ href: `tel:${dialled(line.tel)}`, verb: `Call ${line.tel}`, label }] : []), ...(line.sms ? [{ href: `sms:${dialled(line.sms)}`, verb: `Text ${line.sms}`, label }] : [])];
  }),
  ...(phone ? [{ href: `tel:${dialled(phone)}`, verb: `Call ${phone}`, label: `${practice}, in their hours` }] : []),
];

/** Who helps now, in calm words, beside an answer that nobody should be left alone with. It never stands in the way of going on. */
export function HelpPanel({ help, going = true }: { help: Help; going?: boolean }) {
  const id = useId();
  const ways = waysOf(help);
  return (
    <section className={styles.help} aria-labelledby={id}>
      <p id={id} className={styles.helpTitle}>You do not have to handle this alone</p>
      <p>Thank you for telling us. Your care team will see your answer, but nobody may be watching right now. {ways.length > 0 ? "You can talk to somebody today:" : null}</p>
      {ways.length > 0 ? (
        <ul role="list" className={styles.ways}>
          {ways.map((way) => <li key={`${way.href} ${way.label}`}><a className={styles.way} href={way.href}><strong>{way.verb}</strong><span>{way.label}</span></a></li>)}
        </ul>
      ) : <p>In danger now, call your local emergency number.</p>}
      <p className={styles.helpFoot}>{going ? "You can go on with this form whenever you like. " : null}<Link href="/help">More ways to get help</Link></p>
    </section>
  );
}
