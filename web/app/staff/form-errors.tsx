import { ErrorSummary } from "@anteroom/core/ui";
import { useEffect } from "react";
import type { FormProblem } from "./form-answer.ts";
import page from "./staff-page.module.css";

/** The summary above a form; each sentence leads to its field, except those about the whole. */
export function FormErrors({ problem, prefix = "", names }: { problem?: FormProblem; prefix?: string; names?: readonly string[] }) {
  useEffect(() => {
    if (problem && !document.title.startsWith("Error: ")) document.title = `Error: ${document.title}`;
  }, [problem]);
  if (!problem) return null;
  const errors = Object.entries(problem.errors).map(([name, message]) => ({
    message,
    href: name === "form" || (names && !names.includes(name)) ? undefined : `#${prefix}${name}` as const,
  }));
  return <div className={page.summary}><ErrorSummary errors={errors} attempt={problem} /></div>;
}

/** Reads back what was typed, falling to what is stored. */
export function formValues(problem: FormProblem | undefined, stored: Record<string, string | readonly string[] | null | undefined> = {}) {
  const listOf = (name: string): string[] => {
    if (problem) return problem.values[name] ?? [];
    const value = stored[name];
    return value === null || value === undefined ? [] : typeof value === "string" ? [value] : [...value];
  };
  return {
    text: (name: string): string => listOf(name)[0] ?? "",
    list: listOf,
    ticked: (name: string): boolean => listOf(name).length > 0,
    error: (name: string): string | undefined => problem?.errors[name],
  };
}
