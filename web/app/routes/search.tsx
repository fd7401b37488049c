import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "../remix.ts";
import { answerSearch, openSearch } from "../search/answer-search.ts";
import { SearchView } from "../search/search-view.tsx";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { portalHomeFor } from "../shell/client/request-home.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await portalHomeFor(request, context);
  return openSearch(request, context);
}

export async function action({ request, context }: ActionFunctionArgs) {
  await portalHomeFor(request, context);
  return answerSearch(request, context);
}

export const meta = pageTitle("Search");

export default function SearchPage() {
  return (
    <>
      <PageHeading below="Messages, cards, documents and everything else that you can see here.">Search</PageHeading>
      <SearchView here="/search" personLabel="Written by" anyone="Anybody" />
    </>
  );
}
