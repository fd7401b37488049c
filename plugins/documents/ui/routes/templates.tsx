import { EmptyState, Link, LinkButton, StaffPage, Tag, pageTitle } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { DocumentsRouter } from "../../server/router.ts";
import styles from "../documents.module.css";

export const meta = pageTitle("Document templates");

export const loader = async (args: LoaderFunctionArgs) => ({ templates: await pluginPageApi<DocumentsRouter>("documents", args).listTemplates() });

/** The documents that the practice sends again and again. */
export default function TemplatesPage() {
  const { templates } = useLoaderData<typeof loader>();
  return (
    <StaffPage title="Document templates" below="What you publish here can be sent to be signed." beside={<LinkButton variant="primary" href="/staff/library/documents/new">Write a document</LinkButton>}>
      {templates.length === 0 ? <EmptyState>There are no documents yet.</EmptyState> : null}
      <ul role="list" className={styles.list}>
        {templates.map((one) => (
          <li key={one.id}>
            <div>
              <h2><Link href={`/staff/library/documents/${one.id}`}>{one.title}</Link></h2>
              {one.isStarter ? <p className={styles.facts}>A starting point. Read it, change it and have it checked before you publish it.</p> : null}
            </div>
            <Tag tone={one.state === "Not published" ? "neutral" : "success"}>{one.state}</Tag>
          </li>
        ))}
      </ul>
    </StaffPage>
  );
}
