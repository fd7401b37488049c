import { Button, Notice } from "@anteroom/core/ui";

/** An earlier answer was changed so that later ones are no longer asked for: the person says whether they go. */
export function DiscardChoice({ labels, back }: { labels: readonly string[]; back: string }) {
  return (
    <Notice tone="warning" title={labels.length === 1 ? "1 answer will be removed" : `${labels.length} answers will be removed`} focusable id="discards">
      <p>With your new answer we no longer ask:</p>
      <ul>{labels.map((label) => <li key={label}>{label}</li>)}</ul>
      <p className="row">
        <Button name="discard" value="1" variant="primary">{labels.length === 1 ? "Remove it and continue" : "Remove them and continue"}</Button>
        <a href={back}>Go back without removing anything</a>
      </p>
    </Notice>
  );
}
