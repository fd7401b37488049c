import { useEffect, useId, useRef } from "react";
import { classNames } from "./class-names.ts";
import { JumpLink } from "./jump-link.tsx";
import styles from "./error-summary.module.css";

export interface ErrorSummaryProps {
  /** What to do, each with the id of the control it is about; without `href` the sentence stands alone. */
  errors: { message: string; href?: `#${string}` | undefined }[];
  /** Smaller, inside a card; a card's heading level. */
  inCard?: boolean;
  /** Changes with each attempt, such as the action's answer, so that the same errors take the focus again. */
  attempt?: unknown;
}

/** Somebody who followed a link of a page that is not alive yet stays in the field it led to. */
const wasFollowed = (errors: ErrorSummaryProps["errors"]): boolean => {
  const at = `#${document.activeElement?.id ?? ""}`;
  return at === location.hash && errors.some(({ href }) => href === at);
};

/** "There is a problem", with a link to each field. Takes the focus when it appears. */
export function ErrorSummary({ errors, inCard, attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const words = errors.map((error) => error.message).join("\n");
  useEffect(() => {
    if (!wasFollowed(errors)) box.current?.focus();
  }, [words, attempt]);
  if (errors.length === 0) return null;
  const Heading = inCard ? "h4" : "h2";
  return (
    <div ref={box} tabIndex={-1} className={classNames(styles.box, inCard && styles.small)} aria-labelledby={id} role="group">
      <Heading id={id} className={styles.title}>There is a problem</Heading>
      <ul role="list" className={styles.list}>
        {errors.map((error) => (
          <li key={`${error.href ?? ""}${error.message}`}>{error.href ? <JumpLink href={error.href}>{error.message}</JumpLink> : error.message}</li>
        ))}
      </ul>
    </div>
  );
}
