import { LinkButton } from "./button.tsx";
import styles from "./page-frame.module.css";

/** Below a list in pages: on to what comes after, and back to its start. `next` is the cursor that `pageOf` answered, `after` the page's own. */
export function PageLinks({ here, next, after, more = "Older", first = "Newest" }: { here: string; next: string | null; after?: string | undefined; more?: string; first?: string }) {
  if (!next && !after) return null;
  return (
    <nav aria-label="Pages" className={styles.pages}>
      {after ? <LinkButton href={here}>{first}</LinkButton> : null}
      {next ? <LinkButton href={`${here}${here.includes("?") ? "&" : "?"}after=${encodeURIComponent(next)}`}>{more}</LinkButton> : null}
    </nav>
  );
}
