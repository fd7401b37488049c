import { Button, Notice } from "@anteroom/core/ui";
import type { Conflict } from "./step-reply.ts";

export interface ConflictChoiceProps {
  conflicts: readonly (Conflict & { label: string })[];
  onKeepMine?: () => void;
  onTakeTheirs?: () => void;
}

const shown = (typed: Conflict["typed"]): string => Object.values(typed).flat().filter(Boolean).join(", ") || "Nothing";

/** Two devices typed different things: both are shown, and the person says which stays. */
export function ConflictChoice({ conflicts, onKeepMine, onTakeTheirs }: ConflictChoiceProps) {
  return (
    <Notice tone="warning" title="You changed this on another device" focusable id="changed-elsewhere">
      {conflicts.map((one) => (
        <p key={one.itemId}>
          <span className="vh">{one.label}: </span>On the other device: <strong>{shown(one.typed)}</strong>. What is on this page has not been saved.
        </p>
      ))}
      <p className="row">
        <Button name="go" value="mine" variant="primary" onClick={onKeepMine && ((event) => { event.preventDefault(); onKeepMine(); })}>Keep what is on this page</Button>
        <Button name="go" value="theirs" onClick={onTakeTheirs && ((event) => { event.preventDefault(); onTakeTheirs(); })}>Use the other answer</Button>
      </p>
    </Notice>
  );
}
