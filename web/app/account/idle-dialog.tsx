import { useAnnounce } from "@anteroom/core/ui/announcer.tsx";
import { Button } from "@anteroom/core/ui/button.tsx";
import { Dialog } from "@anteroom/core/ui/dialog.tsx";
import { useEffect, useRef } from "react";

const words = "We will lock this in 2 minutes to keep it private. Your draft is saved.";

/** The question before the idle lock. Escape stays, like the first button. */
export function IdleDialog({ open, onStay, onLock }: { open: boolean; onStay: () => void; onLock: () => void }) {
  const { assertive } = useAnnounce();
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    stay.current?.focus();
    // The dialog's own live nodes are in charge after this turn.
    const timer = setTimeout(() => assertive(`Are you still there? ${words}`), 100);
    return () => clearTimeout(timer);
  }, [open, assertive]);
  return (
    <Dialog
      open={open}
      title="Are you still there?"
      onClose={onStay}
      actions={
        <>
          <Button ref={stay} type="button" variant="primary" onClick={onStay}>Stay signed in</Button>
          <Button type="button" onClick={onLock}>Lock now</Button>
        </>
      }
    >
      {words}
    </Dialog>
  );
}
