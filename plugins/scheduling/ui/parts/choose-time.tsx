import { Button, Field, FormKey, Link, LinkButton, Radios, formOf, useViewerTime, zoneName } from "@anteroom/core/ui";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import { Form } from "@remix-run/react";
import type { Times } from "./load-times.ts";
import type { Nearest } from "./nearest-in.ts";
import { NearestTimes } from "./nearest-times.tsx";
import styles from "./scheduling.module.css";
import { SlotDays } from "./slot-days.tsx";
import { typedSlots } from "./typed-slots.ts";

/** With whom, where and when: days with their times to choose from. The page's action gets what `chosenSlot` reads. */
export function ChooseTime({ times, formKey, answer }: { times: Times; formKey: string; answer: (FormAnswer & { nearest: Nearest | null }) | undefined }) {
  const { zone } = useViewerTime();
  const form = formOf(formKey, answer);
  const shownOf = times.staffId ? times.people.filter(({ id }) => id === times.staffId) : times.people;
  const names = new Map(shownOf.map(({ id, name }) => [id, name]));
  const typed = typedSlots(answer);
  const first = times.days[0]?.slots[0]?.startsAt;
  return (
    <>
      {answer?.nearest ? (
        // A form of its own: Enter among the days below must not press one of these.
        <Form method="post" key={`nearest ${form.key}`}>
          <FormKey form={form} />
          <input type="hidden" name="place" value={times.place.value} />
          <NearestTimes nearest={answer.nearest} names={names} />
        </Form>
      ) : null}
      {times.people.length > 1 || times.choices.length > 1 ? (
        <Form method="get" className={styles.filter} aria-label="With whom and where">
          {times.people.length > 1 ? (
            <Field as="select" label="With" name="with" defaultValue={times.staffId} key={times.staffId}>
              <option value="">Anyone</option>
              {times.people.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
            </Field>
          ) : null}
          {times.choices.length > 1 ? <Radios legend="Where" name="place" options={times.choices} defaultValue={times.place.value} key={times.place.value} /> : null}
          <div><Button>Show times</Button></div>
        </Form>
      ) : null}
      <p>Times are {zoneName(zone, first)}. <Link href="/settings/time-zone">Change<span className="vh"> time zone</span></Link></p>
      <Form method="post" noValidate className="stack-large" key={form.key}>
        <FormKey form={form} />
        <input type="hidden" name="place" value={times.place.value} />
        {times.days.length === 0 ? (
          <p>{times.earlier ? "There are no more openings after these days." : "There are no openings at the moment. Write to us, and we find a time together."}</p>
        ) : (
          <SlotDays days={times.days} zone={times.zone} names={names} error={answer?.problem?.errors["slot"]} chosen={typed} key={`${times.days[0]?.day ?? ""} ${times.place.value} ${times.staffId}`} />
        )}
        {times.earlier || times.more ? (
          <nav aria-label="Days" className={styles.verbs}>
            {times.earlier ? <LinkButton href={times.earlier}>Earlier days</LinkButton> : null}
            {times.more ? <LinkButton href={times.more}>More days</LinkButton> : null}
          </nav>
        ) : null}
        <div className={styles.verbs}>
          {times.days.length > 0 ? <Button variant="primary">Continue</Button> : null}
          <LinkButton variant="quiet" href="/scheduling/earlier">Tell me of earlier times</LinkButton>
          <LinkButton variant={times.days.length > 0 ? "quiet" : "primary"} href="/">{times.days.length > 0 ? "None of these times work" : "Send a message"}</LinkButton>
        </div>
      </Form>
    </>
  );
}
