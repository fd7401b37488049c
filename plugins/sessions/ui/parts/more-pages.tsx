import { LinkButton } from "@anteroom/core/ui";
import styles from "./sessions.module.css";

interface Props {
  /** The page's path; it may have a query. */
  here: string;
  /** The list's cursor in the address, where a page has several lists. */
  name: string;
  next: string | null;
  after: string | undefined;
}

/** The further pages of one list of several. */
export function MorePages({ here, name, next, after }: Props) {
  if (!next && !after) return null;
  const join = here.includes("?") ? "&" : "?";
  return (
    <nav aria-label={`Pages of ${name}`} className={styles.buttons}>
      {after ? <LinkButton href={`${here}#${name}`}>Newest</LinkButton> : null}
      {next ? <LinkButton href={`${here}${join}${name}=${encodeURIComponent(next)}#${name}`}>Older</LinkButton> : null}
    </nav>
  );
}
