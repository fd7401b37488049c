import { useAnnounce } from "@anteroom/core/ui/announcer.tsx";
import { Button, LinkButton } from "@anteroom/core/ui/button.tsx";
import type { ComposerProps } from "@anteroom/core/ui/composer-slot.ts";
import { Menu } from "@anteroom/core/ui/disclosure.tsx";
import { UploadChips } from "@anteroom/core/ui/files/upload-chips.tsx";
import { useUploads } from "@anteroom/core/ui/files/use-uploads.ts";
import { Paperclip, Plus, Send } from "@anteroom/core/ui/icons.ts";
import { newUlid } from "@anteroom/core/ui/live/ulid.ts";
import { Notice } from "@anteroom/core/ui/notice.tsx";
import { useViewerTime } from "@anteroom/core/ui/viewer-time.tsx";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { ClipboardEvent, DragEvent, FormEvent, KeyboardEvent } from "react";
import { composerHint } from "./composer-hint.ts";
import type { ComposerStatus } from "./composer-status.ts";
import { countCharacters, counterWords, spokenCount } from "./count-characters.ts";
import { unfilledField } from "./unfilled-field.ts";
import { useDraft } from "./use-draft.ts";
import styles from "./composer.module.css";

// In a file of its own: clients never load it.
const StaffTools = lazy(() => import("./staff-tools.tsx"));

/** Where people write: a plain form that posts by itself, and with script sends in place, keeps drafts and takes files. */
export function Composer(props: ComposerProps) {
  const status = props.data as ComposerStatus;
  if (!status.mayWrite) {
    return (
      <div className={styles.blocked} data-region="">
        <Notice id="composer-text" focusable>{status.why ?? "You cannot write here now."}</Notice>
      </div>
    );
  }
  return <OpenComposer {...props} status={status} />;
}

