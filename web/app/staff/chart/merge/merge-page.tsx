import { Button, Field, Link, LinkButton, Notice, PageHeading, Radios } from "@anteroom/core/ui";
import { pageAnswer } from "../../../page-answer.ts";
import { Form, redirect, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../../remix.ts";
import { birthdayWords } from "../../ages.ts";
import { formAnswer, textOf } from "../../form-answer.ts";
import { FormErrors, formValues } from "../../form-errors.tsx";
import page from "../../staff-page.module.css";
import { chartTitle } from "../chart-place.ts";
import formStyles from "../chart-form.module.css";
import styles from "./merge.module.css";

export const meta = chartTitle("Merge records");

const idsOf = (params: LoaderFunctionArgs["params"]) => ({ into: params.clientId ?? "", from: params.otherId ?? "" });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return pageAnswer(request, context.caller.people.merge.preview(idsOf(params)));
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const keep: Record<string, "into" | "from"> = {};
  for (const [name, value] of form) if (name.startsWith("keep.") && (value === "into" || value === "from")) keep[name.slice(5)] = value;
  const merged = await formAnswer(request, form, () => context.caller.people.merge.run({ ...idsOf(params), keep, typed: textOf(form, "typed") }));
  if (!merged.ok) return merged.answer;
  throw redirect(`/staff/clients/${merged.value.clientId}?done=merged`);
}

const shown = (name: string, value: string) => <span className={styles.value}>{(name === "birthDate" ? birthdayWords(value) : null) ?? value}</span>;

/** Two records side by side: what to keep, what moves, and the word that makes them one. */
export default function MergePage() {
  const { into, from, choices, filled, moves, twice } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { state } = useNavigation();
  const values = formValues(problem);
  return (
    <Form method="post" noValidate className={formStyles.form}>
      <FormErrors problem={problem} />
      <PageHeading below={<>This chart stays. The other record of {from.name} leads here afterwards. <Link href={`/staff/clients/${from.id}/merge/${into.id}`}>Keep the other one instead</Link></>}>Merge two records of {into.name}</PageHeading>
      <div className={page.form}>
        {choices.length > 0 ? (
          <section className={styles.choices} aria-labelledby="differ">
            <h2 id="differ">Choose what to keep</h2>
            {choices.map(({ name, label, into: here, from: there }) => (
              <Radios
                key={name}
                legend={label}
                name={`keep.${name}`}
                defaultValue={values.text(`keep.${name}`) || "into"}
                options={[{ value: "into", label: shown(name, here), hint: "In this chart" }, { value: "from", label: shown(name, there), hint: "In the other record" }]}
              />
            ))}
          </section>
        ) : null}
        {filled.length > 0 ? (
          <section aria-labelledby="filled">
            <h2 id="filled">Taken over</h2>
            <ul className={styles.counts}>{filled.map(({ label, value }) => <li key={label}>{label}: {shown(label === "Date of birth" ? "birthDate" : "", value)}</li>)}</ul>
          </section>
        ) : null}
        <section aria-labelledby="moves">
          <h2 id="moves">What moves here</h2>
          {moves.length > 0 ? <ul className={styles.counts}>{moves.map(({ label, count }) => <li key={label}>{label}: {count}</li>)}</ul> : <p>There is nothing else in the other record.</p>}
          <p className="small muted">The log of both is read together from then on.</p>
        </section>
        {twice.length > 0 ? (
          <Notice title={`${twice.join(", ")} can open both portals`}>
            <p>They keep one. They can do what either record allowed, and both conversations go on: the second one is called “Earlier messages”.</p>
          </Notice>
        ) : null}
        <Notice tone="warning" title="This cannot be undone">
          <p>Check first that both records are of one person. Portal users of one record will see what belongs to the other.</p>
        </Notice>
        <Field label="Type the word merge" name="typed" error={values.error("typed")} autoComplete="off" autoCapitalize="none" spellCheck={false} width="medium" />
        <div className={page.buttons}>
          <Button variant="danger" busy={state === "submitting"} busyLabel="Merging…">Merge records</Button>
          <LinkButton href={`/staff/clients/${into.id}`}>Cancel</LinkButton>
        </div>
      </div>
    </Form>
  );
}
