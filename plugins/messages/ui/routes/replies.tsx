import { EmptyState, Link, LinkButton, StaffPage, Tag, pageTitle } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { MessagesRouter } from "../../server/router.ts";
import styles from "./replies.module.css";

export const meta = pageTitle("Saved replies");

export const loader = (args: LoaderFunctionArgs) => pluginPageApi<MessagesRouter>("messages", args).replies();

/** The texts that staff put into the composer: the practice's, and one's own. */
export default function RepliesPage() {
  const { replies } = useLoaderData<typeof loader>();
  return (
    <StaffPage
      title="Saved replies"
      below="Type / at the start of a line while you write to a client to use one."
      back={{ href: "/staff/settings", label: "Settings" }}
      beside={<LinkButton href="/staff/library/replies/new" variant="primary">Add a reply</LinkButton>}
    >
      {replies.length === 0 ? <EmptyState>There are no saved replies yet.</EmptyState> : (
        <ul role="list" className={styles.list} aria-label="Saved replies">
          {replies.map((reply) => (
            <li key={reply.id}>
              <h2>{reply.mayChange ? <Link href={`/staff/library/replies/${reply.id}`}>{reply.title}</Link> : reply.title}</h2>
              <p className={styles.text}>{reply.text}</p>
              <Tag>{reply.shared ? "Everybody here" : "Only you"}</Tag>
            </li>
          ))}
        </ul>
      )}
    </StaffPage>
  );
}