function OpenComposer(props: ComposerProps & { status: ComposerStatus }) {
  const { status, label, draft, problem, enterSends } = props;
  const { polite } = useAnnounce();
  const { zone } = useViewerTime();
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const before = useRef(problem?.text ?? draft);
  // What there was to read when the writing began: a colleague's answer after it is news to the writer.
  const seen = useRef(props.lastSeq?.());
  const [ready, setReady] = useState(false);
  const [counter, setCounter] = useState("");
  const [error, setError] = useState(problem?.message ?? "");
  const [sendsLater, setSendsLater] = useState(false);
  const files = useUploads(status.limits);
  const keeper = useDraft(draft, props.saveDraft);
  const uploading = files.chips.some((chip) => chip.state === "uploading");
  const most = status.limits.characters;

  useEffect(() => {
    setReady(true);
    // Typed before the script came: it counts as typed.
    if (field.current && field.current.value !== before.current) typed();
  }, []);
  useEffect(() => setError(problem?.message ?? ""), [problem]);

  const typed = (): void => {
    const text = field.current?.value ?? "";
    if (before.current.trim() === "") seen.current = props.lastSeq?.();
    setCounter(counterWords(text, most));
    const spoken = spokenCount(before.current, text, most);
    if (spoken) polite(spoken);
    before.current = text;
    if (error) setError("");
    keeper.typed(text);
  };

  const explain = (words: string): void => {
    setError(words);
    polite(words);
    field.current?.focus();
  };

  const send = (): void => {
    const text = (field.current?.value ?? "").trim();
    const over = countCharacters(text) - most;
    if (text === "" && files.chips.length === 0) return explain("Write a message or add a file.");
    if (over > 0) return explain(`Your message is ${over} ${over === 1 ? "character" : "characters"} too long. The most is ${most.toLocaleString("en")}.`);
    const unfilled = props.side === "staff" ? unfilledField(text) : null;
    if (unfilled) return explain(`Fill in ${unfilled} before you send.`);
    if (files.chips.some((chip) => chip.state === "failed")) return explain("A file was not uploaded. Try it again or remove it to send your message.");
    if (uploading) return setSendsLater(true);
    const sent = files.chips.flatMap((chip) => (chip.fileId ? [{ id: chip.fileId, name: chip.file.name }] : []));
    props.onSend({ key: newUlid(), text, files: sent, ...(seen.current === undefined ? {} : { seenSeq: seen.current }) });
    seen.current = undefined;
    if (field.current) field.current.value = "";
    before.current = "";
    setCounter("");
    setError("");
    setSendsLater(false);
    files.clear();
    keeper.sent();
    field.current?.focus();
  };

  useEffect(() => {
    if (sendsLater && !uploading) send();
  }, [sendsLater, uploading]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (!(event.ctrlKey || event.metaKey || (enterSends && !event.shiftKey && !event.altKey))) return;
    event.preventDefault();
    send();
  };
  const paste = (event: ClipboardEvent): void => {
    const pasted = [...event.clipboardData.files];
    // A copied table brings a picture of itself along: its words are what is meant.
    if (pasted.length === 0 || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    files.add(pasted);
  };
  const drop = (event: DragEvent): void => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    files.add([...event.dataTransfer.files]);
  };

  // Clients have one button for everything that they can add; staff have cards in a menu of their own.
  const gathered = props.side === "portal" && props.plus.length > 0;
  const described = ["composer-hint", error ? "composer-error" : ""].filter(Boolean).join(" ");
  return (
    <form method="post" action={props.formAction} className={styles.composer} onSubmit={submit} onDrop={drop} onDragOver={(event) => event.preventDefault()} data-region="">
      <input type="hidden" name="intent" value="send" />
      <input type="hidden" name="key" value={props.formKey} />
      {props.lastSeq ? <input type="hidden" name="seenSeq" value={props.lastSeq()} /> : null}
      {props.failed > 1 ? (
        <p className={styles.bar}>
          {props.failed} messages not sent.
          <Button type="button" variant="quiet" onClick={props.onRetryAll}>Try all again</Button>
        </p>
      ) : null}
      <UploadChips chips={files.chips} problems={files.problems} onRemove={(id) => { files.remove(id); field.current?.focus(); }} onRetry={files.retry} />
      {sendsLater ? <p className={styles.later}>Sending when your file has uploaded.</p> : null}
      {error ? <p id="composer-error" className={styles.error}><span className="vh">Error: </span>{error}</p> : null}
      <div className={styles.line}>
        {gathered ? (
          <Menu
            className={styles.plus} label="What to add" align="start" upward
            summary={<><Plus aria-hidden="true" size={24} /><span className="vh">Add or begin something</span></>}
            items={[{ href: `/attach/${props.conversationId}`, label: "Add a file", icon: <Paperclip aria-hidden="true" size={20} />, ...(ready ? { onSelect: (event) => { event.preventDefault(); picker.current?.click(); } } : {}) }, ...props.plus]}
          />
        ) : null}
        {ready ? (
          <>
            {gathered ? null : (
              <Button type="button" className={styles.attach} title="Add a file" onClick={() => picker.current?.click()}>
                <Paperclip aria-hidden="true" size={24} />
                <span className="vh">Add a file</span>
              </Button>
            )}
            <input ref={picker} type="file" multiple hidden accept={status.limits.accept} onChange={(event) => { files.add([...(event.target.files ?? [])]); event.target.value = ""; }} />
          </>
        ) : props.side === "portal" && !gathered ? (
          <LinkButton className={styles.attach} href={`/attach/${props.conversationId}`} title="Add a file">
            <Paperclip aria-hidden="true" size={24} />
            <span className="vh">Add a file</span>
          </LinkButton>
        ) : null}
        <div className={styles.field}>
          <label htmlFor="composer-text" className="vh">{label}</label>
          <textarea
            ref={field} id="composer-text" name="text" rows={1} placeholder="Write a message" defaultValue={before.current} dir="auto"
            aria-describedby={described} onInput={typed} onKeyDown={press} onPaste={paste}
          />
        </div>
        <Button variant="primary" className={styles.send} icon={<Send aria-hidden="true" size={20} />}>Send</Button>
      </div>
      {props.side === "staff" ? (
        <div className={styles.tools}>
          {props.plus.length > 0 ? <Menu label="Cards to send" align="start" upward summary={<><Plus aria-hidden="true" size={20} />Card</>} items={[...props.plus]} className={styles.cards} /> : null}
          {ready ? <Suspense fallback={null}><StaffTools conversationId={props.conversationId} field={field} onTyped={typed} /></Suspense> : null}
        </div>
      ) : null}
      <div className={styles.under}>
        <p id="composer-hint" className={styles.hint}>{composerHint(status, props.audience, zone)}</p>
        {counter ? <p className={styles.counter}>{counter}</p> : null}
      </div>
    </form>
  );
}
