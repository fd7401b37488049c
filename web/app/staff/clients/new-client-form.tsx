import { Button, Field, Notice, Radios, dayKey, useViewerTime } from "@anteroom/core/ui";
import { useState } from "react";
import { ageOn, isMinor } from "../ages.ts";
import type { FormProblem } from "../form-answer.ts";
import { FormErrors, formValues } from "../form-errors.tsx";
import type { PresetLine, ProfessionalLine } from "../people-lines.ts";
import { relationships } from "../permission-boxes.ts";
import page from "../staff-page.module.css";
import { TimeZoneField } from "../time-zone-field.tsx";
import styles from "./new-client-form.module.css";

export interface NewClientChoices {
  /** One for each time the form is drawn, so that a double press adds one client. */
  key: string;
  professionals: readonly ProfessionalLine[];
  presets: readonly PresetLine[];
  /** What plugins ask of a new client. */
  fields: readonly { name: string; label: string; hint: string }[];
  mayEnrol: boolean;
  /** The professional to start with. */
  professionalId: string;
}

interface Props {
  choices: NewClientChoices;
  problem?: FormProblem;
  /** Keeps ids apart when the form stands on the page and in the dialog. */
  prefix?: string;
  busy?: boolean;
  onCancel?: () => void;
}

/** The professional first, then the client, then who gets the invitation. Only names are needed. */
export function NewClientForm({ choices, problem, prefix = "", busy, onCancel }: Props) {
  const values = formValues(problem, { professionalId: choices.professionalId, who: "nobody", timeZone: "" });
  const at = (name: string) => ({ name, id: `${prefix}${name}`, error: values.error(name), defaultValue: values.text(name) });
  const [birthDate, setBirthDate] = useState(values.text("birthDate"));
  const { zone, now } = useViewerTime();
  const age = ageOn(birthDate, dayKey(now ?? new Date(), zone));
  const minor = isMinor(age);
  return (
    <div className={page.form}>
      <FormErrors problem={problem} prefix={prefix} />
      <input type="hidden" name="key" value={values.text("key") || choices.key} />
      <Field as="select" label="Professional" {...at("professionalId")}>
        <option value="">Choose a professional</option>
        {choices.professionals.map((one) => (
          <option key={one.id} value={one.id}>{one.title ? `${one.name}, ${one.title}` : one.name}</option>
        ))}
      </Field>
      <div className={page.pair}>
        <Field label="First name" {...at("firstName")} autoComplete="off" maxLength={100} />
        <Field label="Last name" {...at("lastName")} autoComplete="off" maxLength={100} />
      </div>
      <Field label="Birthday" optional type="date" {...at("birthDate")} onChange={(event) => setBirthDate(event.currentTarget.value)} width="medium" />
      {minor ? <Notice title={`${age}, under 18`}>A parent or guardian is often the portal user: choose Enroll Contact below.</Notice> : null}
      <div className={page.pair}>
        <Field label="Phone" optional type="tel" {...at("phone")} autoComplete="off" maxLength={40} />
        <Field label="E-mail" optional type="email" {...at("email")} autoComplete="off" maxLength={254} />
      </div>
      {choices.fields.map(({ name, label, hint }) => (
        <Field key={name} label={label} optional hint={hint} {...at(name)} autoComplete="off" maxLength={200} width="medium" />
      ))}
      {choices.mayEnrol ? <Enrolment choices={choices} values={values} prefix={prefix} minor={minor} /> : null}
      <details className={styles.more} open={["nameUsed", "pronouns", "timeZone"].some((name) => values.error(name) || values.text(name))}>
        <summary>More about the client (optional)</summary>
        <div className={page.form}>
          <div className={page.pair}>
            <Field label="Name used" optional hint="If it differs from the first name." {...at("nameUsed")} autoComplete="off" maxLength={100} />
            <Field label="Pronouns" optional {...at("pronouns")} autoComplete="off" maxLength={40} />
          </div>
          <TimeZoneField {...at("timeZone")} none="The practice’s time zone" />
        </div>
      </details>
      <div className={page.buttons}>
        <Button variant="primary" busy={busy} busyLabel="Saving…">Save client</Button>
        {onCancel ? <Button type="button" onClick={onCancel}>Cancel</Button> : null}
      </div>
    </div>
  );
}

function Enrolment({ choices, values, prefix, minor }: { choices: NewClientChoices; values: ReturnType<typeof formValues>; prefix: string; minor: boolean }) {
  const enrols = values.ticked("enrol");
  const contact = values.text("who") === "contact";
  const at = (name: string) => ({ name, id: `${prefix}${name}`, error: values.error(name), defaultValue: values.text(name) });
  return (
    <div className={styles.enrolment}>
      <label className={styles.tick}>
        <input type="checkbox" name="enrol" id={`${prefix}enrol`} value="yes" defaultChecked={enrols} />
        <span>Enroll in Client Portal</span>
      </label>
      <div className={styles.when}>
        <Radios
          // A birthday that makes the client a minor moves the choice to the contact.
          key={minor ? "minor" : "adult"}
          legend="Who gets the invitation?"
          name="who"
          id={`${prefix}who`}
          error={values.error("who")}
          defaultValue={contact || (minor && !enrols) ? "contact" : "client"}
          hint="If the client has an e-mail address and can use a computer, enroll the client."
          options={[
            { value: "client", label: "The client", hint: "At the e-mail address above." },
            { value: "contact", label: "Enroll Contact", hint: "A parent, guardian or other contact, for a child or a client without e-mail." },
          ]}
        />
        <div className={styles.contact}>
          <div className={page.pair}>
            <Field label="Contact's first name" {...at("contactFirstName")} autoComplete="off" maxLength={100} />
            <Field label="Contact's last name" {...at("contactLastName")} autoComplete="off" maxLength={100} />
          </div>
          <div className={page.pair}>
            <Field as="select" label="Relationship to the client" {...at("relationship")} defaultValue={values.text("relationship") || "parent"}>
              {relationships.filter((one) => one.value !== "self").map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
            </Field>
            <Field label="Contact's e-mail" type="email" {...at("contactEmail")} autoComplete="off" maxLength={254} />
          </div>
        </div>
        <Field as="select" label="Permissions" hint="You can change each one later in the chart." {...at("preset")} width="medium">
          <option value="">Standard for this person</option>
          {choices.presets.map((preset) => <option key={preset.id} value={preset.id}>{preset.label}</option>)}
        </Field>
      </div>
    </div>
  );
}
