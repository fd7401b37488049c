import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { FormOutcome } from "./form-outcome.tsx";
import { ChevronLeft } from "./icons.ts";
import { Link } from "./link.tsx";
import { PageHeading } from "./page-heading.tsx";
import styles from "./page-frame.module.css";
import type { FormAnswer } from "./plugin-form.ts";

export interface PageFrameProps {
  /** The page's one heading. */
  title: ReactNode;
  /** A sentence below it. */
  below?: ReactNode;
  /** One step up. */
  back?: { href: string; label: string };
  /** What the page's action answered. */
  answer?: FormAnswer | undefined;
  /** What became of a form whose answer has another shape; in the place of `answer`. */
  outcome?: ReactNode;
  /** Stands beside the heading, such as the button that adds one. */
  beside?: ReactNode;
  children: ReactNode;
}

function Frame({ title, below, back, answer, outcome, beside, children, place }: PageFrameProps & { place?: string | undefined }) {
  return (
    <div className={classNames(styles.frame, place)}>
      {back ? <p className={styles.back}><Link href={back.href}><ChevronLeft aria-hidden="true" size={20} />{back.label}</Link></p> : null}
      {outcome ?? <FormOutcome answer={answer} />}
      <div className={styles.head}>
        <PageHeading below={below}>{title}</PageHeading>
        {beside}
      </div>
      {children}
    </div>
  );
}

/** A page of the client's side: way back, what became of its form, heading, content. */
export const ClientPage = (props: PageFrameProps) => <Frame {...props} place={styles.client} />;

/** A page of the staff's side; `wide` takes the width of the window, for a table of a week. */
export const StaffPage = ({ wide, ...props }: PageFrameProps & { wide?: boolean }) => <Frame {...props} place={classNames(styles.staff, wide && styles.wide)} />;

/** A tab of a client's chart; the chart around it says who the client is. */
export const ChartTab = (props: PageFrameProps) => <Frame {...props} />;
