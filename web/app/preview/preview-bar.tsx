import { Button } from "@anteroom/core/ui/button.tsx";
import { formatTime } from "@anteroom/core/time/format-time.ts";
import styles from "./preview-bar.module.css";

/** What a page of a preview knows of it. */
export interface PreviewFacts {
  /** Whose portal is shown. */
  name: string;
  /** When it ends by itself, epoch milliseconds. */
  until: number;
  /** The staff member's zone. */
  zone: string;
}

/** The mark above every page while staff look at the portal as one of its users. A plain form: it stops without scripts too. */
export function PreviewBar({ preview }: { preview: PreviewFacts }) {
  return (
    <aside className={styles.bar} aria-label="Preview">
      <p>
        <strong>Preview.</strong> You see what <bdi>{preview.name}</bdi> sees. Nothing can be changed. <span className={styles.until}>Ends {formatTime(new Date(preview.until), { zone: preview.zone })}.</span>
      </p>
      <form method="post" action="/preview/stop">
        <Button variant="secondary">Stop preview</Button>
      </form>
    </aside>
  );
}
