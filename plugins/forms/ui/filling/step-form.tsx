import { Button, ErrorSummary, FormOutcome, Link, apiErrorOf, useAnnounce } from "@anteroom/core/ui";
import { ChevronLeft } from "@anteroom/core/ui/icons.ts";
import { useNavigate, useRevalidator } from "@remix-run/react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { FormEvent } from "react";
import type { Item } from "../../server/definition/item.ts";
import type { HelpLines } from "../../server/alerts/help-lines.ts";
import { HelpPanel } from "../alerts/help-panel.tsx";
import { StepFields } from "../questions/step-fields.tsx";
import { meetsRule } from "../../words/alert-rule.ts";
import type { AlertRule } from "../../words/alert-rule.ts";
import { ConflictChoice } from "./conflict-choice.tsx";
import { DiscardChoice } from "./discard-choice.tsx";
import styles from "./form-page.module.css";
import { SavedLine } from "./saved-line.tsx";
import type { StepDoor } from "./step-door.ts";
import type { StepReply } from "./step-reply.ts";
import type { TypedFields } from "./typed-in.ts";
import { uploadAnswerFile } from "./upload-answer-file.ts";
import { useStepSaving } from "./use-step-saving.ts";

/** A page as its loader gives it. */
export interface StepPage {
  assignmentId: string;
  number: number;
  /** "?check" when the page was opened from "Check your answers". */
  check: string;
  form: string;
  place: string | null;
  previous: number | null;
  step: { title?: string; stem?: string; items: readonly Item[] };
  dateHint: string;
  typed: TypedFields;
  bases: Record<string, number>;
  files: Record<string, { name: string; size: number; href?: string }>;
  fromProfile: readonly string[];
  help: (HelpLines & { before: boolean }) | null;
  helpWith: Record<string, AlertRule>;
  savedAt: number | null;
  seatId: string;
  ownDevice: boolean;
}

export interface StepFormProps {
  page: StepPage;
  /** Made once for a page. */
  door: StepDoor;
  answered: StepReply | undefined;
}

