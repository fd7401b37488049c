import { useMemo, useRef, useState } from "react";
import type { FormEvent } from "react";
import type { CardAction, CardEnvelope } from "../../server/inbox/card-view.ts";
import { Button } from "../button.tsx";
import { classNames } from "../class-names.ts";
import { Dialog } from "../dialog.tsx";
import { Disclosure } from "../disclosure.tsx";
import { ErrorSummary } from "../error-summary.tsx";
import { Notice } from "../notice.tsx";
import { CardActions } from "./card-actions.tsx";
import { CardBlocks } from "./card-blocks.tsx";
import type { BlockContext, CardFields } from "./card-blocks.tsx";
import { CardBoundary, useCardComponent } from "./card-component.tsx";
import type { CardComponentLoader } from "./card-component.tsx";
import { CardHead } from "./card-head.tsx";
import { cardActionPath, cardFieldId, cardStatusId } from "./card-ids.ts";
import { brokenLimits } from "./card-limits.ts";
import { PlainCard } from "./plain-card.tsx";
import { readCardFields } from "./read-card-fields.ts";
import { StaffRow } from "./staff-row.tsx";
import { isCollapsed, useCardAct } from "./use-card-act.ts";
import type { CardProblem, OnCardAct } from "./use-card-act.ts";
import { useCardExpiry, useCardUndo } from "./use-card-timers.ts";
import styles from "./card.module.css";

export interface CardProps {
  card: CardEnvelope;
  /** Sends an action by script; without it, and without JavaScript, the form posts to the action's own address. */
  onAct?: OnCardAct;
  /** Idempotency key made by the server for this page; a ULID made of entry and revision unless told. */
  actionKey?: string;
  /** What the server said of an attempt made without JavaScript, and what was typed. */
  problem?: CardProblem;
  values?: CardFields;
  /** The plugin's own face for this kind. */
  component?: CardComponentLoader;
  offline?: boolean;
  /** Drawn as its recipient sees it, for somebody else: nothing in it can be used. */
  preview?: boolean;
  /** An action waits in the outbox until there is a connection. */
  queued?: boolean;
  /** Takes back a waiting action, or a finished one by its token. */
  onUndo?: (token?: string) => void;
  /** Called once `expiresAt` has passed, to fetch the card again. */
  onExpired?: () => void;
  /** Told when the plugin's face fails; holds no personal detail. */
  onComponentFail?: (failure: { kind: string; rev: number; reason: string }) => void;
}

/** A card of the conversation, drawn from its view alone, with the plugin's face in it when there is one. */
export function Card(props: CardProps) {
  const known = (props.card.v as number) === 1;
  const fits = useMemo(() => known && brokenLimits(props.card).length === 0, [known, props.card]);
  if (!known) return <PlainCard card={props.card} reload />;
  if (!fits) return <PlainCard card={props.card} />;
  return <FullCard {...props} />;
}

