import { Button, Checkbox, Disclosure, Field, FormKey } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";

const fields = ["name", "email", "relation", "agreed"];

/** Invites somebody who has no portal. What it discloses is asked for before anything is sent. */
export function InviteForm({ form }: { form: DrawnForm }) {
  const agreed = form.tick("agreed");
  return (
    <Disclosure summary="Invite somebody without a portal" defaultOpen={fields.some((name) => form.field(name).error !== undefined)}>
      <Form method="post" noValidate className="stack" key={`invite ${form.key}`}>
        <p className="measure">A partner, a teacher or an interpreter, for this appointment alone. They get a mail with a link to when and where. It names neither the client nor what it is about.</p>
        <FormKey form={form} />
        <Field label="Name" width="medium" maxLength={120} autoComplete="off" {...form.field("name")} />
        <Field label="Who they are" width="medium" hint="To the client, such as Teacher." maxLength={60} autoComplete="off" {...form.field("relation")} />
        <Field label="Email address" type="email" width="medium" autoComplete="off" {...form.field("email")} />
        <Checkbox label="The client agrees that this person is told" hint="Or whoever acts for them. It is written down in the audit log with your name." {...agreed} />
        <div><Button name="intent" value="invite">Send invitation</Button></div>
      </Form>
    </Disclosure>
  );
}
