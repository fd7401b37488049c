import { Button } from "@anteroom/core/ui/button.tsx";
import { EmptyState } from "@anteroom/core/ui/empty-state.tsx";
import { Field } from "@anteroom/core/ui/field.tsx";
import { Search } from "@anteroom/core/ui/icons.ts";
import { FoundGroup } from "./found-group.tsx";
import styles from "./search.module.css";
import { useSearch } from "./use-search.ts";

/** Words to look for, what narrows them, and what was found by part of the portal. Works as a plain form. */
export function SearchView({ here, personLabel, anyone }: { here: string; personLabel: string; anyone: string }) {
  const { answer, Form, busy } = useSearch();
  const { form, sources, people, found } = answer;
  const total = found.reduce((sum, group) => sum + group.hits.length, 0);
  const searched = form.text !== "";
  const more = found.some((group) => group.more);
  const narrowed = form.source !== "" || form.person !== "" || form.from !== "" || form.until !== "";
  return (
    <>
      <Form method="post" action={here} role="search" className={styles.form} key={`${form.text} ${form.source} ${form.person} ${form.from} ${form.until}`}>
        <div className={styles.words}>
          <Field label="Words to look for" name="text" type="search" defaultValue={form.text} maxLength={200} autoComplete="off" enterKeyHint="search" />
          <Button variant="primary" icon={<Search aria-hidden="true" size={20} />} busy={busy} busyLabel="Searching…">Search</Button>
        </div>
        <details className={styles.narrow} open={narrowed || undefined}>
          <summary>Narrow it down</summary>
          <div className={styles.filters}>
            <Field as="select" label="Kind" name="source" defaultValue={form.source}>
              <option value="">Everything</option>
              {sources.map((source) => <option key={source.id} value={source.id}>{source.label}</option>)}
            </Field>
            <Field as="select" label={personLabel} name="person" defaultValue={form.person}>
              <option value="">{anyone}</option>
              {people.map((person) => <option key={person.id} value={person.id}>{person.name}</option>)}
            </Field>
            <Field label="From" name="from" type="date" defaultValue={form.from} />
            <Field label="Until" name="until" type="date" defaultValue={form.until} />
          </div>
        </details>
      </Form>
      <p role="status" className={styles.count}>{searched && !busy ? (total === 0 ? "" : more ? `The newest ${total} are shown` : `${total} found`) : ""}</p>
      {searched && total === 0 && !found.some((group) => group.failed) ? (
        <EmptyState>{narrowed ? "Nothing was found. Use fewer words, or take something out of what narrows it down." : "Nothing was found. Use fewer words, or check how they are spelled."}</EmptyState>
      ) : null}
      {found.filter((group) => group.hits.length > 0 || group.failed || (group.partly && searched)).map((group) => (
        <FoundGroup key={group.source} group={group} form={form} here={here} Form={Form} alone={form.source !== ""} />
      ))}
    </>
  );
}
