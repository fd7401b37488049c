import { Button, LinkButton, Notice, PageHeading, newUlid } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../../page-answer.ts";
import { Form, redirect, useActionData, useLoaderData, useNavigation, useSearchParams, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import { formAnswer, textOf, textsOf } from "../form-answer.ts";
import { FormErrors } from "../form-errors.tsx";
import { rolesIn, roleWords } from "../role-words.ts";
import page from "../staff-page.module.css";
import styles from "./team.module.css";

export const meta = pageTitle("Roles");

/** After a refusal too: the form then names what is stored now. */
export const shouldRevalidate = (): boolean => true;

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { key: newUlid(), ...(await pageAnswer(request, context.caller.team.permissions())) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const saved = await formAnswer(request, form, () => {
    const shown = textsOf(form, "shown");
    return context.caller.team.savePermissions({ revision: Number(textOf(form, "revision")), holders: Object.fromEntries(shown.map((key) => [key, rolesIn(textsOf(form, key))])), key: textOf(form, "key") || undefined });
  });
  if (!saved.ok) return saved.answer;
  throw redirect(`/staff/settings/roles?saved=1`);
}

/** Which role may do what, plugin by plugin; each cell is a box named by its row and column. */
export default function RolesPage() {
  const { key, revision, roles, groups } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { state } = useNavigation();
  const [params] = useSearchParams();
  return (
    <div className={page.page}>
      <BackLink to="/staff/settings">Account Settings</BackLink>
      <PageHeading below="A change holds from everybody’s next page on. Administrators always keep what they need to change it back.">Roles</PageHeading>
      {params.has("saved") && !problem ? <div className={page.notice}><Notice tone="success">Changes saved.</Notice></div> : null}
      <Form method="post" className={page.form} key={revision}>
        <FormErrors problem={problem} />
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="revision" value={revision} />
        <div className={styles.matrices}>
          {groups.map((group) => (
            <div key={group.id} className={styles.matrix} tabIndex={0} role="region" aria-labelledby={`matrix-${group.id}`}>
              <table>
                <caption id={`matrix-${group.id}`}>{group.name}</caption>
                <thead>
                  <tr>
                    <td />
                    {roles.map((role) => <th key={role} scope="col" id={`${group.id}-${role}`}>{roleWords[role]}</th>)}
                  </tr>
                </thead>
                <tbody>
                  {group.permissions.map((one) => {
                    const holders: readonly string[] = problem ? (problem.values[one.key] ?? []) : one.holders;
                    return (
                      <tr key={one.key}>
                        <th scope="row" id={`row-${one.key}`}>{one.label}<input type="hidden" name="shown" value={one.key} /></th>
                        {roles.map((role) => {
                          const fixed = one.locked && role === "administrator";
                          return (
                            <td key={role}>
                              <label>
                                <span className="vh">{`${one.label}: ${roleWords[role]}`}</span>
                                <input type="checkbox" name={one.key} value={role} defaultChecked={fixed || holders.includes(role)} disabled={fixed} aria-describedby={`${group.id}-${role}`} />
                              </label>
                            </td>
                          );
                        })}
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          ))}
        </div>
        <div className={page.buttons}>
          <Button variant="primary" busy={state === "submitting"} busyLabel="Saving…">Save Changes</Button>
          <LinkButton href="/staff/settings">Cancel</LinkButton>
        </div>
      </Form>
    </div>
  );
}
