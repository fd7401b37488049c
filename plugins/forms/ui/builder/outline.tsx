import { Button, Disclosure, Field, Link, Tag } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import { useEffect } from "react";
import type { FormPage } from "../../server/definition/form-definition.ts";
import type { Item } from "../../server/definition/item.ts";
import { itemTypes } from "../../words/item-types.ts";
import styles from "./builder.module.css";

interface OutlineProps {
  form: { definition: { pages: FormPage[] }; problems: { at: string | null }[] };
  here: string;
  locked: boolean;
  /** The button that was pressed last, such as `move-item:sleep:up`; it has the focus again. */
  moved?: string | undefined;
}

/** Pages and questions in order. Every button belongs to the form `edit` of the page. */
export function Outline({ form: { definition, problems }, here, locked, moved }: OutlineProps) {
  useEffect(() => {
    if (!moved) return;
    const same = document.querySelector<HTMLButtonElement>(`button[value="${CSS.escape(moved)}"]`) ?? document.querySelector<HTMLButtonElement>(`button[value="${CSS.escape(moved.replace(/up$/, "down"))}"]`);
    (same ?? document.getElementById("h1"))?.focus();
  }, [moved, definition]);
  const wrong = new Set(problems.map((problem) => problem.at));
  let number = 0;
  return (
    <>
      {definition.pages.map((page, at) => (
        <section key={page.id} id={`item-${page.id}`} className={styles.page} aria-labelledby={`page-${page.id}`}>
          <div className={styles.head}>
            <h2 id={`page-${page.id}`}>{page.title ?? `Page ${at + 1}`}</h2>
            {locked ? null : (
              <div className={styles.rowActions}>
                <Link href={`${here}/pages/${page.id}`}>Change<span className="vh"> {page.title ?? `page ${at + 1}`}</span></Link>
                <MoveButtons what="page" id={page.id} name={page.title ?? `page ${at + 1}`} first={at === 0} last={at === definition.pages.length - 1} />
                <Button form="edit" name="do" value={`remove-page:${page.id}`} variant="quiet">Remove<span className="vh"> {page.title ?? `page ${at + 1}`} and its questions</span></Button>
              </div>
            )}
          </div>
          {page.stem ? <p className={styles.stem}>{page.stem}</p> : null}
          {page.showWhen ? <p><Tag>Shown only after some answers</Tag></p> : null}
          {page.items.length === 0 ? <p className={styles.stem}>There is nothing on this page yet.</p> : (
            <ol role="list" className={styles.items}>
              {page.items.map((item, index) => {
                if (item.type !== "info") number++;
                const edge = { first: at === 0 && index === 0, last: at === definition.pages.length - 1 && index === page.items.length - 1 };
                return <Row key={item.id} item={item} number={item.type === "info" ? null : number} here={here} locked={locked} wrong={wrong.has(item.id)} {...edge} />;
              })}
            </ol>
          )}
          {locked ? null : <AddQuestion here={here} pageId={page.id} page={page.title ?? `page ${at + 1}`} />}
        </section>
      ))}
      {definition.pages.length === 0 && !locked ? <AddQuestion here={here} pageId="" page="the form" /> : null}
    </>
  );
}

function Row({ item, number, here, locked, wrong, first, last }: { item: Item; number: number | null; here: string; locked: boolean; wrong: boolean; first: boolean; last: boolean }) {
  return (
    <li id={`item-${item.id}`} data-wrong={wrong ? "" : undefined}>
      <div className={styles.question}>
        <p className={styles.label}>{number === null ? null : <span className={styles.number}>{number}. </span>}{item.label}</p>
        <p className={styles.facts}>
          <span>{itemTypes[item.type]}</span>
          {"optional" in item && item.optional ? <span>Optional</span> : null}
          {item.showWhen ? <span>Shown after some answers</span> : null}
          {"sensitive" in item && item.sensitive ? <span>Sensitive</span> : null}
        </p>
        {locked && "choices" in item ? <Disclosure summary="Choices"><ul>{item.choices.map((choice) => <li key={choice.value}>{choice.label}{choice.score === undefined ? "" : ` = ${choice.score}`}</li>)}</ul></Disclosure> : null}
      </div>
      {locked ? null : (
        <div className={styles.rowActions}>
          <Link href={`${here}/questions/${item.id}`}>Change<span className="vh">: {item.label}</span></Link>
          <MoveButtons what="item" id={item.id} name={item.label} first={first} last={last} />
          <Button form="edit" name="do" value={`duplicate-item:${item.id}`} variant="quiet">Duplicate<span className="vh">: {item.label}</span></Button>
          <Button form="edit" name="do" value={`remove-item:${item.id}`} variant="quiet">Remove<span className="vh">: {item.label}</span></Button>
        </div>
      )}
    </li>
  );
}

function MoveButtons({ what, id, name, first, last }: { what: "item" | "page"; id: string; name: string; first: boolean; last: boolean }) {
  return (
    <>
      {first ? null : <Button form="edit" name="do" value={`move-${what}:${id}:up`} variant="quiet">Up<span className="vh">: {name}</span></Button>}
      {last ? null : <Button form="edit" name="do" value={`move-${what}:${id}:down`} variant="quiet">Down<span className="vh">: {name}</span></Button>}
    </>
  );
}

function AddQuestion({ here, pageId, page }: { here: string; pageId: string; page: string }) {
  return (
    <Form action={`${here}/questions/new`} className={styles.add}>
      <input type="hidden" name="page" value={pageId} />
      <Field as="select" id={`type-${pageId}`} label={<>Add a question<span className="vh"> to {page}</span></>} name="type" width="medium">
        {Object.entries(itemTypes).map(([type, label]) => <option key={type} value={type}>{label}</option>)}
      </Field>
      <Button>Add<span className="vh"> a question to {page}</span></Button>
    </Form>
  );
}
