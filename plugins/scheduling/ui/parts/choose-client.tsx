import { Link, StaffPage } from "@anteroom/core/ui";
import { clientsNamed } from "@anteroom/core/ui/clients-named.ts";
import type { PluginPageArgs } from "@anteroom/core/ui/plugin-page.ts";
import { useActionData, useLocation } from "@remix-run/react";
import { ClientSearch } from "./client-search.tsx";
import type { FoundClients } from "./client-search.tsx";

/** Of a page that is about one client: whom its address names, "" while nobody is chosen. */
export const clientIn = (request: Request): string => new URL(request.url).searchParams.get("client") ?? "";

/** The action of such a page while nobody is chosen: looks for clients by name. */
export async function findClients(args: PluginPageArgs): Promise<FoundClients> {
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
      <ClientSearch answer={answer} line={({ id, name }) => <Link href={`${pathname}?client=${id}`}>{name}</Link>} />
    </StaffPage>
  );
}
