import type { CardComponentLoader } from "@anteroom/core/ui/card/card-component.tsx";
import { useViewerTime } from "@anteroom/core/ui/viewer-time.tsx";
import { When } from "@anteroom/core/ui/when.tsx";
import type { CardEnvelope } from "@anteroom/core/server";
import { useMemo } from "react";
import type { ReactNode } from "react";
import { CardRow } from "./card-row.tsx";
import type { ConversationSource } from "./conversation-source.ts";
import type { ConversationState } from "./conversation-store.ts";
import { EventRow, MessageRow } from "./message-row.tsx";
import type { MessageUse } from "./message-row.tsx";
import { PendingRow } from "./pending-row.tsx";
import type { PendingMessage } from "./pending-row.tsx";
import { useReceipt } from "./use-receipt.ts";
import { timelineRows } from "./timeline-rows.ts";
import type { TimelineRow } from "./timeline-rows.ts";
import type { Side } from "./timeline.ts";
import styles from "./conversation.module.css";

export interface TimelineListProps {
  state: ConversationState;
  side: Side;
  viewerId: string;
  pending: readonly PendingMessage[];
  offline: boolean;
  act: ConversationSource["act"];
  cardComponent: (kind: string) => CardComponentLoader | undefined;
  onCardChanged: (card: CardEnvelope) => void;
  onCardExpired: (entryId: string) => void;
  onWithdraw?: (entryId: string) => void;
  uses?: readonly MessageUse[];
  onRetry: (key: string) => void;
  onSendAnyway?: (key: string) => void;
  onDelete: (key: string) => void;
}

/** The entries between their dividers, then what is still on its way. */
export function TimelineList(props: TimelineListProps) {
  const { state, side, viewerId, pending } = props;
  const { zone } = useViewerTime();
  const rows = useMemo(() => timelineRows(state.entries, { zone, newFromSeq: state.newFromSeq }), [state.entries, state.newFromSeq, zone]);
  const receipt = useReceipt(state, side, viewerId, pending.length > 0);
  const stored = new Set(state.entries.map((entry) => entry.id));
  const draw = (row: TimelineRow): ReactNode => {
    if (row.type === "day") return <DayRow key={row.key} at={row.at} />;
    if (row.type === "new") return <NewRow key={row.key} />;
    const { entry } = row;
    if (entry.card) {
      return (
        <CardRow
          key={row.key} entry={entry} card={entry.card} act={props.act} component={props.cardComponent(entry.card.kind)}
          offline={props.offline} onChanged={props.onCardChanged} onExpired={props.onCardExpired}
        />
      );
    }
    if (entry.kind === "event" || entry.kind === "card") return <EventRow key={row.key} entry={entry} />;
    const last = receipt?.entryId === entry.id ? receipt : undefined;
    return (
      <MessageRow
        key={row.key} entry={entry} side={side} viewerId={viewerId} opensGroup={row.opensGroup}
        receipt={last?.shown} onWithdraw={last?.mayWithdraw ? props.onWithdraw : undefined} uses={props.uses}
      />
    );
  };
  return (
    <>
      {rows.map(draw)}
      {state.hasNewer ? null : pending.filter((message) => !stored.has(message.key)).map((message) => <PendingRow key={message.key} message={message} onRetry={props.onRetry} onSendAnyway={props.onSendAnyway} onDelete={props.onDelete} />)}
    </>
  );
}

function DayRow({ at }: { at: string }) {
  return (
    <li className={styles.day}>
      <h2><When start={at} show="divider" /></h2>
    </li>
  );
}

function NewRow() {
  return (
    <li className={styles.new} data-new="">
      <p>New since your last visit</p>
    </li>
  );
}
