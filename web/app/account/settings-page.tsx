import { Link } from "@anteroom/core/ui/link.tsx";
import { Notice } from "@anteroom/core/ui/notice.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { ChevronLeft } from "@anteroom/core/ui/icons.ts";
import { useEffect, useRef, type ReactNode } from "react";
import { useLocation } from "../remix.ts";
import type { FormProblem } from "./form-answer.ts";
import { ProblemSummary } from "./problem-summary.tsx";
import styles from "./settings-page.module.css";

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

/** Where the pages of one's own account lie: the same pages serve clients and staff. */
export const useSettingsHome = (): { path: string; label: string; isStaff: boolean } => {
  const isStaff = useLocation().pathname.startsWith("/staff");
  return isStaff ? { path: "/staff/profile", label: "My profile", isStaff } : { path: "/settings", label: "Settings", isStaff };
};

/** One page of settings: the way back, what happened, the heading, the forms. */
export function SettingsPage({ title, below, problem, fields = [], ids, done, attempt, children }: Props) {
  const home = useSettingsHome();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (done) notice.current?.focus();
  }, [done, attempt]);
  return (
    <div className={home.isStaff ? styles.alone : styles.page}>
      <p className={styles.back}>
        <Link href={home.path}><ChevronLeft aria-hidden="true" size={20} />{home.label}</Link>
      </p>
      {problem ? <div className={styles.notice}><ProblemSummary problem={problem} fields={fields} ids={ids} /></div> : null}
      {done && !problem ? <Notice ref={notice} focusable tone="success" className={styles.notice}>{done}</Notice> : null}
      <PageHeading below={below}>{title}</PageHeading>
      {children}
    </div>
  );
}
