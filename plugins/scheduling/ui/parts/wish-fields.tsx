import { Checkboxes, Field, Radios } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import type { SentForm } from "@anteroom/core/ui/plugin-form.ts";
import type { PartOfDay } from "../../server/rows/waits.ts";
import { readPlace } from "./place-choices.ts";
import type { PlaceChoice } from "./place-choices.ts";
import styles from "./scheduling.module.css";
import { dayNames, noticeWords, partWords } from "./wish-words.ts";

export interface WishChoices {
  services: readonly { id: string; name: string }[];
  professionals: readonly { id: string; name: string }[];
  places: readonly PlaceChoice[];
}

const notices = [2, 4, 12, 24, 48];
// Monday first, as weeks are shown.
const week = [1, 2, 3, 4, 5, 6, 0];

/** What somebody on the waitlist would take. `whose` is "you" for the client's own form. */
export function WishFields({ form, choices: { services, professionals, places }, byStaff }: { form: DrawnForm; choices: WishChoices; byStaff?: boolean }) {
  const own = byStaff ? "An appointment that the client has for it" : "If you have an appointment for it";
  return (
    <>
      <div className={styles.pair}>
        <Field as="select" label="For" {...form.field("service", services[0]?.id)}>
          {services.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </Field>
        {professionals.length > 1 ? (
          <Field as="select" label="With" {...form.field("with", "")}>
            <option value="">Anyone</option>
            {professionals.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </Field>
        ) : null}
        {places.length > 1 ? (
          <Field as="select" label="Where" {...form.field("place", places[0]?.value)}>
            {places.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
          </Field>
        ) : <input type="hidden" name="place" value={places[0]?.value ?? "video"} />}
      </div>
      <Checkboxes legend="Days" {...form.choices("days", week.map(String))} options={week.map((day) => ({ value: String(day), label: dayNames[day] }))} />
      <Checkboxes legend="Times of day" {...form.choices("parts", Object.keys(partWords))} options={Object.entries(partWords).map(([value, { label, hint }]) => ({ value, label, hint }))} />
      <Field as="select" label={byStaff ? "Notice that the client needs" : "Notice that you need"} hint="A time that begins sooner is not offered." width="medium" {...form.field("noticeHours", "4")}>
        {notices.map((hours) => <option key={hours} value={hours}>{noticeWords(hours)}</option>)}
      </Field>
      <Radios legend={own} {...form.field("moves", "yes")} options={[{ value: "yes", label: "Move it to the earlier time" }, { value: "no", label: "Keep it, and book one more" }]} />
    </>
  );
}

/** What the form of `WishFields` asks for. */
export const readWish = (form: SentForm) => ({
  key: form.key, serviceId: form.text("service"), staffId: form.text("with"), ...readPlace(form.text("place")),
  days: form.texts("days"), parts: form.texts("parts") as PartOfDay[], noticeHours: form.text("noticeHours"), moves: form.text("moves") !== "no",
});
