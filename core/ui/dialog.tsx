import { useEffect, useId, useRef } from "react";
import type { MouseEvent, ReactNode } from "react";
import { LiveNodes } from "./announcer.tsx";
import styles from "./dialog.module.css";

export interface DialogProps {
  open: boolean;
  title: string;
  /** Called when the person closes it, with Escape, the backdrop or a button that calls it. */
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the end, primary first. */
  actions?: ReactNode;
  /** Escape and a press beside it do nothing: the person must answer. */
  mustAnswer?: boolean;
}

/** A modal dialog: the browser keeps focus inside and gives it back; reading starts at the title. */
export function Dialog({ open, title, onClose, children, actions, mustAnswer }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element || !open) return undefined;
    const opener = document.activeElement;
    if (!element.open) element.showModal();
    heading.current?.focus();
    return () => {
      element.close();
      // Browsers return the focus themselves, but not when React removes the dialog first.
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [open]);
  const pressBeside = (event: MouseEvent) => {
    if (event.target === dialog.current && !mustAnswer) onClose();
  };
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (!mustAnswer) onClose();
      }}
      onClick={pressBeside}
    >
      {open ? (
        <div className={styles.inside}>
          <h2 id={id} ref={heading} tabIndex={-1}>{title}</h2>
          <div className={styles.body}>{typeof children === "string" ? <p>{children}</p> : children}</div>
          {actions ? <div className={styles.actions}>{actions}</div> : null}
        </div>
      ) : null}
      <LiveNodes active={open} />
    </dialog>
  );
}
