import { LinkButton } from "@anteroom/core/ui";
import styles from "./scheduling.module.css";
import type { Shown } from "./appointment-facts.tsx";

/** How to reach the practice about an appointment: by phone where it has one, by message where the reader may write. */
export function ContactPractice({ contact: { practice, phone, mayMessage }, helps }: { contact: Shown["contact"]; helps: string }) {
  const ways = [...(phone ? ["Call"] : []), ...(mayMessage ? ["Write to"] : [])];
  return (
    <>
      <p>{ways.length === 2 ? "Call or write to" : (ways[0] ?? "Speak to")} your practice, and they {helps}.</p>
      {ways.length > 0 ? (
        <p className={styles.verbs}>
          {mayMessage ? <LinkButton variant="primary" href="/">Send a message</LinkButton> : null}
          {phone ? <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>Call {practice}, {phone}</a> : null}
        </p>
      ) : null}
    </>
  );
}
