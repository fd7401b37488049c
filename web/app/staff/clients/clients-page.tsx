import { Button, EmptyState, Field, Link, LinkButton, Notice, PageHeading, Tabs } from "@anteroom/core/ui";
import { Search, Users } from "@anteroom/core/ui/icons.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { useEffect, useState } from "react";
import { pageAnswer } from "../../page-answer.ts";
import { useActionData, useFetcher, useLoaderData, useSearchParams, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { textOf } from "../form-answer.ts";
import { NewClientButton } from "../bar/new-client-button.tsx";
import type { ClientLine } from "../people-lines.ts";
import { askMay } from "../staff-may.ts";
import { useStaffPlace } from "../staff-place.ts";
import page from "../staff-page.module.css";
import { ClientRows } from "./client-rows.tsx";
import { readCursor, writeCursor } from "./client-cursor.ts";
import styles from "./clients.module.css";

export const meta = pageTitle("Clients");

interface ClientsAnswer {
  clients: ClientLine[];
  next: string | null;
  search: string;
  archived: boolean;
  /** Not the first page. */
  further: boolean;
  /** Changes by portal users that wait for a look; counted on the first page. */
  changes: number;
}

export async function loader({ request, context }: LoaderFunctionArgs): Promise<ClientsAnswer> {
  const archived = new URL(request.url).searchParams.get("view") === "archived";
  const may = await askMay(context);
  const [{ clients, next }, changes] = await pageAnswer(request, Promise.all([context.caller.people.listClients({ limit: 50, archived }), may.writeClients ? context.caller.profile.changes.list() : []]));
  return { clients, next: writeCursor(next), search: "", archived, further: false, changes: changes.length };
}

/** Searching is a post: what is looked for is a person's name, which stays out of addresses and logs. */
export async function action({ request, context }: ActionFunctionArgs): Promise<ClientsAnswer> {
  const form = await request.formData();
  const search = textOf(form, "search").slice(0, 100);
  const after = readCursor(textOf(form, "after"));
  const archived = textOf(form, "view") === "archived";
  const { clients, next } = await pageAnswer(request, context.caller.people.listClients({ limit: 50, archived, ...(search ? { search } : {}), ...(after ? { after } : {}) }));
  return { clients, next: writeCursor(next), search, archived, further: after !== undefined, changes: 0 };
}

export default function ClientsPage() {
  const first = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>({ key: "clients" });
  const place = useStaffPlace();
  const [params] = useSearchParams();
  // Without JavaScript the whole page answers a search.
  const posted = useActionData<typeof action>();
  const answered = fetcher.data ?? posted;
  const came = answered && answered.archived === first.archived ? answered : first;
  const [shown, setShown] = useState<ClientsAnswer>(came);
  useEffect(() => {
    setShown((before) => (came.further && came.search === before.search && came.archived === before.archived ? { ...came, clients: [...before.clients, ...came.clients] } : came));
  }, [came]);
  const { clients, next, search, archived } = shown;
  const busy = fetcher.state !== "idle";
  return (
    <div className={page.page}>
      <div className={styles.head}>
        <PageHeading>Clients</PageHeading>
        {place?.may.writeClients ? <NewClientButton place="list" /> : null}
      </div>
      {first.changes > 0 ? (
        <div className={page.notice}>
          <Notice><p><Link href="/staff/changes">{first.changes === 1 ? "1 proposed change" : `${first.changes} proposed changes`}</Link> by portal users to look at.</p></Notice>
        </div>
      ) : null}
      {params.get("done") === "saved" ? <div className={page.notice}><Notice tone="success">Client saved. The chart belongs to the professional you chose.</Notice></div> : null}
      <div className={page.notice}>
        <Tabs label="Which clients" tabs={[{ href: "/staff/clients", label: "Current", current: !archived }, { href: "/staff/clients?view=archived", label: "Archived", current: archived }]} />
      </div>
      <fetcher.Form method="post" action={archived ? "/staff/clients?view=archived" : "/staff/clients"} role="search" className={styles.search}>
        <Field label="Search by name or e-mail" name="search" type="search" defaultValue={search} autoComplete="off" maxLength={100} />
        <Button icon={<Search aria-hidden="true" size={20} />} busy={busy} busyLabel="Searching…">Search</Button>
        <input type="hidden" name="view" value={archived ? "archived" : ""} />
      </fetcher.Form>
      <p role="status" className="vh">{search && !busy ? `${clients.length} found` : ""}</p>
      {clients.length > 0 ? <ClientRows clients={clients} /> : <NoClients search={search} archived={archived} mayAdd={place?.may.writeClients ?? false} />}
      {posted?.further && shown === posted ? <p className={styles.more}><LinkButton href="/staff/clients">First page</LinkButton></p> : null}
      {next ? (
        <fetcher.Form method="post" action={archived ? "/staff/clients?view=archived" : "/staff/clients"} className={styles.more}>
            <input type="hidden" name="search" value={search} />
          <input type="hidden" name="after" value={next} />
          <Button busy={busy} busyLabel="Loading…">Show more</Button>
        </fetcher.Form>
      ) : null}
    </div>
  );
}

function NoClients({ search, archived, mayAdd }: { search: string; archived: boolean; mayAdd: boolean }) {
  if (search) return <EmptyState icon={<Search size={24} />}>No results for ‘{search}’. Try another word.</EmptyState>;
  if (archived) return <EmptyState icon={<Users size={24} />}>No archived clients.</EmptyState>;
  return (
    <EmptyState icon={<Users size={24} />} action={mayAdd ? <LinkButton href="/staff/clients/new">Add a client</LinkButton> : undefined}>
      {mayAdd ? "No clients yet." : "No clients are assigned to you. An administrator or scheduler can assign you to a client."}
    </EmptyState>
  );
}
