import { Button, Field, LinkButton, Notice, PageHeading, Tag, newUlid } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { LinkRows } from "../../account/link-rows.tsx";
import { pageAnswer } from "../../page-answer.ts";
import { Form, redirect, useActionData, useLoaderData, useNavigation, useSearchParams, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import { formAnswer, textOf, textsOf } from "../form-answer.ts";
import { FormErrors, formValues } from "../form-errors.tsx";
import { rolesIn } from "../role-words.ts";
import { readSettings } from "../settings/save-settings.ts";
import { askMay } from "../staff-may.ts";
import page from "../staff-page.module.css";
import { ProfessionalFields } from "./professional-fields.tsx";
import { RoleBoxes } from "./role-boxes.tsx";
import styles from "./team.module.css";

export const meta = pageTitle("Staff & Users");

/** After a refusal too: the form then names what is stored now. */
export const shouldRevalidate = (): boolean => true;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { team, plugins } = context.caller;
  const may = await askMay(context);
  const [member, installed] = await pageAnswer(request, Promise.all([team.member({ staffId: params.staffId ?? "" }), may.switchPlugins && may.changePractice ? plugins.list() : []]));
  const own = await Promise.all(
    installed.filter((one) => one.hasSettings && one.state === "on").map(async ({ id, name }) => ({ id, name, lines: await readSettings(context, { pluginId: id, staffId: member.id }) })),
  );
  return { key: newUlid(), member, settings: own.filter((one) => one.lines.length > 0).map(({ id, name }) => ({ id, name })) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const staffId = params.staffId ?? "";
  const { team } = context.caller;
  if (textOf(form, "intent") === "restore") {
    const restored = await formAnswer(request, form, () => team.restore({ staffId, key: textOf(form, "key") || undefined }));
    if (!restored.ok) return restored.answer;
    throw redirect("/staff/settings/team?done=restored");
  }
  const lines = textOf(form, "licences").split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
  const colour = textOf(form, "colour");
  const saved = await formAnswer(request, form, () =>
    team.edit({
      staffId,
      revision: Number(textOf(form, "revision")),
      name: textOf(form, "name"),
      title: textOf(form, "title"),
      roles: rolesIn(textsOf(form, "roles")),
      colour: (colour || null) as Parameters<typeof team.edit>[0]["colour"],
      teleconference: textOf(form, "teleconference"),
      npi: textOf(form, "npi"),
      licences: lines,
      supervisorId: textOf(form, "supervisorId") || null,
      key: textOf(form, "key") || undefined,
    }),
  );
  if (!saved.ok) return saved.answer;
  throw redirect("/staff/settings/team?done=saved");
}

/** A member of staff: name, roles, and what a professional's record holds. */
export default function MemberPage() {
  const { key, member, settings } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { state } = useNavigation();
  const [params] = useSearchParams();
  const { profile } = member;
  const values = formValues(problem, {
    name: member.name, title: member.title, roles: member.roles, colour: profile.colour, teleconference: profile.teleconference, npi: profile.npi,
    licences: profile.licences.join("\n"), supervisorId: profile.supervisorId,
  });
  const at = (name: string) => ({ name, error: values.error(name), defaultValue: values.text(name), autoComplete: "off" });
  const base = `/staff/settings/team/${member.id}`;
  return (
    <div className={page.narrow}>
      <BackLink to="/staff/settings/team">Staff &amp; Users</BackLink>
      <PageHeading above={member.active ? undefined : <Tag>Inactive</Tag>} below={member.email}>{member.name}</PageHeading>
      {params.get("done") === "banner" ? <div className={page.notice}><Notice tone="success">Banner saved.</Notice></div> : null}
      <Form method="post" noValidate className={page.form} key={member.revision}>
        <FormErrors problem={problem} />
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="revision" value={member.revision} />
        <Field label="Name" {...at("name")} maxLength={200} />
        <Field label="Title" optional hint="Clients read it under the name, such as Clinical psychologist." {...at("title")} maxLength={100} />
        <RoleBoxes ticked={values.list("roles")} error={values.error("roles")} />
        <ProfessionalFields member={member} at={at} />
        <div className={page.buttons}>
          <Button variant="primary" busy={state === "submitting"} busyLabel="Saving…">Save Changes</Button>
          <LinkButton href="/staff/settings/team">Cancel</LinkButton>
        </div>
      </Form>
      <h2 className={styles.group}>Settings of this person</h2>
      <LinkRows
        label="Settings of this person"
        rows={[
          { href: `${base}/banner`, label: "Banner message for their clients" },
          ...settings.map(({ id, name }) => ({ href: `/staff/settings/plugins/${id}?professional=${member.id}`, label: name })),
        ]}
      />
      <h2 className={styles.group}>Access</h2>
      {member.active ? (
        <p><LinkButton href={`${base}/deactivate`} variant="danger">Deactivate…</LinkButton></p>
      ) : (
        <Form method="post">
          <input type="hidden" name="key" value={key} />
          <p className="muted measure">{member.name} cannot sign in to this practice. What they wrote and did is kept.</p>
          <p><Button name="intent" value="restore">Restore {member.name}</Button></p>
        </Form>
      )}
    </div>
  );
}