function FullCard(props: CardProps) {
  const { onAct, offline, queued, onUndo, preview } = props;
  const form = useRef<HTMLFormElement>(null);
  const notice = useRef<HTMLDivElement>(null);
  const confirmed = useRef(false);
  const [asking, setAsking] = useState<{ action: CardAction; form: HTMLFormElement; button: HTMLElement | null }>();
  const acting = useCardAct(props.card, {
    key: props.actionKey,
    problem: props.problem,
    onAct,
    focus: (target) => (target === "notice" ? notice.current : document.getElementById(cardStatusId(props.card.entryId)))?.focus(),
  });
  const card = acting.shown;
  const undo = useCardUndo(acting, card.entryId);
  useCardExpiry(card, props.onExpired);
  const componentFailed = (reason: string) => {
    const failure = { kind: card.kind, rev: card.rev, reason };
    if (props.onComponentFail) props.onComponentFail(failure);
    else console.error(`card ${failure.kind} rev ${failure.rev}: its component ${reason}; the plain view is shown`);
  };
  const Face = useCardComponent(props.component, form, componentFailed);

  const collapsed = isCollapsed(card);
  const actions = queued ? [] : card.view.actions.slice(0, collapsed ? 1 : 3);
  const posts = actions.filter((action) => "post" in action.do);
  const first = posts.find((action) => action.style === "primary") ?? posts[0];
  const errors = Object.fromEntries((acting.problem?.errors ?? []).map((error) => [error.field, error.message]));
  const context: BlockContext = {
    interactive: !collapsed && posts.length > 0,
    fieldId: (name) => cardFieldId(card.entryId, name),
    values: props.values,
    errors,
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    const button = (event.nativeEvent as SubmitEvent).submitter;
    const action = [...posts, ...(card.staff?.actions ?? [])].find((one) => one.id === button?.dataset.action) ?? first;
    if (!action || !("post" in action.do)) return;
    if (acting.busy || (offline && action.do.needsOnline)) return event.preventDefault();
    if (action.do.confirm && !confirmed.current) {
      event.preventDefault();
      return setAsking({ action, form: event.currentTarget, button });
    }
    confirmed.current = false;
    if (!onAct) return;
    event.preventDefault();
    undo.expect(action.do.undoMs);
    void acting.run(action.id, readCardFields(event.currentTarget, card.view), action.do.undoMs === undefined ? undefined : hopedFor(card, action.do.becomes));
  };
  const confirm = asking && "post" in asking.action.do ? asking.action.do.confirm : undefined;
  const answerYes = () => {
    confirmed.current = true;
    setAsking(undefined);
    asking?.form.requestSubmit(asking.button);
  };

  const blocks = card.state === "unavailable" || card.view.blocks.length === 0 ? null : <CardBlocks view={card.view} context={context} />;
  const buttons = <CardActions card={card} actions={actions} busy={acting.busy} offline={offline} preview={preview} />;
  const plain = <>{collapsed ? null : blocks}{buttons}</>;
  const body = Face && !collapsed ? (
    <CardBoundary fallback={plain} onFail={componentFailed}>
      <Face {...context} card={card} blocks={blocks} actions={buttons} busy={acting.busy} />
    </CardBoundary>
  ) : (
    plain
  );
  return (
    <article
      className={classNames(styles.card, collapsed && styles.collapsed)}
      aria-labelledby={`${cardStatusId(card.entryId)}-title`}
      data-state={card.state}
      data-kind={card.kind}
    >
      <div className={styles.inside}>
        <CardHead card={card} queued={queued} />
        {acting.problem ? <Problem problem={acting.problem} card={card} noticeRef={notice} /> : null}
        <div className={collapsed ? styles.further : styles.whole}>
          {preview ? (
            <fieldset disabled className={styles.body}>{body}</fieldset>
          ) : first ? (
            <form ref={form} className={styles.body} method="post" action={cardActionPath(card, first.id)} noValidate onSubmit={submit}>
              <input type="hidden" name="rev" value={card.rev} />
              <input type="hidden" name="key" value={acting.key} />
              {body}
            </form>
          ) : (
            <div className={styles.body}>{body}</div>
          )}
          {collapsed && blocks ? (
            <Disclosure summary={<>Show details<span className="vh">: {card.view.title}</span></>}>{blocks}</Disclosure>
          ) : null}
        </div>
        {(queued || acting.undoToken) && onUndo ? (
          <div className={styles.actions}>
            <Button type="button" variant="quiet" onClick={() => undo.press(onUndo)}>Undo<span className="vh">: {card.view.title}</span></Button>
          </div>
        ) : null}
        {card.staff && !collapsed ? <StaffRow card={card} verbs={card.staff} actionKey={acting.key} busy={acting.busy} offline={offline} onSubmit={submit} /> : null}
        {card.view.foot && !collapsed ? <p className={styles.foot}>{card.view.foot}</p> : null}
      </div>
      {confirm && asking ? (
        <Dialog
          open
          title={confirm.title}
          onClose={() => setAsking(undefined)}
          actions={
            <>
              <Button type="button" variant={asking.action.style === "danger" ? "danger" : "primary"} onClick={answerYes}>{confirm.yes}</Button>
              <Button type="button" onClick={() => setAsking(undefined)}>Go back</Button>
            </>
          }
        >
          {confirm.text}
        </Dialog>
      ) : null}
    </article>
  );
}

/** How a card looks at once after an action that can be taken back. */
const hopedFor = (card: CardEnvelope, tag = "Done"): CardEnvelope => ({ ...card, state: "done", needsYou: false, view: { ...card.view, status: { tag, tone: "success" }, actions: [] } });

function Problem({ problem, card, noticeRef }: { problem: CardProblem; card: CardEnvelope; noticeRef: React.Ref<HTMLDivElement> }) {
  const names = new Set(card.view.blocks.flatMap((block) => ("name" in block && block.t !== "file" ? [block.name] : [])));
  const errors = problem.errors?.map(({ field, message }) => ({ message, href: names.has(field) ? `#${cardFieldId(card.entryId, field)}` as const : undefined }));
  if (errors?.length) return <ErrorSummary inCard errors={errors} attempt={problem} />;
  return <Notice ref={noticeRef} tone="warning" focusable>{problem.message}</Notice>;
}
