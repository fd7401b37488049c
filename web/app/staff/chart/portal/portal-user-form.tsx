import { Button, Checkbox, Field, Link, LinkButton, PageHeading } from "@anteroom/core/ui";
import { useRef, type MouseEvent } from "react";
import { Form } from "../../../remix.ts";
import type { FormProblem } from "../../form-answer.ts";
import { FormErrors, formValues } from "../../form-errors.tsx";
import { nameOf, type PortalUserLine, type PresetLine } from "../../people-lines.ts";
import { relationships } from "../../permission-boxes.ts";
import page from "../../staff-page.module.css";
import styles from "../chart-form.module.css";
import { useChart } from "../chart-place.ts";
import own from "./portal-user-form.module.css";
import { AuthorityPart } from "./authority-part.tsx";
import { PermissionBoxes } from "./permission-boxes.tsx";

interface KnownAddress {
  email: string;
  label: string;
  firstName: string;
  lastName: string;
  relationship: string;
}

interface Props {
  formKey: string;
  user: PortalUserLine | null;
  /** Of Contact Info, with who is behind each. */
  addresses: readonly KnownAddress[];
  presets: readonly PresetLine[];
  /** The preset that the address names: what the boxes start from without JavaScript. */
  preset: PresetLine | null;
  clientIsUser: boolean;
  problem?: FormProblem;
  busy: boolean;
}

/** Contact Info says it in free words; a portal user is one of the list. */
const relationshipOf = (words: string): string => {
  const said = words.trim().toLowerCase();
  if (/^(step)?(mother|father|mom|mum|dad|parent)$/.test(said)) return "parent";
  if (/^(husband|wife|spouse|partner)$/.test(said)) return "partner";
  return relationships.find((one) => one.value === said || one.label.toLowerCase() === said)?.value ?? "other";
};

const boxesOf = (presets: readonly PresetLine[], id: string) => presets.find((one) => one.id === id)?.permissions ?? [];

