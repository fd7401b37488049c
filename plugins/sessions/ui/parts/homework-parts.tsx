import { Disclosure, FileRow, Link } from "@anteroom/core/ui";
import type { inferRouterOutputs } from "@trpc/server";
import type { SessionsRouter } from "../../server/router.ts";
import styles from "./sessions.module.css";

/** Homework as its page knows it. */
export type OneHomework = inferRouterOutputs<SessionsRouter>["homeworkOne"];

/** Files with links that open them. */
export function Files({ files }: { files: OneHomework["files"] }) {
  return <>{files.map((file) => <FileRow key={file.id} name={file.name} size={file.size} mime={file.mime} href={`/files/${file.id}`} />)}</>;
}

/** What was given: instructions, link, files. */
export function Given({ one }: { one: OneHomework }) {
  if (!one.instructions && !one.link && one.files.length === 0) return null;
  return (
    <section aria-label="What to do" className={styles.section}>
      {one.instructions ? <p className={styles.text}>{one.instructions}</p> : null}
      {one.link ? <p>{one.link.startsWith("/") ? <Link href={one.link}>Open the page</Link> : <a href={one.link} rel="noreferrer" target="_blank">{one.link}<span className="vh"> (opens in a new tab)</span></a>}</p> : null}
      <Files files={one.files} />
    </section>
  );
}

/** What was sent, and on which days it was done. */
export function Sent({ one, whose }: { one: OneHomework; whose: string }) {
  const done = one.days.filter((day) => day.done);
  if (!one.note && one.sentFiles.length === 0 && done.length === 0) return null;
  return (
    <section aria-label={whose} className={styles.section}>
      <h2>{whose}</h2>
      {one.note ? <p className={styles.text}>{one.note}</p> : null}
      <Files files={one.sentFiles} />
      {done.length > 0 ? <Disclosure summary={`Done on ${done.length} of the last ${one.days.length} days`} defaultOpen><ul>{done.map((day) => <li key={day.day}>{day.label}</li>)}</ul></Disclosure> : null}
    </section>
  );
}
