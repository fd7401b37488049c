import type { CardAction } from "../../server/inbox/card-view.ts";
import { Button, LinkButton } from "../button.tsx";
import { cardActionPath } from "./card-ids.ts";
import { safeHref } from "./inline-text.tsx";
import styles from "./card.module.css";

export interface CardActionsProps {
  card: { conversationId: string; entryId: string };
  actions: CardAction[];
  /** The action under way; the others are hidden until it ends. */
  busy?: string;
  offline?: boolean;
  /** Nothing can be pressed: it is shown to somebody else. */
  preview?: boolean;
}

/** The actions of a card, primary first: links, and submit buttons of the card's form. */
export function CardActions({ card, actions, busy, offline, preview }: CardActionsProps) {
  const shown = busy === undefined ? primaryFirst(actions) : actions.filter((action) => action.id === busy);
  if (shown.length === 0) return null;
  const needsConnection = offline && shown.some(isHeldOffline);
  const noteId = `card-${card.entryId}-offline`;
  return (
    <>
      <div className={styles.actions}>
        {shown.map((action) => (
          <OneAction key={action.id} card={card} action={action} preview={preview} busy={busy === action.id} heldBy={offline && isHeldOffline(action) ? noteId : undefined} />
        ))}
      </div>
      {needsConnection ? <p id={noteId} className={styles.foot}>You need a connection to do this.</p> : null}
    </>
  );
}

function OneAction({ card, action, busy, heldBy, preview }: { card: CardActionsProps["card"]; action: CardAction; busy: boolean; heldBy?: string; preview?: boolean }) {
  const words = (
    <span>
      {action.label}
      {action.a11yContext ? <span className="vh"> {action.a11yContext}</span> : null}
    </span>
  );
  const quiet = action.style === "quiet" ? styles.quiet : undefined;
  if (preview) return <Button type="button" variant={action.style} className={quiet}>{words}</Button>;
  if ("to" in action.do) {
    const href = safeHref(action.do.to);
    return href ? <LinkButton href={href} variant={action.style} className={quiet}>{words}</LinkButton> : null;
  }
  return (
    <Button
      variant={action.style}
      className={quiet}
      formAction={cardActionPath(card, action.id)}
      data-action={action.id}
      busy={busy}
      busyLabel="Sending…"
      aria-disabled={heldBy ? true : undefined}
      aria-describedby={heldBy}
    >
      {words}
    </Button>
  );
}

function isHeldOffline(action: CardAction): boolean {
  return "post" in action.do && action.do.needsOnline === true;
}

function primaryFirst(actions: CardAction[]): CardAction[] {
  return [...actions].sort((a, b) => Number(b.style === "primary") - Number(a.style === "primary"));
}
