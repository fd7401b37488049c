import { forwardRef } from "react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./page-heading.module.css";

export interface PageHeadingProps {
  children: ReactNode;
  /** A short line above the title, such as "Question 2 of 7". */
  above?: ReactNode;
  /** A sentence below the title. */
  below?: ReactNode;
  /** Only for assistive technology, where the page is its own title. */
  hidden?: boolean;
  id?: string;
}

/** The page's one `h1`; takes the focus after navigation. */
export const PageHeading = forwardRef<HTMLHeadingElement, PageHeadingProps>(function PageHeading({ children, above, below, hidden, id = "h1" }, ref) {
  const title = <h1 ref={ref} id={id} tabIndex={-1} className={classNames(hidden && styles.unseen)}>{children}</h1>;
  if (hidden) return title;
  return (
    <div className={styles.heading}>
      {above ? <p className={styles.above}>{above}</p> : null}
      {title}
      {below ? <p className={styles.below}>{below}</p> : null}
    </div>
  );
});
