import type { CardEnvelope } from "../../server/inbox/card-view.ts";
import { Tag } from "../tag.tsx";
import { cardStatusId, cardTitleId } from "./card-ids.ts";
import styles from "./card.module.css";

const queuedStatus = { tag: "Waiting to send", tone: "neutral", text: "We will send this when you are online." } as const;

/** Kind line, title and status; the status takes the focus after the viewer's own action. */
export function CardHead({ card, queued }: { card: CardEnvelope; queued?: boolean }) {
  const { kindLine, title } = card.view;
  const status = queued ? queuedStatus : card.view.status;
  return (
    <div className={styles.head}>
      {kindLine ? <p className={styles.kind}>{kindLine}</p> : null}
      <h3 id={cardTitleId(card.entryId)} tabIndex={-1}>{title}</h3>
      <div id={cardStatusId(card.entryId)} tabIndex={-1} className={styles.status}>
        <Tag tone={status.tone}>{status.tag}</Tag>{" "}
        {status.text ? <p>{status.text}</p> : null}
      </div>
    </div>
  );
}
