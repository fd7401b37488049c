import { EmptyState, PageHeading, Tag } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { {{Pascal}}Router } from "../../server/router.ts";

export async function loader(args: LoaderFunctionArgs) {
  return { items: await pluginPageApi<{{Pascal}}Router>("{{id}}", args).list() };
}

/** What the client has been given to do. */
export default function ListPage() {
  const { items } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <PageHeading>{{name}}</PageHeading>
      {items.length === 0 ? (
        <EmptyState>Nothing to do. What your care team gives you appears here and in your messages.</EmptyState>
      ) : (
        <ul role="list">
          {items.map((item) => (
            <li key={item.id}>{item.title} <Tag tone={item.done ? "success" : "accent"}>{item.done ? "Done" : "To do"}</Tag></li>
          ))}
        </ul>
      )}
    </div>
  );
}
