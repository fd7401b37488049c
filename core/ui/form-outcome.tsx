import { useEffect, useRef } from "react";
import { ErrorSummary } from "./error-summary.tsx";
import { Notice } from "./notice.tsx";
import type { FormAnswer } from "./plugin-form.ts";

/** What became of a page's form: the summary of what is wrong, or the line that says what was done. Takes the focus. */
export function FormOutcome({ answer }: { answer: FormAnswer | undefined }) {
  const { problem, done } = answer ?? {};
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (done && !problem) line.current?.focus();
    if (!problem) return undefined;
    const { title } = document;
    if (!title.startsWith("Error: ")) document.title = `Error: ${title}`;
    return () => {
      if (document.title === `Error: ${title}`) document.title = title;
    };
  }, [answer, problem, done]);
  if (problem) {
    const errors = Object.entries(problem.errors).map(([name, message]) => ({ message, ...(name === "form" ? {} : { href: `#${name}` as const }) }));
    return <ErrorSummary errors={errors} attempt={answer} />;
  }
  return done ? <Notice ref={line} focusable tone="success">{done}</Notice> : null;
}
