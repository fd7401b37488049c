import { Button, EmptyState, Field, Link, PageHeading } from "@anteroom/core/ui";
import { Search } from "@anteroom/core/ui/icons.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../../page-answer.ts";
import { Form, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { birthdayWords } from "../ages.ts";
import { BackLink } from "../back-link.tsx";
import { textOf } from "../form-answer.ts";
import page from "../staff-page.module.css";
import styles from "../clients/record-list.module.css";

export const meta = pageTitle("Why can’t they?");

interface Found {
  id: string;
  name: string;
  birthday: string | null;
}

const find = async ({ request, context }: Pick<LoaderFunctionArgs, "request" | "context">, search: string): Promise<Found[]> => {
  const { listClients } = context.caller.people;
  // Archived clients are what is asked about often: their portal has closed.
  const [now, archived] = await pageAnswer(request, Promise.all([listClients({ limit: 20, search }), listClients({ limit: 10, search, archived: true })]));
  return [...now.clients, ...archived.clients].map((one) => ({ id: one.id, name: one.name, birthday: birthdayWords(one.birthDate) }));
};

export const loader = async (args: LoaderFunctionArgs) => ({ found: await find(args, ""), search: "" });

/** A name that is looked for is posted: it stays out of addresses and logs. */
export async function action(args: ActionFunctionArgs) {
  const search = textOf(await args.request.formData(), "search").slice(0, 100);
  return { found: await find(args, search), search };
}

/** Whose portal the question is about. */
export default function FindClientPage() {
  const first = useLoaderData<typeof loader>();
  const { found, search } = useActionData<typeof action>() ?? first;
  return (
    <div className={page.narrow}>
      <BackLink to="/staff/settings">Account Settings</BackLink>
      <PageHeading below="Choose the client whose portal it is about.">Why can’t they?</PageHeading>
      <Form method="post" role="search" className={styles.search}>
        <Field label="Search by name or e-mail" name="search" type="search" defaultValue={search} autoComplete="off" maxLength={100} />
        <Button icon={<Search aria-hidden="true" size={20} />}>Search</Button>
      </Form>
      {found.length === 0 ? <EmptyState>{search ? `No results for ‘${search}’. Try another word.` : "There are no clients yet."}</EmptyState> : (
        <ul role="list" className={styles.records}>
          {found.map((one) => (
            <li key={one.id}>
              <p><Link href={`/staff/clients/${one.id}/why`}>{one.name}</Link>{one.birthday ? <span className={styles.about}>{one.birthday}</span> : null}</p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
