import { Button, EmptyState, Field, LinkButton, Notice, PageHeading } from "@anteroom/core/ui";
import { Search, Users } from "@anteroom/core/ui/icons.ts";
import { useEffect, useState } from "react";
import { pageAnswer } from "../../page-answer.ts";
import { useActionData, useFetcher, useLoaderData, useSearchParams, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "../../remix.ts";
import { textOf } from "../form-answer.ts";
import type { ClientLine } from "../people-lines.ts";
import { staffTitle, useStaffPlace } from "../staff-place.ts";
import page from "../staff-page.module.css";
import { ClientRows } from "./client-rows.tsx";
import { readCursor, writeCursor } from "./client-cursor.ts";
import styles from "./clients.module.css";

export const meta: MetaFunction = ({ matches }) => staffTitle(matches, "Clients");

interface ClientsAnswer {
  clients: ClientLine[];
  next: string | null;
  search: string;
  /** Not the first page. */
  further: boolean;
}

export async function loader({ request, context }: LoaderFunctionArgs): Promise<ClientsAnswer> {
  const { clients, next } = await pageAnswer(request, context.caller.people.listClients({ limit: 50 }));
  return { clients, next: writeCursor(next), search: "", further: false };
}

/** Searching is a post: what is looked for is a person's name, which stays out of addresses and logs. */
export async function action({ request, context }: ActionFunctionArgs): Promise<ClientsAnswer> {
  const form = await request.formData();
  const search = textOf(form, "search").slice(0, 100);
  const after = readCursor(textOf(form, "after"));
  const { clients, next } = await pageAnswer(request, context.caller.people.listClients({ limit: 50, ...(search ? { search } : {}), ...(after ? { after } : {}) }));
  return { clients, next: writeCursor(next), search, further: after !== undefined };
}

export default function ClientsPage() {
  const first = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>({ key: "clients" });
  const place = useStaffPlace();
  const [params] = useSearchParams();
  // Without JavaScript the whole page answers a search.
  const posted = useActionData<typeof action>();
  const came = fetcher.data ?? posted ?? first;
  const [shown, setShown] = useState<ClientsAnswer>(came);
  useEffect(() => {
    setShown((before) => (came.further && came.search === before.search ? { ...came, clients: [...before.clients, ...came.clients] } : came));
  }, [came]);
  const { clients, next, search } = shown;
  const busy = fetcher.state !== "idle";
  return (
    <div className={page.page}>
      <PageHeading>Clients</PageHeading>
      {params.get("done") === "saved" ? <div className={page.notice}><Notice tone="success">Client saved. The chart belongs to the professional you chose.</Notice></div> : null}
      <fetcher.Form method="post" action="/staff/clients" role="search" className={styles.search}>
        <Field label="Search by name or e-mail" name="search" type="search" defaultValue={search} autoComplete="off" maxLength={100} />
        <Button icon={<Search aria-hidden="true" size={20} />} busy={busy} busyLabel="Searching…">Search</Button>
      </fetcher.Form>
      <p role="status" className="vh">{search && !busy ? `${clients.length} found` : ""}</p>
      {clients.length > 0 ? <ClientRows clients={clients} /> : <NoClients search={search} mayAdd={place?.may.writeClients ?? false} />}
      {posted?.further && shown === posted ? <p className={styles.more}><LinkButton href="/staff/clients">First page</LinkButton></p> : null}
      {next ? (
        <fetcher.Form method="post" action="/staff/clients" className={styles.more}>
          <input type="hidden" name="search" value={search} />
          <input type="hidden" name="after" value={next} />
          <Button busy={busy} busyLabel="Loading…">Show more</Button>
        </fetcher.Form>
      ) : null}
    </div>
  );
}

function NoClients({ search, mayAdd }: { search: string; mayAdd: boolean }) {
  if (search) return <EmptyState icon={<Search size={24} />}>No results for ‘{search}’. Try another word.</EmptyState>;
  return (
    <EmptyState icon={<Users size={24} />} action={mayAdd ? <LinkButton href="/staff/clients/new">Add a client</LinkButton> : undefined}>
      {mayAdd ? "No clients yet." : "No clients are assigned to you. An administrator or scheduler can assign you to a client."}
    </EmptyState>
  );
}
