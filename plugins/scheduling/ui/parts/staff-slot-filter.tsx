import { Button, Field, LinkButton } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import styles from "./scheduling.module.css";
import type { StaffSlots } from "./staff-slots.ts";

/** With whom, where and from which day staff look for a time; `first` are further fields, `here` the page with what stays in its address. */
export function StaffSlotFilter({ slots, here, first }: { slots: StaffSlots; here: string; first?: ReactNode }) {
  const later = new URLSearchParams({ with: slots.staffId, place: slots.place.value, from: slots.later }).toString();
  return (
    <Form method="get" className={styles.filter} aria-label="With whom, where and when" key={`${here} ${slots.staffId} ${slots.place.value} ${slots.from}`}>
      {first}
      <div className={styles.pair}>
        <Field as="select" label="With" name="with" defaultValue={slots.staffId}>
          {slots.people.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </Field>
        {slots.choices.length > 1 ? (
          <Field as="select" label="Where" name="place" defaultValue={slots.place.value}>
            {slots.choices.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
          </Field>
        ) : null}
        <Field type="date" label="Seven days from" name="from" defaultValue={slots.from} />
      </div>
      <div className={styles.verbs}>
        <Button>Show free times</Button>
        <LinkButton href={`${here}${here.includes("?") ? "&" : "?"}${later}`}>Next seven days</LinkButton>
      </div>
    </Form>
  );
}
