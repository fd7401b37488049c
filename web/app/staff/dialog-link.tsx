import { Dialog, LinkButton, type ButtonVariant } from "@anteroom/core/ui";
import { useState, type MouseEvent, type ReactNode } from "react";

interface Props {
  /** The page that holds the same form. */
  href: string;
  label: ReactNode;
  title: string;
  variant?: ButtonVariant;
  className?: string;
  children: (close: () => void) => ReactNode;
}

/** A link to a page that asks something; with JavaScript the question comes in a dialog instead. */
export function DialogLink({ href, label, title, variant, className, children }: Props) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const ask = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    setOpen(true);
  };
  return (
    <>
      <LinkButton href={href} variant={variant} className={className} onClick={ask}>{label}</LinkButton>
      <Dialog open={open} title={title} onClose={close}>{children(close)}</Dialog>
    </>
  );
}
