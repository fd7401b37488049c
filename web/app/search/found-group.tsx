import type { FoundIn } from "@anteroom/core/server";
import { Button } from "@anteroom/core/ui/button.tsx";
import { Link } from "@anteroom/core/ui/link.tsx";
import { When } from "@anteroom/core/ui/when.tsx";
import type { SearchForm } from "./answer-search.ts";
import type { useSearch } from "./use-search.ts";
import styles from "./search.module.css";

interface Group {
  group: FoundIn;
  form: SearchForm;
  here: string;
  Form: ReturnType<typeof useSearch>["Form"];
  /** Only this part was looked through. */
  alone: boolean;
}

/** What was found in one part of the portal, the newest first. */
export function FoundGroup({ group, form, here, Form, alone }: Group) {
  const { source, label, hits, more, failed, partly } = group;
  return (
    <section aria-labelledby={`found-${source}`} className={styles.group}>
      <h2 id={`found-${source}`}>{label}{hits.length > 0 ? ` (${hits.length}${more ? "+" : ""})` : ""}</h2>
      {failed ? <p className={styles.note}>This could not be looked through just now. Search again in a moment.</p> : null}
      <ul role="list" className={styles.hits}>
        {hits.map((hit, index) => (
          <li key={`${hit.href} ${index}`}>
            <Link href={hit.href}><bdi>{hit.title}</bdi></Link>
            <span className={styles.facts}>
              {source === "clients" ? null : <When start={new Date(hit.at).toISOString()} show="day" />}
              {hit.person && source !== "clients" && !hit.title.includes(hit.person.name) ? <bdi>{hit.person.name}</bdi> : null}
            </span>
            {hit.context ? <span className={styles.context}><bdi>{hit.context}</bdi></span> : null}
          </li>
        ))}
      </ul>
      {more && !alone ? (
        <Form method="post" action={here} className={styles.more}>
          {Object.entries({ ...form, source }).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
          <Button>More in {label}</Button>
        </Form>
      ) : null}
      {more && alone ? <p className={styles.note}>These are the newest. Add a word or choose days to find older ones.</p> : null}
      {partly ? <p className={styles.note}>Only the newest were looked through. Choose a person or days to look further back.</p> : null}
    </section>
  );
}