/** One page of a form: saved while somebody types, checked on Continue, whole without scripts. */
export function StepForm({ page, door, answered }: StepFormProps) {
  const { assignmentId, number, check } = page;
  const { base } = door;
  const { items } = page.step;
  const { revalidate } = useRevalidator();
  const form = useRef<HTMLFormElement>(null);
  const navigate = useNavigate();
  const { polite } = useAnnounce();
  const [reply, setReply] = useState(answered);
  const [files, setFiles] = useState(page.files);
  const [upload, setUpload] = useState<{ text: string; failed?: boolean }>();
  // Changes when the fields must be drawn again with other values.
  const [drawn, setDrawn] = useState({ at: 0, typed: answered?.typed ?? page.typed });
  const [busy, setBusy] = useState(false);
  useEffect(() => setReply(answered), [answered]);
  // Asked of the page itself, so that help is there at once and also without a connection.
  const isWorrying = (typed: TypedFields): boolean => Object.entries(page.helpWith).some(([item, rule]) => meetsRule(rule, typed[item]));
  const [worried, setWorried] = useState(() => isWorrying(drawn.typed));
  const lookForHelp = (): void => {
    const now = isWorrying(saving.read());
    if (now && !worried) polite("You do not have to handle this alone. Ways to get help are on this page, below the question.");
    setWorried(now);
  };

  const redraw = (typed: TypedFields) => setDrawn((before) => ({ at: before.at + 1, typed }));
  const saving = useStepSaving(form, { save: door.save, assignmentId, step: number, typed: page.typed, bases: page.bases, savedAt: page.savedAt, seatId: page.seatId, ownDevice: page.ownDevice }, {
    onConflicts: (conflicts, typed) => setReply({ typed, bases: saving.bases(), conflicts }),
    onShown: (shown) => {
      if (shown.join() === items.map((item) => item.id).join()) return;
      if (shown.length > items.length) polite("There is more to answer on this page now.");
      revalidate();
    },
    onEnded: () => navigate(door.ended),
    onKept: (typed) => {
      redraw(typed);
      polite("We found answers on this device that were not saved. They are on this page again.");
    },
  });
  // Questions that came onto the page after it was drawn start from what the server has for them.
  const [first] = useState(() => new Set(items.map((item) => item.id)));
  const come = Object.fromEntries(Object.entries(page.typed).filter(([field]) => !first.has(field.split(".")[0] ?? "")));
  useEffect(() => {
    const known = saving.bases();
    saving.rebase(Object.fromEntries(Object.entries(page.bases).filter(([item]) => known[item] === undefined)));
  }, [page.bases]);
  const conflicted = (reply?.conflicts?.length ?? 0) > 0;
  useEffect(() => {
    if (conflicted) document.getElementById("changed-elsewhere")?.focus();
    else if (reply?.discards) document.getElementById("discards")?.focus();
  }, [conflicted, reply]);

  const blocked = (typed: TypedFields): void => setReply({
    typed, bases: saving.bases(),
    blocked: `Your answers are not saved yet because the portal cannot be reached. ${page.ownDevice ? "They are kept on this device" : "They stay on this page"}. Continue again when you are back online.`,
  });

  const goOn = async (discard: boolean): Promise<void> => {
    setBusy(true);
    const typed = saving.read();
    try {
      const answer = await door.answer({ assignmentId, step: number, typed, bases: saving.bases(), discard });
      if (answer.ok) return navigate(answer.next === "check" || check ? `${base}/check` : `${base}/${answer.next}`);
      setReply({ typed, bases: saving.bases(), ...(answer.why === "errors" ? { errors: answer.errors } : answer.why === "discards" ? { discards: answer.labels } : { conflicts: answer.conflicts }) });
      // A question that this page's answers ask for is missing on it: it comes now, beside what to put right.
      if (answer.why === "errors") revalidate();
      if (answer.why !== "changed-elsewhere") await saving.flush();
    } catch (cause) {
      const { appCode, message, fields } = apiErrorOf(cause);
      if (appCode === "USED" || appCode === "EXPIRED") return navigate(door.ended);
      if (fields) setReply({ typed, bases: saving.bases(), errors: fields });
      else if (appCode === "UNREACHABLE" || appCode === "UNAVAILABLE") {
        blocked(typed);
        void saving.flush();
      } else setReply({ typed, bases: saving.bases(), blocked: message });
    } finally {
      setBusy(false);
    }
  };

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (busy) return;
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    if (button?.name === "press") return void press(button.value);
    if (button?.value === "later") return void later();
    void goOn(button?.name === "discard");
  };

  const later = async (): Promise<void> => {
    if (await saving.flush()) navigate(door.later);
    else if (!conflicted) blocked(saving.read());
  };

  const press = async (value: string): Promise<void> => {
    const { conflicts } = await door.save({ assignmentId, step: number, typed: saving.read(), bases: saving.bases(), press: value }).catch(() => ({ conflicts: null }));
    if (conflicts === null) return blocked(saving.read());
    navigate(`${base}/${number}${check}`, { replace: true, state: { pressed: Date.now() } });
    const fresh = await door.step({ assignmentId, step: number });
    saving.rebase(fresh.bases);
    redraw(fresh.typed as TypedFields);
  };

  const addFiles = async (input: HTMLInputElement): Promise<void> => {
    const name = input.name.slice(0, -".upload".length);
    for (const file of [...(input.files ?? [])]) {
      setUpload({ text: `Adding ${file.name}…` });
      const sent = await uploadAnswerFile(file);
      if ("problem" in sent) {
        setUpload({ text: sent.problem, failed: true });
        polite(sent.problem);
        break;
      }
      setFiles((before) => ({ ...before, [sent.id]: { name: sent.name, size: file.size, href: `/files/${sent.id}` } }));
      const typed = saving.read();
      redraw({ ...typed, [name]: [...[typed[name] ?? []].flat(), sent.id] });
      setUpload({ text: `${sent.name} is added.` });
      polite(`${sent.name} is added`);
    }
    input.value = "";
    setTimeout(() => void saving.flush(), 0);
  };

  // The same object while the answer is the same: a new one takes the focus to the summary.
  const problem = useMemo(() => (reply?.errors ? { problem: { errors: reply.errors, values: {} } } : undefined), [reply]);
  return (
    <div className={styles.page}>
      <Link className={styles.back} href={check ? `${base}/check` : page.previous === null ? base : `${base}/${page.previous}`}><ChevronLeft aria-hidden="true" size={20} />Back</Link>
      <FormOutcome answer={problem} />
      {reply?.blocked ? <ErrorSummary errors={[{ message: reply.blocked }]} attempt={reply} /> : null}
      <form
        ref={form} method="post" noValidate className={styles.form} onSubmit={submit} onBlur={() => void saving.flush()}
        onInput={saving.changed}
        onChange={(event) => {
          const input = event.target as unknown as HTMLInputElement;
          if (input.type === "file") return void addFiles(input);
          saving.changed();
          lookForHelp();
          // A choice is whole as it is made; words are saved when their field is left.
          if (input.type === "radio" || input.type === "checkbox") void saving.flush();
        }}
      >
        {/* Enter in a field continues, whatever buttons stand between. */}
        <button type="submit" tabIndex={-1} aria-hidden="true" className="vh">Continue</button>
        {Object.entries(reply?.bases ?? page.bases).map(([item, revision]) => <input key={item} type="hidden" name={`base.${item}`} value={baseOf(reply, item, revision)} />)}
        <div className={styles.where}>
          <p className={styles.name}>{page.form}</p>
          <p className={styles.place}>{page.place}{page.place ? " · " : null}<SavedLine state={saving.state} at={saving.savedAt} onDevice={page.ownDevice} /></p>
        </div>
        {page.help?.before ? <HelpPanel help={page.help} /> : null}
        {reply?.conflicts?.length ? (
          <ConflictChoice
            conflicts={reply.conflicts.map((one) => ({ ...one, label: labelOf(items, one.itemId) }))}
            onKeepMine={() => {
              saving.rebase(Object.fromEntries((reply.conflicts ?? []).map((one) => [one.itemId, one.revision])));
              setReply(undefined);
              void saving.flush();
            }}
            onTakeTheirs={() => {
              saving.rebase(Object.fromEntries((reply.conflicts ?? []).map((one) => [one.itemId, one.revision])));
              redraw({ ...saving.read(), ...(Object.assign({}, ...(reply.conflicts ?? []).map((one) => one.typed)) as TypedFields) });
              setReply(undefined);
              setTimeout(() => void saving.flush(), 0);
            }}
          />
        ) : null}
        <div key={drawn.at}>
          <StepFields step={page.step} state={{ typed: { ...come, ...drawn.typed }, errors: reply?.errors ?? {}, dateHint: page.dateHint, files, fromProfile: page.fromProfile }} />
        </div>
        {page.help && worried && !page.help.before ? <HelpPanel help={page.help} /> : null}
        {upload ? <p className={upload.failed ? styles.missing : styles.place}>{upload.text}</p> : null}
        {reply?.discards ? <DiscardChoice labels={reply.discards} back={`${base}/${number}${check}`} /> : null}
        {conflicted || reply?.discards ? null : (
          <div className={styles.buttons}>
            <Button variant="primary" busy={busy}>Continue</Button>
            <Button name="go" value="later" variant="quiet">Save and come back later</Button>
          </div>
        )}
      </form>
    </div>
  );
}

/** A page that is sent again after two devices differed goes on from the other one's answer. */
const baseOf = (reply: StepReply | undefined, item: string, revision: number): number => reply?.conflicts?.find((one) => one.itemId === item)?.revision ?? revision;

/** The question with this id. */
export const labelOf = (items: StepPage["step"]["items"], itemId: string): string => items.find((item) => item.id === itemId)?.label ?? "";
