import { Button, EmptyState, Field, Link, PageHeading } from "@anteroom/core/ui";
import { Search } from "@anteroom/core/ui/icons.ts";
import { pageAnswer } from "../../../page-answer.ts";
import { useActionData, useLoaderData, Form, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../../remix.ts";
import { birthdayWords } from "../../ages.ts";
import { textOf } from "../../form-answer.ts";
import { nameOf } from "../../people-lines.ts";
import { chartTitle, useChart } from "../chart-place.ts";
import formStyles from "../chart-form.module.css";
import recordList from "../../clients/record-list.module.css";
import styles from "./merge.module.css";

export const meta = chartTitle("Merge records");

interface Found {
  id: string;
  name: string;
  about: string;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const likely = await pageAnswer(request, context.caller.people.merge.suggest({ clientId: params.clientId ?? "" }));
  return { likely: likely.map((one): Found => ({ id: one.id, name: one.name, about: [one.why, birthdayWords(one.birthDate), one.email, one.archived ? "archived" : null].filter(Boolean).join(" · ") })) };
}

/** A name that is looked for is posted: it stays out of addresses and logs. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const search = textOf(await request.formData(), "search").slice(0, 100);
  if (!search) return { search, found: [] as Found[] };
  const { clients } = await pageAnswer(request, context.caller.people.listClients({ limit: 20, search }));
  return { search, found: clients.filter((one) => one.id !== params.clientId).map((one): Found => ({ id: one.id, name: one.name, about: birthdayWords(one.birthDate) ?? "" })) };
}

/** Which other record is of the same person. */
export default function FindPage() {
  const { client } = useChart();
  const { likely } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className={formStyles.form}>
      <PageHeading below={`Find the other record of ${nameOf(client)}. Everything in it moves here. You see what moves before you decide.`}>Merge records</PageHeading>
      {likely.length > 0 ? (
        <section aria-labelledby="likely">
          <h2 id="likely">Perhaps the same person</h2>
          <Records records={likely} clientId={client.id} />
        </section>
      ) : null}
      <section aria-labelledby="find" className={styles.part}>
        <h2 id="find">{likely.length > 0 ? "Another record" : "Find a record"}</h2>
        <Form method="post" role="search" className={recordList.search}>
          <Field label="Search by name or e-mail" name="search" type="search" defaultValue={answer?.search} autoComplete="off" maxLength={100} />
          <Button icon={<Search aria-hidden="true" size={20} />}>Search</Button>
        </Form>
        {answer && answer.found.length === 0 ? <EmptyState>{answer.search ? `No results for ‘${answer.search}’. Try another word.` : "Enter a name to search for."}</EmptyState> : null}
        {answer && answer.found.length > 0 ? <Records records={answer.found} clientId={client.id} /> : null}
      </section>
    </div>
  );
}

function Records({ records, clientId }: { records: readonly Found[]; clientId: string }) {
  return (
    <ul role="list" className={recordList.records}>
      {records.map((one) => (
        <li key={one.id}>
          <p><strong>{one.name}</strong>{one.about ? <span className={recordList.about}>{one.about}</span> : null}</p>
          <Link href={`/staff/clients/${clientId}/merge/${one.id}`}>Compare<span className="vh"> with {one.name}</span></Link>
        </li>
      ))}
    </ul>
  );
}
