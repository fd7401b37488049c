import { Button, Field, Link, formatSize } from "@anteroom/core/ui";
import { useSyncExternalStore } from "react";
import { DeclineBoxes } from "./decline-boxes.tsx";
import { QuestionLabel } from "./question-label.tsx";
import type { QuestionProps } from "./question-props.ts";
import { allTypedIn } from "./question-props.ts";
import { QuestionSet } from "./question-set.tsx";
import styles from "./questions.module.css";

const accepts = { any: undefined, photo: "image/*", document: ".pdf,image/*" } as const;

const never = () => () => undefined;
/** False while the page is the server's, and for good where scripts are off. */
const useScripts = (): boolean => useSyncExternalStore(never, () => true, () => false);

/** Files to add. What was added before stands below as hidden fields, so a plain form sends it again; without scripts a file is chosen on a page of its own. */
export function FileQuestion({ item, state, name, large, stem }: QuestionProps<"file">) {
  const scripts = useScripts();
  const added = allTypedIn(state, name);
  const most = item.max ?? 1;
  const hint = item.hint ?? (most > 1 ? `You can add up to ${most} files.` : undefined);
  const list = added.length > 0 ? (
    <ul role="list" className={styles.files} aria-label="Files that you added">
      {added.map((id) => {
        const file = state.files?.[id];
        return (
          <li key={id}>
            <input type="hidden" name={name} value={id} />
            <span>{file?.href ? <Link href={file.href}>{file.name}</Link> : (file?.name ?? "The file that you just chose")}{file ? <span className={styles.hint}> {formatSize(file.size)}</span> : null}</span>
            <Button name="press" value={`remove:${name}.${id}`} variant="quiet" formNoValidate>Remove<span className="vh"> {file?.name ?? "this file"}</span></Button>
          </li>
        );
      })}
    </ul>
  ) : null;
  if (!scripts) {
    return (
      <QuestionSet id={name} label={item.label} stem={stem} optional={item.optional} hint={hint} large={large} error={state.errors[name]}>
        {list}
        {added.length < most ? <div><Button name="press" value={`file:${name}`} formNoValidate>{added.length === 0 ? "Choose a file" : "Choose another file"}</Button></div> : null}
        <DeclineBoxes name={name} declines={item.declines} state={state} />
      </QuestionSet>
    );
  }
  return (
    <div className={styles.question}>
      <Field type="file" name={`${name}.upload`} id={name} label={<QuestionLabel label={item.label} stem={stem} optional={item.optional} />} large={large} hint={hint} error={state.errors[name]} multiple={most > 1} accept={accepts[item.accepts ?? "any"]} />
      {list}
      <DeclineBoxes name={name} declines={item.declines} state={state} />
    </div>
  );
}
