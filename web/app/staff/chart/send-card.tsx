import { Link, Menu } from "@anteroom/core/ui";
import { Plus } from "@anteroom/core/ui/icons.ts";
import type { OffersTo } from "@anteroom/core/server";
import { useOffers } from "../inbox/offers/use-offers.tsx";
import styles from "../inbox/offers/offers.module.css";

/** The menu "Send card" at the head of a chart; with several portal users each has a group of their own. */
export function SendCard({ people }: { people: readonly OffersTo[] }) {
  const { itemsOf, dialog } = useOffers("all");
  const [only] = people;
  if (!only) return null;
  const summary = <><Plus aria-hidden="true" size={20} />Send card</>;
  return (
    <>
      {people.length === 1 ? <Menu label={`Cards to send to ${only.who}`} summary={summary} className={styles.menu} items={itemsOf(only.conversationId, only.offers)} /> : (
        <Menu label="Cards to send" summary={summary} className={styles.menu} items={[]}>
          {people.map((one) => (
            <div key={one.conversationId} className={styles.group}>
              <p className={styles.who} id={`send-${one.conversationId}`}>To {one.who}</p>
              <ul role="list" aria-labelledby={`send-${one.conversationId}`}>
                {itemsOf(one.conversationId, one.offers).map((item) => <li key={item.href}><Link href={item.href} onClick={item.onSelect}>{item.label}</Link></li>)}
              </ul>
            </div>
          ))}
        </Menu>
      )}
      {dialog}
    </>
  );
}
