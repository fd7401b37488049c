import { Button, Notice, ViewerTimeProvider, useViewerTime, zoneName } from "@anteroom/core/ui";
import { Card } from "@anteroom/core/ui/card/card.tsx";
import type { CardEnvelope, OfferPage, OfferRecipient } from "@anteroom/core/server";
import type { ReactNode } from "react";
import { cardComponent } from "../../../inbox/plugin-slots.ts";
import type { FormAnswer } from "../../form-answer.ts";
import { FormErrors } from "../../form-errors.tsx";
import page from "../../staff-page.module.css";
import { OfferFieldInput } from "./offer-fields.tsx";
import styles from "./offers.module.css";

export interface OfferAnswer extends FormAnswer {
  fields?: Record<string, string | string[]>;
  preview?: { card: CardEnvelope; recipient: OfferRecipient };
  sent?: true;
}

type StepForm = (props: { method: "post"; action?: string; className?: string; noValidate?: boolean; children: ReactNode }) => ReactNode;

interface Props {
  offer: OfferPage;
  /** Made once for this page, so that sending twice sends once. */
  formKey: string;
  answer?: OfferAnswer;
  /** Posts to the offer's page: Remix's own form, or a fetcher's. */
  Form: StepForm;
  action?: string;
  /** In the dialog: the answer says that it was sent instead of leading back. */
  inDialog?: boolean;
  busy?: boolean;
}

const hidden = (fields: Record<string, string | string[]>) =>
  Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one, index) => <input key={`${name} ${index}`} type="hidden" name={name} value={one} />));

/** Form, then preview, then send. */
export function OfferSteps(props: Props) {
  const { answer, formKey, inDialog } = props;
  const shared = <><input type="hidden" name="_key" value={formKey} />{inDialog ? <input type="hidden" name="_dialog" value="yes" /> : null}</>;
  return answer?.preview && answer.fields ? <Preview {...props} preview={answer.preview} fields={answer.fields} shared={shared} /> : <Fill {...props} shared={shared} />;
}

function Fill({ offer, answer, Form, action, busy, shared }: Props & { shared: ReactNode }) {
  const { form, recipient } = offer;
  const problem = answer?.problem;
  const typed: Record<string, string | readonly string[] | undefined> | undefined = problem?.values ?? answer?.fields;
  const names = form.fields.flatMap((field) => ("name" in field ? [field.name] : []));
  if (form.none !== undefined) return <Notice>{form.none}</Notice>;
  return (
    <Form method="post" action={action} className={page.form} noValidate>
      <FormErrors problem={problem} names={names} />
      <Recipient recipient={recipient} />
      {shared}
      {form.fields.map((field, index) => {
        const before = "name" in field ? typed?.[field.name] : undefined;
        const kept = typed ? (before === undefined ? [] : [before].flat()) : undefined;
        return <OfferFieldInput key={"name" in field ? field.name : index} field={field} typed={kept} error={"name" in field ? problem?.errors[field.name] : undefined} />;
      })}
      <div className={page.buttons}>
        <Button variant="primary" name="_intent" value="preview" busy={busy} busyLabel="Making the preview…">See it as {recipient.name} will</Button>
      </div>
    </Form>
  );
}

function Preview({ preview, fields, Form, action, busy, shared, answer }: Props & { preview: NonNullable<OfferAnswer["preview"]>; fields: NonNullable<OfferAnswer["fields"]>; shared: ReactNode }) {
  const { card, recipient } = preview;
  const mine = useViewerTime();
  return (
    <div className={page.form}>
      <FormErrors problem={answer?.problem} names={[]} />
      <p>
        {recipient.name} will see this in the conversation.
        {recipient.timeZone === mine.zone ? null : ` Times are in their time zone, ${zoneName(recipient.timeZone)}.`}
      </p>
      <Invited recipient={recipient} />
      <div className={styles.preview} data-preview="">
        <ViewerTimeProvider {...mine} zone={recipient.timeZone}>
          <Card card={card} component={cardComponent(card.kind)} preview />
        </ViewerTimeProvider>
      </div>
      <Form method="post" action={action}>
        {shared}
        {hidden(fields)}
        <div className={page.buttons}>
          <Button variant="primary" name="_intent" value="send" busy={busy} busyLabel="Sending…">Send to {recipient.name}</Button>
          <Button name="_intent" value="change">Change it</Button>
        </div>
      </Form>
    </div>
  );
}

function Recipient({ recipient }: { recipient: OfferRecipient }) {
  return (
    <>
      <p className={styles.to}>To <strong>{recipient.name}</strong></p>
      <Invited recipient={recipient} />
    </>
  );
}

/** Said before anything is sent (ENR-08). */
function Invited({ recipient }: { recipient: OfferRecipient }) {
  if (recipient.enrolled) return null;
  return <Notice tone="warning">{recipient.name} is invited but has not come into the portal yet. The card waits for them there. No reminder reaches them before.</Notice>;
}
