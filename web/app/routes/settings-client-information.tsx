import { Button } from "@anteroom/core/ui/button.tsx";
import { Facts } from "@anteroom/core/ui/facts.tsx";
import { Field } from "@anteroom/core/ui/field.tsx";
import { informationForms, writtenOut } from "../account/information-fields.ts";
import { askFor, rawText, type FormProblem } from "../account/form-answer.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { SettingsPage } from "../account/settings-page.tsx";
import { reportMistake } from "../account/report-mistake.ts";
import { pageAnswer } from "../page-answer.ts";
import { usePortalShell } from "../shell/client/portal-shell.ts";
import { data, Form, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Client Information");

const lookedAt = "Your practice looks at what you changed in its records, and tells you here in Messages.";

interface Answer {
  problem?: FormProblem;
  done?: string;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  return await pageAnswer(request, context.caller.people.clientInformation.get());
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const mistake = rawText(form, "mistake");
  if (mistake) throw redirect(await pageAnswer(request, reportMistake(context.caller, mistake)));
  const typed = Object.fromEntries(informationForms.flatMap((part) => part.names).filter((name) => form.has(name)).map((name) => [name, rawText(form, name)]));
  const asked = await askFor(request, form, () => context.caller.people.clientInformation.save(typed));
  if (!asked.ok) return data<Answer>({ problem: asked.problem }, { status: 400 });
  const { errors, saved, proposed } = asked.value;
  if (Object.keys(errors).length === 0) return data<Answer>({ done: proposed.length === 0 ? "Your changes are saved." : saved.length === 0 ? lookedAt : `Your changes are saved. ${lookedAt}` });
  const values = Object.fromEntries([...form].filter((pair): pair is [string, string] => typeof pair[1] === "string"));
  return data<Answer>({ problem: { errors: errors as Record<string, string>, values } }, { status: 400 });
}

export default function ClientInformation() {
  const { about, fields } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { problem, done } = answer ?? {};
  const mayWrite = usePortalShell()?.home.mayReadMessages ?? false;
  const locked = fields.filter((field) => field.locked !== null);
  const open = fields.filter((field) => field.locked === null);
  return (
    <SettingsPage
      title="Client Information"
      below={<>This is what your practice knows about <bdi>{about}</bdi>. Your care team sees what you change.</>}
      problem={problem}
      fields={open.map((field) => field.name)}
      done={done}
      attempt={answer}
    >
      {problem ? <p className={styles.notice}>Everything else that you changed is saved.</p> : null}
      <Form method="post" noValidate className={styles.form}>
        {informationForms.map((part) => {
          const shown = open.filter((field) => part.names.includes(field.name));
          if (shown.length === 0) return null;
          return (
            <section key={part.title} id={part.id} className={styles.form} aria-label={part.title}>
              <h2>{part.title}</h2>
              {shown.map(({ name, label, value, reviewed, proposed }) => {
                const hint = proposed ? `You asked for this change. Until your practice accepts it, its records say: ${value === "" ? "nothing" : writtenOut(name, value)}` : reviewed ? "Your practice looks at a change before it counts." : undefined;
                const shared = { label, name, hint, optional: !reviewed, defaultValue: problem?.values[name] ?? proposed?.value ?? value, error: problem?.errors[name] };
                if (name === "address") return <Field key={name} as="textarea" rows={3} autoComplete="street-address" {...shared} />;
                return <Field key={name} {...shared} {...part.controls[name]} />;
              })}
            </section>
          );
        })}
        <div className={styles.buttons}>
          <Button variant="primary">Save</Button>
        </div>
      </Form>
      <section className={styles.part}>
        <h2>What your practice keeps</h2>
        <p className="muted">Your practice can change these.{mayWrite ? "" : " Tell them if something is not right."}</p>
        <Form method="post">
          <Facts
            ruled
            items={locked.map(({ name, label, value }) => ({
              label,
              value: value === "" ? <span className="muted">Not given</span> : <bdi>{writtenOut(name, value)}</bdi>,
              action: mayWrite ? <Button name="mistake" value={name} variant="quiet">Report a mistake<span className="vh"> about {label}</span></Button> : undefined,
            }))}
          />
        </Form>
      </section>
    </SettingsPage>
  );
}
