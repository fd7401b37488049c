import type { ReactNode } from "react";
import { FileText, Image } from "./icons.ts";
import styles from "./file-row.module.css";

/** "840 KB": a size people can compare. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, "")} MB`;
}

const kinds: Record<string, string> = {
  "application/pdf": "PDF",
  "image/jpeg": "JPG",
  "image/png": "PNG",
  "image/heic": "HEIC",
  "image/webp": "WebP",
  "text/plain": "Text",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
};

export interface FileRowProps {
  name: string;
  /** Bytes. */
  size: number;
  mime: string;
  /** Where the file opens; without it the row is only text. */
  href?: string;
  /** More to know, after kind and size, such as that it is being checked. */
  note?: string;
  /** Progress, "Failed", or a button such as Remove. */
  children?: ReactNode;
}

/** One file: its name as the link, its kind and size beside it. */
export function FileRow({ name, size, mime, href, note, children }: FileRowProps) {
  const Icon = mime.startsWith("image/") ? Image : FileText;
  return (
    <div className={styles.row}>
      <Icon aria-hidden="true" size={24} className={styles.icon} />
      <div className={styles.words}>
        {href ? <a href={href} className={styles.name}><bdi>{name}</bdi></a> : <span className={styles.name}><bdi>{name}</bdi></span>}
        <span className={styles.size}>{[kinds[mime], formatSize(size), note].filter(Boolean).join(", ")}</span>
      </div>
      {children ? <div className={styles.extra}>{children}</div> : null}
    </div>
  );
}
