import { Button, useAnnounce } from "@anteroom/core/ui";
import { coreApi, idempotent } from "@anteroom/core/ui/api.ts";
import type { ComposerProblem, OutgoingMessage } from "@anteroom/core/ui/composer-slot.ts";
import { Lock } from "@anteroom/core/ui/icons.ts";
import { newUlid } from "@anteroom/core/ui/live/ulid.ts";
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import { useMentions } from "./use-mentions.tsx";
import styles from "./write-tabs.module.css";

interface Props {
  conversationId: string;
  /** Who can be named with an @. */
  colleagues: readonly { id: string; name: string }[];
  draft: string;
  formKey: string;
  /** Where the form posts without JavaScript. */
  formAction: string;
  problem?: ComposerProblem;
  /** Enter adds the note and Shift+Enter makes a line; otherwise it is Ctrl or ⌘ with Enter. */
  enterSends: boolean;
  onSend: (message: OutgoingMessage) => void;
}

const mostCharacters = 10_000;
const saveAfterMs = 1_000;

/** A note for the team: a form of its own, so that Send can never take it to the client. */
export function NoteForm({ conversationId, colleagues, draft, formKey, formAction, problem, enterSends, onSend }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const [error, setError] = useState(problem?.message ?? "");
  const { polite } = useAnnounce();
  useEffect(() => () => clearTimeout(timer.current), []);

  const save = (text: string) => void coreApi.inbox.saveDraft.mutate({ conversationId, text, note: true }, idempotent).catch(() => undefined);
  const typed = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => save(field.current?.value ?? ""), saveAfterMs);
    if (error) setError("");
  };
  const mentions = useMentions(field, colleagues, typed);
  const explain = (words: string) => {
    setError(words);
    polite(words);
    field.current?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = (field.current?.value ?? "").trim();
    const over = [...text].length - mostCharacters;
    if (text === "") return explain("Write a note.");
    if (over > 0) return explain(`Your note is ${over} ${over === 1 ? "character" : "characters"} too long. The most is 10,000.`);
    clearTimeout(timer.current);
    onSend({ key: newUlid(), text, files: [], note: true });
    if (field.current) field.current.value = "";
    setError("");
    field.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    mentions.press(event);
    if (event.key !== "Enter" || event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (!(event.ctrlKey || event.metaKey || (enterSends && !event.shiftKey && !event.altKey))) return;
    event.preventDefault();
    field.current?.form?.requestSubmit();
  };
  return (
    <form method="post" action={formAction} className={styles.note} onSubmit={submit} data-region="">
      <input type="hidden" name="intent" value="note" />
      <input type="hidden" name="key" value={formKey} />
      {error ? <p id="note-error" className={styles.error}><span className="vh">Error: </span>{error}</p> : null}
      {mentions.picker}
      <div className={styles.line}>
        <label htmlFor="note-text" className="vh">Write a note. Only your team sees this.</label>
        <textarea ref={field} id="note-text" name="text" rows={1} dir="auto" placeholder="Only your team sees this" defaultValue={problem?.text ?? draft} aria-describedby={error ? "note-error note-hint" : "note-hint"} onInput={typed} onKeyDown={press} />
        <Button variant="primary">Add note</Button>
      </div>
      <p id="note-hint" className={styles.under}><Lock aria-hidden="true" size={16} />Only your team sees this. Clients never do.{colleagues.length > 0 ? " Write @ and a name to tell a colleague." : ""}</p>
    </form>
  );
}
