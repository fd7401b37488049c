import { ErrorSummary } from "@anteroom/core/ui/error-summary.tsx";
import { useEffect } from "react";
import type { FormProblem } from "./form-answer.ts";

/** The summary above a form: takes the focus, and the title starts with "Error: ". Fields without a control of their own are told without a link. */
export function ProblemSummary({ problem, fields, ids = {} }: { problem?: FormProblem; fields: readonly string[]; ids?: Readonly<Record<string, string>> }) {
  useEffect(() => {
    if (!problem) return undefined;
    const { title } = document;
    if (!title.startsWith("Error: ")) document.title = `Error: ${title}`;
    return () => {
      if (document.title === `Error: ${title}`) document.title = title;
    };
  }, [problem]);
  if (!problem) return null;
  const errors = Object.entries(problem.errors).map(([name, message]) => ({ message, href: fields.includes(name) ? `#${ids[name] ?? name}` as const : undefined }));
  return <ErrorSummary errors={errors} attempt={problem} />;
}
