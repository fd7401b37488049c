import { Facts, FileRow, Money, formatCalendarDay, useViewerTime } from "@anteroom/core/ui";
import type { ShownPhoto, ShownPolicy } from "../../server/index.ts";
import styles from "./insurance.module.css";
import { holderWords, rankWords } from "./policy-words.ts";

const drawn = ["image/jpeg", "image/png"];

function Photo({ photo, side }: { photo: ShownPhoto | null; side: string }) {
  if (!photo) return null;
  return (
    <figure className={styles.figure}>
      <figcaption>{side} of the card</figcaption>
      {drawn.includes(photo.mime) ? <img src={`/files/${photo.id}?d=inline`} alt={`${side} of the insurance card, a photo`} className={styles.photo} /> : null}
      <FileRow name={photo.name} size={photo.size} mime={photo.mime} href={`/files/${photo.id}`} />
    </figure>
  );
}

/** What was sent of a policy, and what the practice said of it. */
export function PolicyFacts({ of }: { of: ShownPolicy }) {
  const time = useViewerTime();
  const day = (text: string): string => formatCalendarDay(text, time);
  const items = [
    { label: "It pays", value: of.rank === "primary" ? "First (primary)" : "Second (secondary)" }, { label: "Member ID", value: of.memberId },
    ...(of.plan ? [{ label: "Plan", value: of.plan }] : []), ...(of.group ? [{ label: "Group number", value: of.group }] : []), ...(of.phone ? [{ label: "Insurer’s phone number", value: of.phone }] : []),
    { label: "Who holds the plan", value: of.relation === "self" ? holderWords.self : [of.holderName, holderWords[of.relation].toLowerCase()].filter(Boolean).join(", ") },
    ...(of.holderBirthDate ? [{ label: "Their date of birth", value: day(of.holderBirthDate) }] : []),
    ...(of.startsDay ? [{ label: "From", value: day(of.startsDay) }] : []), ...(of.endsDay ? [{ label: "Until", value: day(of.endsDay) }] : []),
    ...(of.copay === null ? [] : [{ label: "Copay for a session", value: <Money minor={of.copay} currency={of.currency} /> }]),
  ];
  return (
    <>
      <Facts items={items} />
      {of.front || of.back ? <div className={styles.sides}><Photo photo={of.front} side="Front" /><Photo photo={of.back} side="Back" /></div> : <p>{rankWords[of.rank]} insurance without photos of the card.</p>}
    </>
  );
}
