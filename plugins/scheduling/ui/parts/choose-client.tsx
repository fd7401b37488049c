import { Button, EmptyState, Field, Link, StaffPage } from "@anteroom/core/ui";
import { clientsNamed } from "@anteroom/core/ui/clients-named.ts";
import { Search } from "@anteroom/core/ui/icons.ts";
import type { PluginPageArgs } from "@anteroom/core/ui/plugin-page.ts";
import { Form, useActionData, useLocation } from "@remix-run/react";
import styles from "./scheduling.module.css";

/** Of a page that is about one client: whom its address names, "" while nobody is chosen. */
export const clientIn = (request: Request): string => new URL(request.url).searchParams.get("client") ?? "";

/** The action of such a page while nobody is chosen: looks for clients by name. */
export async function findClients(args: PluginPageArgs): Promise<{ search: string; found: { id: string; name: string }[] }> {
  const search = (await args.request.formData()).get("search");
  const words = typeof search === "string" ? search.trim() : "";
  return { search: words, found: await clientsNamed(args, words) };
}

/** Such a page while nobody is chosen: each client that is found leads to the same page for them. */
export function ChooseClient({ title, back }: { title: string; back: { href: string; label: string } }) {
  const answer = useActionData<typeof findClients>();
  const { pathname } = useLocation();
  return (
    <StaffPage title={title} below="Choose the client first." back={back}>
      <Form method="post" role="search" noValidate className="stack">
        <Field label="Search by name or e-mail" name="search" type="search" defaultValue={answer?.search} autoComplete="off" maxLength={100} />
        <div><Button variant="primary" icon={<Search aria-hidden="true" size={20} />}>Search</Button></div>
      </Form>
      {answer && answer.found.length === 0 ? <EmptyState>{answer.search ? `No results for ‘${answer.search}’. Try another word.` : "Enter a name to search for."}</EmptyState> : null}
      {answer && answer.found.length > 0 ? (
        <ul role="list" className={styles.rows} aria-label="Clients">
          {answer.found.map(({ id, name }) => <li key={id}><Link href={`${pathname}?client=${id}`}>{name}</Link></li>)}
        </ul>
      ) : null}
    </StaffPage>
  );
}
