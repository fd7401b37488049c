import type { DeskFilter } from "@anteroom/core/server";
import { Button, Field, Link, Menu } from "@anteroom/core/ui";
import { ChevronDown } from "@anteroom/core/ui/icons.ts";
import type { FormEvent } from "react";
import { Form } from "../../remix.ts";
import { inboxPath, type InboxView } from "./inbox-views.ts";
import styles from "./inbox-filter.module.css";
import { narrowQuery, narrowWords, wide, type Narrow } from "./narrow.ts";
import type { SavedFilterLine } from "./use-inbox-lines.ts";

export interface Choices {
  tags: string[];
  professionals: { id: string; name: string }[];
  plugins: { id: string; name: string }[];
}

interface Props {
  view: InboxView;
  narrow: Narrow;
  choices: Choices;
  saved: SavedFilterLine[];
  /** Of a new filter, so that sending its form twice keeps it once. */
  newId: string;
  problem?: string;
  typed?: string;
}

const ticks: [name: string, key: keyof DeskFilter, label: string][] = [
  ["needs-reply", "needsReply", "Needs reply"],
  ["overdue", "overdue", "Overdue"],
  ["has-task", "hasTask", "Has something to do"],
];

const shut = (event: FormEvent<HTMLFormElement>): void => void event.currentTarget.closest("details")?.removeAttribute("open");

/** Which of the view's conversations are shown, in what order; a form whose answer is an address. */
export function InboxFilter(props: Props) {
  const { view, narrow, choices, saved } = props;
  const { filter, sort } = narrow;
  const words = narrowWords(narrow, choices);
  const kept = saved.find((one) => one.view === view && narrowQuery({ filter: one.filter, sort: "waiting" }) === narrowQuery({ filter, sort: "waiting" }));
  const options = (list: readonly { id: string; name: string }[]) => list.map((one) => <option key={one.id} value={one.id}>{one.name}</option>);
  return (
    <div className={styles.bar}>
      <Menu align="start" label="Filter" items={[]} summary={<>Filter{words.length > 0 ? <span className={styles.number}>{words.length}<span className="vh"> {words.length === 1 ? "condition" : "conditions"}</span></span> : null}<ChevronDown aria-hidden="true" size={20} /></>}>
        <Form method="get" action={inboxPath(view)} className={styles.form} key={narrowQuery(narrow)} onSubmit={shut}>
          <fieldset className={styles.ticks}>
            <legend>Show only</legend>
            {ticks.map(([name, key, label]) => (
              <label key={name}><input type="checkbox" name={name} value="1" defaultChecked={filter[key] === true} />{label}</label>
            ))}
          </fieldset>
          {choices.plugins.length > 0 ? <Field as="select" label="With something open from" name="plugin" id="filter-plugin" defaultValue={filter.pluginId ?? ""}><option value="">Any plugin</option>{options(choices.plugins)}</Field> : null}
          {choices.professionals.length > 1 ? <Field as="select" label="Clients of" name="professional" id="filter-professional" defaultValue={filter.professionalId ?? ""}><option value="">Anybody</option>{options(choices.professionals)}</Field> : null}
          {choices.tags.length > 0 ? <Field as="select" label="Tag" name="tag" id="filter-tag" defaultValue={filter.tag ?? ""}><option value="">Any tag</option>{options(choices.tags.map((tag) => ({ id: tag, name: tag })))}</Field> : null}
          <Field as="select" label="Order" name="sort" id="filter-sort" defaultValue={sort}><option value="waiting">Waiting longest</option><option value="recent">Newest first</option></Field>
          <Button variant="primary">Show</Button>
        </Form>
      </Menu>
      <p className={styles.words}>
        {words.length > 0 ? <>{words.join(", ")} <Link href={inboxPath(view, undefined, { ...wide, sort })}>Clear<span className="vh"> the filter</span></Link></> : sort === "recent" ? "Newest first" : "Waiting longest first"}
      </p>
      {words.length > 0 ? <KeepFilter key={kept?.id ?? "new"} {...props} kept={kept} /> : null}
    </div>
  );
}

/** Keeps what is shown under a name; a filter that is kept can be renamed and deleted. */
function KeepFilter({ view, narrow, newId, problem, typed, kept }: Props & { kept?: SavedFilterLine }) {
  const action = inboxPath(view, undefined, narrow);
  return (
    <details className={styles.keep} open={problem !== undefined}>
      <summary>{kept ? `Saved as ${kept.name}` : "Save this filter"}</summary>
      <Form method="post" action={action} className={styles.form}>
        <input type="hidden" name="id" value={kept?.id ?? newId} />
        <Field label={kept ? "Name" : "Name of the filter"} name="name" id="filter-name" maxLength={40} required autoComplete="off" defaultValue={typed ?? kept?.name} error={problem} />
        <div className={styles.buttons}>
          <Button name="intent" value={kept ? "rename-filter" : "save-filter"} variant="secondary">{kept ? "Rename" : "Save filter"}</Button>
          {kept ? <Button name="intent" value="remove-filter" variant="quiet" formNoValidate>Delete<span className="vh"> the filter {kept.name}</span></Button> : null}
        </div>
      </Form>
    </details>
  );
}
