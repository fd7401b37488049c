import { forwardRef } from "react";
import type { ReactNode } from "react";
import { CircleAlert, CircleCheck, Info, Lock } from "./icons.ts";
import { classNames } from "./class-names.ts";
import styles from "./notice.module.css";

/** What a notice is about; `note` is for staff only. */
export type NoticeTone = "info" | "success" | "warning" | "danger" | "note";

const icons = { info: Info, success: CircleCheck, warning: CircleAlert, danger: CircleAlert, note: Lock };

export interface NoticeProps {
  tone?: NoticeTone;
  title?: string;
  children?: ReactNode;
  id?: string;
  /** Lets a script move focus to it after an action. */
  focusable?: boolean;
  className?: string;
}

/** A paragraph that stands out from the page. It announces nothing by itself. */
export const Notice = forwardRef<HTMLDivElement, NoticeProps>(function Notice(
  { tone = "info", title, children, id, focusable, className },
  ref,
) {
  const Icon = icons[tone];
  return (
    <div ref={ref} id={id} tabIndex={focusable ? -1 : undefined} className={classNames(styles.notice, styles[tone], className)}>
      <Icon aria-hidden="true" size={20} className={styles.icon} />
      <div className={styles.body}>
        {title ? <p className={styles.title}>{title}</p> : null}
        {typeof children === "string" ? <p>{children}</p> : children}
      </div>
    </div>
  );
});
