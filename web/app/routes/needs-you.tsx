import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { useLoaderData } from "../remix.ts";
import type { LoaderFunctionArgs } from "../remix.ts";
import { NeedsYouList } from "../shell/client/next-steps.tsx";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { portalHomeFor } from "../shell/client/request-home.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shelf, conversationId } = await portalHomeFor(request, context);
  return { shelf, conversationId };
}

export const meta = pageTitle("Needs you");

export default function NeedsYou() {
  const { shelf, conversationId } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Needs you</PageHeading>
      <NeedsYouList shelf={shelf} homeConversationId={conversationId} />
    </>
  );
}
