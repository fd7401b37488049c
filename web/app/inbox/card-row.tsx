import { Card } from "@anteroom/core/ui/card/card.tsx";
import type { CardComponentLoader } from "@anteroom/core/ui/card/card-component.tsx";
import { classNames } from "@anteroom/core/ui/class-names.ts";
import { When } from "@anteroom/core/ui/when.tsx";
import type { CardEnvelope, Entry } from "@anteroom/core/server";
import { memo } from "react";
import type { ConversationSource } from "./conversation-source.ts";
import styles from "./entries.module.css";

export interface CardRowProps {
  entry: Entry;
  card: CardEnvelope;
  act: ConversationSource["act"];
  component?: CardComponentLoader;
  offline: boolean;
  onChanged: (card: CardEnvelope) => void;
  onExpired: (entryId: string) => void;
}

const live = new Set(["live", "in_progress", "blocked"]);

/** A card in the timeline: its title is a heading, its actions go through the one door for actions. */
export const CardRow = memo(function CardRow({ entry, card, act, component, offline, onChanged, onExpired }: CardRowProps) {
  return (
    <li tabIndex={-1} data-row={entry.id} data-seq={entry.seq} data-item="" data-quiet={live.has(card.state) ? undefined : ""} className={classNames(styles.row, styles.card)}>
      <p className="vh">{entry.author.name} <When start={new Date(entry.at).toISOString()} show="time" /></p>
      <Card
        card={card}
        component={component}
        offline={offline}
        onExpired={() => onExpired(entry.id)}
        onAct={async (action, fields, attempt) => {
          const reply = await act({ entryId: entry.id, action, fields, ...attempt });
          if (reply.card) onChanged(reply.card);
          return reply;
        }}
      />
    </li>
  );
});
