import type { CardEnvelope, CardView } from "../../server/inbox/card-view.ts";
import { Button, LinkButton } from "../button.tsx";
import { Tag } from "../tag.tsx";
import { cardStatusId, cardTitleId } from "./card-ids.ts";
import { safeHref } from "./inline-text.tsx";
import styles from "./card.module.css";

/** A card that this version cannot draw in full: its title and summary, and a way on. */
export function PlainCard({ card, reload }: { card: CardEnvelope; reload?: boolean }) {
  // A newer version may have dropped or renamed any of these.
  const view: Partial<CardView> = card.view ?? {};
  const title = view.title ?? card.summary;
  const links = Array.isArray(view.actions) ? view.actions : [];
  const page = links.flatMap(({ label, do: target }) => {
    const href = "to" in target ? safeHref(target.to) : undefined;
    return href ? [{ label, href }] : [];
  })[0];
  return (
    <article className={styles.card} aria-labelledby={cardTitleId(card.entryId)} data-state={card.state} data-kind={card.kind}>
      <div className={styles.inside}>
        <div className={styles.head}>
          {view.kindLine ? <p className={styles.kind}>{view.kindLine}</p> : null}
          <h3 id={cardTitleId(card.entryId)} tabIndex={-1}>{title}</h3>
          {view.status && !reload ? (
            <div id={cardStatusId(card.entryId)} tabIndex={-1} className={styles.status}>
              <Tag tone={view.status.tone}>{view.status.tag}</Tag>{" "}
              {view.status.text ? <p>{view.status.text}</p> : null}
            </div>
          ) : null}
        </div>
        {card.summary && card.summary !== title ? <p>{[...card.summary].slice(0, 120).join("")}</p> : null}
        {reload ? (
          <form className={styles.actions} method="get">
            <Button>Reload to see this</Button>
          </form>
        ) : null}
        {page && !reload ? <div className={styles.actions}><LinkButton href={page.href}>{page.label}</LinkButton></div> : null}
      </div>
    </article>
  );
}
