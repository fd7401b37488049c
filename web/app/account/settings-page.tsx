import { Notice } from "@anteroom/core/ui/notice.tsx";
import { ClientPage, StaffPage } from "@anteroom/core/ui/page-frame.tsx";
import { useEffect, useRef, type ReactNode } from "react";
import { useLocation } from "../remix.ts";
import type { FormProblem } from "./form-answer.ts";
import { ProblemSummary } from "./problem-summary.tsx";

interface Props {
  title: string;
  below?: ReactNode;
  /** What went wrong, and which fields the summary can link to. */
  problem?: FormProblem;
  fields?: readonly string[];
  ids?: Readonly<Record<string, string>>;
  /** What was done; takes the focus when it appears. */
  done?: string;
  /** Changes with each answer, so that the same words take the focus again. */
  attempt?: unknown;
  children: ReactNode;
}

/** One page of one's own settings: the same pages serve clients and staff, each in their own frame. */
export function SettingsPage({ title, below, problem, fields = [], ids, done, attempt, children }: Props) {
  const isStaff = useLocation().pathname.startsWith("/staff");
  const Page = isStaff ? StaffPage : ClientPage;
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (done) notice.current?.focus();
  }, [done, attempt]);
  const outcome = problem ? <ProblemSummary problem={problem} fields={fields} ids={ids} /> : done ? <Notice ref={notice} focusable tone="success">{done}</Notice> : undefined;
  return (
    <Page title={title} below={below} back={isStaff ? { href: "/staff/profile", label: "My profile" } : { href: "/settings", label: "Settings" }} outcome={outcome}>
      <div>{children}</div>
    </Page>
  );
}
