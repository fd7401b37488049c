import { forwardRef } from "react";
import type { ButtonHTMLAttributes, MouseEvent, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Link } from "./link.tsx";
import type { LinkProps } from "./link.tsx";
import styles from "./button.module.css";

/** How much a button asks for attention; one `primary` a view. */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: ButtonVariant;
  /** Work is under way: the button stays focusable, reads `busyLabel`, and does nothing more. */
  busy?: boolean;
  /** What a busy button says, such as "Sending…". */
  busyLabel?: string;
  /** An icon before the words. */
  icon?: ReactNode;
  /** Fills the width of its column. */
  wide?: boolean;
}

/** A button 44 px high; `type` is "submit" unless told, so that it works in a plain form. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant = "secondary", busy = false, busyLabel, icon, wide, className, children, onClick, type = "submit", ...rest },
  ref,
) {
  const blocked = busy || rest["aria-disabled"] === true || rest["aria-disabled"] === "true";
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (blocked) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      className={classNames(styles.button, styles[variant], wide && styles.wide, className)}
      aria-disabled={blocked || undefined}
      onClick={click}
    >
      {icon}
      {busy && busyLabel ? busyLabel : children}
    </button>
  );
});

export interface LinkButtonProps extends LinkProps {
  variant?: ButtonVariant;
  icon?: ReactNode;
  wide?: boolean;
}

/** A link that starts something, drawn as a button. */
export function LinkButton({ variant = "secondary", icon, wide, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={classNames(styles.button, styles[variant], wide && styles.wide, className)}>
      {icon}
      {children}
    </Link>
  );
}
