import { ClientPage, EmptyState, PageLinks, Tag, pageTitle } from "@anteroom/core/ui";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { {{Pascal}}Router } from "../../server/router.ts";

export const meta = pageTitle("{{name}}");

export async function loader(args: LoaderFunctionArgs) {
  const after = cursorIn(args.request);
  return { ...(await pluginPageApi<{{Pascal}}Router>("{{id}}", args).list({ after })), after };
}

/** What the client has been given to do. */
export default function ListPage() {
  const { items, next, after } = useLoaderData<typeof loader>();
  return (
    <ClientPage title="{{name}}">
      {items.length === 0 ? <EmptyState>Nothing to do. What your care team gives you appears here and in your messages.</EmptyState> : (
        <ul role="list" className="stack-small">
          {items.map((item) => <li key={item.id}>{item.title} <Tag tone={item.done ? "success" : "accent"}>{item.done ? "Done" : "To do"}</Tag></li>)}
        </ul>
      )}
      <PageLinks here="/{{id}}" next={next} after={after} />
    </ClientPage>
  );
}
