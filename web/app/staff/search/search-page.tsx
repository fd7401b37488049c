import { PageHeading } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../../page-answer.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "../../remix.ts";
import { answerSearch, blankSearch, openSearch } from "../../search/answer-search.ts";
import { SearchView } from "../../search/search-view.tsx";
import page from "../staff-page.module.css";

export const meta = pageTitle("Search");

/** `client` is a client's id: the search begins with what is about them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await pageAnswer(request, context.caller.team.mine());
  return openSearch(request, context, { ...blankSearch, person: new URL(request.url).searchParams.get("client") ?? "" });
}

export async function action({ request, context }: ActionFunctionArgs) {
  await pageAnswer(request, context.caller.team.mine());
  return answerSearch(request, context);
}

export default function SearchPage() {
  return (
    <div className={page.page}>
      <PageHeading below="Clients, messages, cards, documents and everything else of the clients whom you see.">Search</PageHeading>
      <SearchView here="/staff/search" personLabel="Client" anyone="All clients" />
    </div>
  );
}
