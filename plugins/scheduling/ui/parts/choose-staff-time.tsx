import { Button, Field, FormKey, formOf, zoneName } from "@anteroom/core/ui";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { NearestTimes } from "./nearest-times.tsx";
import type { Nearest } from "./nearest-in.ts";
import { SlotDays } from "./slot-days.tsx";
import { typedSlots } from "./typed-slots.ts";
import { StaffSlotFilter } from "./staff-slot-filter.tsx";
import type { StaffSlots } from "./staff-slots.ts";

interface Props {
  slots: StaffSlots;
  /** Further fields of the first form, such as the service. */
  first?: ReactNode;
  /** Further fields of the form that books; `hidden` go with the nearest times too. */
  last?: ReactNode;
  hidden?: ReactNode;
  button: string;
  version?: number;
  /** Where this page is, with what must stay in its address. */
  here: string;
  formKey: string;
  answer: (FormAnswer & { nearest: Nearest | null }) | undefined;
}

/** A time for staff to choose: what is free in a week, or any other time written by hand. */
export function ChooseStaffTime({ slots, first, last, hidden: more, button, version, here, formKey, answer }: Props) {
  const form = formOf(formKey, answer);
  const names = new Map(slots.people.filter(({ id }) => id === slots.staffId).map(({ id, name }) => [id, name]));
  const typed = typedSlots(answer);
  const hidden = (
    <>
      <FormKey form={form} {...(version === undefined ? {} : { version })} />
      <input type="hidden" name="with" value={slots.staffId} />
      <input type="hidden" name="place" value={slots.place.value} />
      {more}
    </>
  );
  return (
    <>
      {answer?.nearest ? <Form method="post" key={`nearest ${form.key}`}>{hidden}<NearestTimes nearest={answer.nearest} names={names} /></Form> : null}
      <StaffSlotFilter slots={slots} here={here} first={first} />
      <Form method="post" noValidate className="stack-large" key={form.key}>
        {hidden}
        {slots.days.length === 0 ? <p>No free time within the hours of these seven days. Write another time below, or look later.</p> : <SlotDays days={slots.days} zone={slots.zone} names={names} error={answer?.problem?.errors["slot"]} chosen={typed} key={`${slots.from} ${slots.place.value} ${slots.staffId}`} />}
        <Field type="datetime-local" step={300} width="medium" label="Another time" optional hint={`${zoneName(slots.clock)}. Also outside the hours; what is booked already stays safe.`} {...form.field("another")} />
        {last}
        <Button variant="primary">{button}</Button>
      </Form>
    </>
  );
}
