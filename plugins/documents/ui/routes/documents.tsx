import { ClientPage, EmptyState, Link, LinkButton, PageLinks, Tabs, Tag, When, formatSize, pageTitle } from "@anteroom/core/ui";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { DocumentsRouter } from "../../server/router.ts";
import styles from "../documents.module.css";

export const meta = pageTitle("Documents");

type From = "sign" | "practice" | "signed" | "me";

const tabs: { from: From; label: string; empty: string }[] = [
  { from: "sign", label: "To sign", empty: "Nothing to sign. When your practice asks for a signature, it is here and in your messages." },
  { from: "practice", label: "Received", empty: "No documents yet. When your practice shares one, it will be here." },
  { from: "signed", label: "Signed", empty: "Nothing is signed yet. What you sign here stays here." },
  { from: "me", label: "Sent", empty: "You have not sent a document yet." },
];

export async function loader(args: LoaderFunctionArgs) {
  const wanted = new URL(args.request.url).searchParams.get("from");
  const sort = new URL(args.request.url).searchParams.get("sort") === "oldest" ? ("oldest" as const) : ("newest" as const);
  const after = cursorIn(args.request);
  const api = pluginPageApi<DocumentsRouter>("documents", args);
  const asked = tabs.find((tab) => tab.from === wanted)?.from;
  const first = await api.list({ from: asked ?? "sign", sort, after });
  // Without a wish: what waits for a signature, else what there is to read.
  const from = asked ?? (first.toSign.length > 0 ? "sign" : "practice");
  return { ...(from === (asked ?? "sign") ? first : await api.list({ from, sort, after })), from, sort, after };
}

/** The client's Document Center. */
export default function DocumentsPage() {
  const { toSign, items, next, from, sort, after } = useLoaderData<typeof loader>();
  const empty = tabs.find((tab) => tab.from === from)?.empty;
  return (
    <ClientPage title="Documents" beside={<LinkButton href="/documents/upload">Send a document</LinkButton>}>
      <Tabs label="Documents" tabs={tabs.map((tab) => ({ href: `/documents?from=${tab.from}`, label: tab.label, current: tab.from === from, ...(tab.from === "sign" ? { count: toSign.length } : {}) }))} />
      {(from === "sign" ? toSign : items).length === 0 ? <EmptyState>{empty}</EmptyState> : null}
      {from === "sign" ? (
        <ul role="list" className={styles.list}>
          {toSign.map((one) => (
            <li key={one.requestId}>
              <div>
                <h2><Link href={`/documents/${one.id}/sign`}>{one.title}</Link></h2>
                <p className={styles.facts}>{one.of > 1 ? `${one.of} documents. ` : ""}{one.dueAt ? <>Due <When start={new Date(one.dueAt).toISOString()} show="day" /></> : null}</p>
              </div>
              <Tag tone={one.paused ? "warning" : "accent"}>{one.paused ? "Waiting for an answer" : "To sign"}</Tag>
            </li>
          ))}
        </ul>
      ) : (
        <ul role="list" className={styles.list}>
          {items.map((item) => (
            <li key={item.id}>
              <div>
                <h2><Link href={`/documents/${item.id}`}>{item.title}</Link></h2>
                <p className={styles.facts}>{from === "me" ? "" : <>{item.by}, </>}<When start={new Date(item.madeAt).toISOString()} show="day" />, {formatSize(item.size)}</p>
              </div>
              {item.source === "signed" ? <Tag tone="success">Signed</Tag> : item.isNew ? <Tag tone="accent">New</Tag> : null}
            </li>
          ))}
        </ul>
      )}
      {from !== "sign" && (items.length > 1 || after) ? <p><Link href={`/documents?from=${from}&sort=${sort === "oldest" ? "newest" : "oldest"}`}>{sort === "oldest" ? "Newest first" : "Oldest first"}</Link></p> : null}
      <PageLinks here={`/documents?from=${from}&sort=${sort}`} next={next} after={after} {...(sort === "oldest" ? { more: "Newer", first: "Oldest" } : {})} />
    </ClientPage>
  );
}