/** Adds or edits a portal user: who, where the invitation goes, and the seven boxes. */
export function PortalUserForm({ formKey, user, addresses, presets, preset, clientIsUser, problem, busy }: Props) {
  const { client } = useChart();
  const form = useRef<HTMLFormElement>(null);
  // Whoever the first address belongs to; without one, a contact that is not written down yet.
  const person = addresses[0];
  const self = !clientIsUser && person?.relationship === "self";
  const start = user ?? {
    firstName: person?.firstName ?? "",
    lastName: person?.lastName ?? "",
    nameUsed: self ? client.nameUsed : null,
    pronouns: self ? client.pronouns : null,
    relationship: relationshipOf(person?.relationship ?? "parent"),
    phone: null,
    email: "",
    permissions: boxesOf(presets, self ? "client" : "guardian"),
  };
  const values = formValues(problem, {
    firstName: start.firstName, lastName: start.lastName, nameUsed: start.nameUsed, pronouns: start.pronouns, phone: start.phone, relationship: start.relationship, email: start.email,
    address: user ? "" : (addresses[0]?.email ?? "other"),
    permissions: preset?.permissions ?? start.permissions,
    alerts: user && !user.alerts ? null : "yes",
    authoritySince: user?.authority.since, authorityUntil: user?.authority.until, authorityReviewOn: user?.authority.reviewOn,
  });
  const at = (name: string) => ({ name, error: values.error(name), defaultValue: values.text(name), autoComplete: "off" });
  const base = `/staff/clients/${client.id}/portal`;
  const known = relationships.some((one) => one.value === values.text("relationship"));
  const fillIn = (email: string): void => {
    const chosen = addresses.find((one) => one.email === email) ?? { firstName: "", lastName: "", relationship: "parent" };
    const names = addresses.flatMap((one) => [one.firstName, one.lastName]);
    for (const name of ["firstName", "lastName"] as const) {
      const field = form.current?.elements.namedItem(name);
      // What somebody typed themselves stays.
      if (field instanceof HTMLInputElement && (field.value === "" || names.includes(field.value))) field.value = chosen[name];
    }
    const relation = form.current?.elements.namedItem("relationship");
    if (relation instanceof HTMLSelectElement) relation.value = relationshipOf(chosen.relationship);
  };
  const startFrom = (event: MouseEvent, permissions: readonly string[]) => {
    event.preventDefault();
    for (const box of form.current?.querySelectorAll<HTMLInputElement>('input[name="permissions"]') ?? []) box.checked = permissions.includes(box.value);
  };
  return (
    <Form ref={form} method="post" noValidate className={styles.form}>
      {user ? null : <input type="hidden" name="key" value={formKey} />}
      <FormErrors problem={problem} />
      <PageHeading>{user ? `Edit ${nameOf(user)}` : "Add New User"}</PageHeading>
      <div className={page.form}>
        {user ? (
          user.status === "invited" ? (
            <Field label="E-mail, which is the username" type="email" hint="A changed address gets a new invitation, and the link sent before stops working." {...at("email")} maxLength={254} />
          ) : (
            <p><strong>Username</strong><br />{user.email}</p>
          )
        ) : (
          <div className={own.address}>
            {addresses.length > 0 ? (
              <Field as="select" label="E-mail" hint="The invitation goes there, and it becomes the username." name="address" defaultValue={values.text("address")} onChange={(event) => fillIn(event.currentTarget.value)}>
                {addresses.map((one) => <option key={one.email} value={one.email}>{one.email} ({one.label})</option>)}
                <option value="other">Other</option>
              </Field>
            ) : (
              <input type="hidden" name="address" value="other" />
            )}
            <div className={addresses.length > 0 ? own.other : own.only}>
              <Field label={addresses.length > 0 ? "Other e-mail address" : "E-mail"} type="email" hint={addresses.length > 0 ? undefined : "The invitation goes there, and it becomes the username."} {...at("email")} maxLength={254} />
              <Checkbox label="Also save it to Contact Info" name="alsoSaveToContact" value="yes" defaultChecked={values.ticked("alsoSaveToContact")} />
            </div>
          </div>
        )}
        <div className={page.pair}>
          <Field label="First name" {...at("firstName")} maxLength={100} />
          <Field label="Last name" {...at("lastName")} maxLength={100} />
        </div>
        <div className={page.pair}>
          <Field label="Name used" optional hint="If it differs from the first name. The portal and its mails use it." {...at("nameUsed")} maxLength={100} />
          <Field label="Pronouns" optional {...at("pronouns")} maxLength={60} />
        </div>
        <div className={page.pair}>
          <Field as="select" label="Relationship to the client" {...at("relationship")}>
            {known ? null : <option value={values.text("relationship")}>{values.text("relationship")}</option>}
            {relationships.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
          </Field>
          <Field label="Phone" optional type="tel" {...at("phone")} maxLength={40} />
        </div>
        {user && values.text("relationship") !== "self" ? (
          <AuthorityPart at={at} open={["authoritySince", "authorityUntil", "authorityReviewOn"].some((name) => values.error(name) || values.text(name))} />
        ) : null}
        <PermissionBoxes ticked={values.list("permissions")} error={values.error("permissions")}>
          {presets.map((one) => (
            <Link key={one.id} href={`?preset=${one.id}`} onClick={(event) => startFrom(event, one.permissions)}>{one.label}</Link>
          ))}
        </PermissionBoxes>
        <Checkbox label="Tell this person of new messages and other portal alerts" name="alerts" value="yes" defaultChecked={values.ticked("alerts")} />
        <div className={page.buttons}>
          <Button variant="primary" busy={busy} busyLabel="Saving…">{user ? "Save user" : "Add user and send invitation"}</Button>
          <LinkButton href={base}>Cancel</LinkButton>
        </div>
      </div>
    </Form>
  );
}
