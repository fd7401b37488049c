import { useEffect, useRef } from "react";
import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import { ChevronDown } from "./icons.ts";
import { classNames } from "./class-names.ts";
import { Link } from "./link.tsx";
import styles from "./disclosure.module.css";

export interface DisclosureProps {
  summary: ReactNode;
  children: ReactNode;
  defaultOpen?: boolean;
  className?: string;
}

/** Words that open more words; works without JavaScript. */
export function Disclosure({ summary, children, defaultOpen, className }: DisclosureProps) {
  return (
    <details className={classNames(styles.disclosure, className)} open={defaultOpen}>
      <summary>
        <ChevronDown aria-hidden="true" size={20} className={styles.chevron} />
        <span>{summary}</span>
      </summary>
      <div className={styles.content}>{children}</div>
    </details>
  );
}

export interface MenuItem {
  href: string;
  label: ReactNode;
  current?: boolean;
  icon?: ReactNode;
  /** With script: does something in place of following the link, which is told by `preventDefault`. The menu's button has the focus then. */
  onSelect?: (event: MouseEvent) => void;
}

export interface MenuProps {
  /** What the button shows. */
  summary: ReactNode;
  /** The list's name for assistive technology, such as "Settings". */
  label: string;
  items: MenuItem[];
  /** Drawn after the links, such as a form with Log Out. */
  children?: ReactNode;
  align?: "start" | "end";
  /** Opens above its button, where there is no room below. */
  upward?: boolean;
  className?: string;
}

/** A button that drops a list of links: a disclosure, so each link keeps its own Tab stop. Escape and a press outside close it. */
export function Menu({ summary, label, items, children, align = "end", upward, className }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const closeOutside = (event: Event) => {
      const element = details.current;
      if (element?.open && event.target instanceof Node && !element.contains(event.target)) element.open = false;
    };
    document.addEventListener("pointerdown", closeOutside);
    return () => document.removeEventListener("pointerdown", closeOutside);
  }, []);
  const closeOnEscape = (event: KeyboardEvent) => {
    const element = details.current;
    if (event.key !== "Escape" || !element?.open) return;
    event.stopPropagation();
    element.open = false;
    element.querySelector("summary")?.focus();
  };
  const close = () => {
    if (details.current) details.current.open = false;
  };
  const select = (item: MenuItem) => (event: MouseEvent) => {
    close();
    if (!item.onSelect || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    details.current?.querySelector("summary")?.focus();
    item.onSelect(event);
  };
  return (
    <details ref={details} className={classNames(styles.menu, className)} onKeyDown={closeOnEscape}>
      <summary className={styles.button}>{summary}</summary>
      <nav aria-label={label} className={classNames(styles.list, styles[align], upward && styles.upward)}>
        {items.length > 0 ? (
          <ul role="list">
            {items.map((item) => (
              <li key={item.href}>
                <Link href={item.href} aria-current={item.current ? "page" : undefined} onClick={select(item)}>
                  {item.icon}
                  {item.label}
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
        {children ? <div className={items.length > 0 ? styles.after : undefined}>{children}</div> : null}
      </nav>
    </details>
  );
}
