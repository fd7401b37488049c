import { EmptyState, Link, LinkButton, StaffPage, Tabs, Tag, pageTitle } from "@anteroom/core/ui";
import { Plus } from "@anteroom/core/ui/icons.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";
import styles from "../library.module.css";

export const meta = pageTitle("Packets");

export const loader = (args: LoaderFunctionArgs) => pluginPageApi<FormsRouter>("forms", args).packets();

const kinds: Record<string, string> = { adult: "First choice for adults", minor: "First choice for minors" };

/** Forms and documents that are given together. */
export default function PacketsPage() {
  const { packets } = useLoaderData<typeof loader>();
  return (
    <StaffPage title="Packets" beside={<LinkButton href="/staff/library/packets/new" variant="primary" icon={<Plus aria-hidden="true" size={20} />}>New packet</LinkButton>}>
      <Tabs label="Library" tabs={[{ href: "/staff/library/forms", label: "Forms" }, { href: "/staff/library/packets", label: "Packets", current: true }]} />
      {packets.length === 0 ? <EmptyState>There are no packets yet. A packet gives several forms at once.</EmptyState> : (
        <ul role="list" className={styles.list} aria-label="Packets">
          {packets.map((packet) => (
            <li key={packet.id}>
              <h2><Link href={`/staff/library/packets/${packet.id}`}>{packet.title}</Link></h2>
              <p className={styles.tags}>
                <Tag>{packet.steps.length} {packet.steps.length === 1 ? "step" : "steps"}</Tag>
                {packet.defaultFor ? <Tag tone="accent">{kinds[packet.defaultFor]}</Tag> : null}
                {packet.notReady > 0 ? <Tag tone="warning">{packet.notReady} not ready</Tag> : null}
              </p>
              <p className={styles.about}>{packet.purpose ? `${packet.purpose} ` : ""}{packet.steps.join(", ")}</p>
            </li>
          ))}
        </ul>
      )}
    </StaffPage>
  );
}
