import { ChartTab, EmptyState, Link, LinkButton, PageLinks, Tag, When, formatSize, pageTitle } from "@anteroom/core/ui";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { DocumentsRouter } from "../../server/router.ts";
import styles from "../documents.module.css";
import { stateWords } from "../state-words.ts";

export const meta = pageTitle("Documents");

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  const after = cursorIn(args.request);
  return { ...(await pluginPageApi<DocumentsRouter>("documents", args).chart({ clientId, after })), clientId, after };
}

/** The chart's tab: what is to be signed, and every document with who sees it and who has opened it. */
export default function ChartPage() {
  const { requests, items, next, clientId, after } = useLoaderData<typeof loader>();
  const base = `/staff/clients/${clientId}/documents`;
  return (
    <ChartTab title="Documents" beside={<div className={styles.buttons}><LinkButton variant="primary" href={`${base}/request`}>Ask for a signature</LinkButton><LinkButton href={`${base}/collect`}>Ask for documents</LinkButton><LinkButton href={`${base}/share`}>Share a file</LinkButton></div>}>
      {requests.length > 0 ? (
        <section className={styles.section} aria-labelledby="requests">
          <h2 id="requests">Signatures</h2>
          <ul role="list" className={styles.list}>
            {requests.map((one) => (
              <li key={one.id}>
                <div>
                  <h3><Link href={`${base}/requests/${one.id}`}>{one.title}</Link></h3>
                  <p className={styles.facts}>{one.names.join(", ")}. {one.signed} of {one.of} signed. <When start={new Date(one.createdAt).toISOString()} show="day" /></p>
                </div>
                <Tag tone={stateWords(one.state).tone}>{one.waitsForMe && stateWords(one.state).isOpen ? "Waits for you" : stateWords(one.state).words}</Tag>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className={styles.section} aria-labelledby="items">
        <h2 id="items">Documents</h2>
        {items.length === 0 ? <EmptyState>No documents yet.</EmptyState> : null}
        <ul role="list" className={styles.list}>
          {items.map((item) => (
            <li key={item.id}>
              <div>
                <h3><Link href={`${base}/${item.id}`}>{item.title}</Link></h3>
                <p className={styles.facts}><When start={new Date(item.madeAt).toISOString()} show="day" />, {formatSize(item.size)}. {item.audience}.</p>
                {item.source === "practice" ? <p className={styles.facts}>{item.openedBy.length > 0 ? `Opened by ${item.openedBy.join(", ")}` : "Not opened yet"}</p> : null}
              </div>
              <Tag tone={item.revokedAt ? "neutral" : item.source === "signed" ? "success" : item.isNew ? "accent" : "neutral"}>{item.revokedAt ? "Taken back" : item.source === "signed" ? "Signed" : item.source === "client" ? (item.isNew ? "New from the client" : "From the client") : "Shared"}</Tag>
            </li>
          ))}
        </ul>
        <PageLinks here={base} next={next} after={after} />
      </section>
    </ChartTab>
  );
}
