import { Button, Field, FormKey, LinkButton, Radios, useUploads } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { Form, useNavigation } from "@remix-run/react";
import type { FormEvent } from "react";
import { useEffect, useState } from "react";
import type { ShownPolicy } from "../../server/index.ts";
import { backFor, sides } from "./card-photos.ts";
import type { Held, Side } from "./card-photos.ts";
import styles from "./insurance.module.css";
import money from "./payments.module.css";
import { PhotoSide, photoLimits } from "./photo-side.tsx";
import { holderWords } from "./policy-words.ts";

interface InsuranceFormProps {
  form: DrawnForm;
  held: Held;
  /** What was sent before, where this is an edit or the next year’s card. */
  like: ShownPolicy | null;
  rank: "primary" | "secondary";
  /** Its own page, and what of the address stays when a plain form comes back to it. */
  page: string;
  more: string;
  /** Where it leads without being sent. */
  away: string;
  send: { label: string; busy: string };
}

const radios = (field: { name: string; defaultValue: string | undefined; error: string | undefined }) => ({ name: field.name, ...(field.defaultValue ? { defaultValue: field.defaultValue } : {}), ...(field.error ? { error: field.error } : {}) });

/** Photos of an insurance card and what stands on it. Photos come first: without script they are forms of their own. */
export function InsuranceForm({ form, held, like, rank, page, more, away, send }: InsuranceFormProps) {
  const uploads = { front: useUploads(photoLimits, "picture", "one side"), back: useUploads(photoLimits, "picture", "one side") };
  const busy = useNavigation().state !== "idle";
  const [scripted, setScripted] = useState(false);
  const [why, setWhy] = useState<Partial<Record<Side, string>>>({});
  useEffect(() => setScripted(true), []);
  const photoOf = (side: Side): { id: string; drawn: boolean } | null => {
    const chip = uploads[side].chips[0];
    if (chip) return chip.fileId ? { id: chip.fileId, drawn: !/\.heic$/i.test(chip.file.name) && !chip.why } : null;
    if (held[side]) return { id: held[side], drawn: true };
    const typed = form.field(side).defaultValue;
    if (typed && typed !== like?.[side]?.id) return { id: typed, drawn: true };
    return like?.[side] ? { id: like[side].id, drawn: like[side].mime !== "image/heic" } : null;
  };
  const check = (event: FormEvent): void => {
    const problems = Object.fromEntries(sides.flatMap((side) => { const state = uploads[side].chips[0]?.state; return state === "uploading" ? [[side, "This photo is still on its way. Send when it has arrived."]] : state === "failed" ? [[side, "This photo was not uploaded. Try it again or remove it."]] : []; }));
    setWhy(problems);
    const [first] = Object.keys(problems);
    if (!first) return;
    event.preventDefault();
    document.getElementById(first)?.focus();
  };
  return (
    <>
      <section className={money.section} aria-labelledby="photos">
        <h2 id="photos">Photos of the card</h2>
        <p className={money.detail}>JPG, PNG or HEIC, up to 10 MB each. Put the card on something dark, in daylight, so that it fills the picture.</p>
        <div className={styles.sides}>
          {sides.map((side) => <PhotoSide key={side} side={side} photo={photoOf(side)} uploads={uploads[side]} error={why[side] ?? form.field(side).error} action={scripted ? null : `/files?purpose=picture&back=${encodeURIComponent(backFor(page, side, held, more))}`} />)}
        </div>
      </section>
      <section className={money.section} aria-labelledby="details">
        <h2 id="details">What stands on it</h2>
        <Form method="post" noValidate className={money.form} onSubmit={check} key={form.key}>
          <FormKey form={form} />
          {sides.map((side) => <input key={side} type="hidden" name={side} value={photoOf(side)?.id ?? ""} />)}
          <Field label="Insurance company" maxLength={120} autoComplete="off" {...form.field("insurer", like?.insurer)} />
          <Field label="Plan" optional maxLength={120} hint="Such as PPO Gold" autoComplete="off" {...form.field("plan", like?.plan)} />
          <Field label="Member ID" width="medium" maxLength={60} hint="On the front of the card" spellCheck={false} autoCapitalize="characters" autoComplete="off" {...form.field("memberId", like?.memberId)} />
          <Field label="Group number" optional width="medium" maxLength={60} spellCheck={false} autoCapitalize="characters" autoComplete="off" {...form.field("group", like?.group)} />
          <Field label="Insurer’s phone number" optional type="tel" width="medium" maxLength={40} hint="Often on the back of the card" autoComplete="off" {...form.field("phone", like?.phone)} />
          <Radios legend="It pays" id="rank" options={[{ value: "primary", label: "First", hint: "Primary; choose this for the only insurance" }, { value: "secondary", label: "Second", hint: "Secondary, for what the first does not pay" }]} {...radios(form.field("rank", like?.rank ?? rank))} />
          <Radios legend="Who holds the plan" id="relation" options={Object.entries(holderWords).map(([value, label]) => ({ value, label }))} {...radios(form.field("relation", like?.relation))} />
          <Field label="Name of that person" optional maxLength={120} hint="Only if it is not the client" autoComplete="off" {...form.field("holderName", like?.holderName)} />
          <Field label="Their date of birth" optional type="date" width="medium" hint="Only if it is not the client" {...form.field("holderBirthDate", like?.holderBirthDate)} />
          <Field label="First day" optional type="date" width="medium" hint="If the card says it" {...form.field("startsDay", like?.state === "rejected" ? like.startsDay : "")} />
          <Field label="Last day" optional type="date" width="medium" hint="If the card says it" {...form.field("endsDay", like?.state === "rejected" ? like.endsDay : "")} />
          <div className={money.buttons}><Button variant="primary" busy={busy} busyLabel={send.busy}>{send.label}</Button><LinkButton variant="quiet" href={away}>Cancel</LinkButton></div>
        </Form>
      </section>
    </>
  );
}
