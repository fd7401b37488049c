import type { FormEvent } from "react";
import type { CardEnvelope, StaffCardVerbs } from "../../server/inbox/card-view.ts";
import { When } from "../when.tsx";
import { CardActions } from "./card-actions.tsx";
import { cardActionPath } from "./card-ids.ts";
import styles from "./card.module.css";

export interface StaffRowProps {
  card: CardEnvelope;
  verbs: StaffCardVerbs;
  actionKey: string;
  busy?: string;
  offline?: boolean;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}

/** What staff see below an open card that they sent: whether it was seen, when it was nudged, and what they can do. */
export function StaffRow({ card, verbs, actionKey, busy, offline, onSubmit }: StaffRowProps) {
  const [first] = verbs.actions;
  return (
    <div className={styles.staff}>
      <p className={styles.foot}>
        {verbs.seen ? "Seen by the client." : "Not seen yet."}
        {verbs.nudgedAt ? <> Nudged <When start={verbs.nudgedAt} />.</> : null}
        {verbs.nudgeAgainAt ? <> You can nudge again <When start={verbs.nudgeAgainAt} />.</> : null}
      </p>
      {first ? (
        <form method="post" action={cardActionPath(card, first.id)} onSubmit={onSubmit}>
          <input type="hidden" name="rev" value={card.rev} />
          <input type="hidden" name="key" value={actionKey} />
          <CardActions card={card} actions={verbs.actions} busy={busy} offline={offline} />
        </form>
      ) : null}
    </div>
  );
}
