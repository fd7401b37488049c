import { EmptyState, Link, LinkButton, StaffPage, Tag, pageTitle, zoneName } from "@anteroom/core/ui";
import { Plus } from "@anteroom/core/ui/icons.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import styles from "../parts/scheduling.module.css";

export const meta = pageTitle("Places and rooms");

export const loader = (args: LoaderFunctionArgs) => pluginPageApi<SchedulingRouter>("scheduling", args).setUp();

/** Where appointments in person take place. */
export default function PlacesPage() {
  const { locations, mayChange } = useLoaderData<typeof loader>();
  const add = mayChange ? <LinkButton variant="primary" href="/staff/library/places/new" icon={<Plus aria-hidden="true" size={20} />}>Add a place</LinkButton> : null;
  return (
    <StaffPage title="Places and rooms" below="Where appointments in person take place. A room is never given twice." beside={locations.length > 0 ? add : null}>
      {locations.length === 0 ? <EmptyState action={add}>There are no places yet. You need them only for appointments in person.</EmptyState> : (
        <ul role="list" className={styles.rows} aria-label="Places">
          {locations.map((one) => (
            <li key={one.id}>
              <div className={styles.words}>
                {mayChange ? <Link href={`/staff/library/places/${one.id}`}>{one.name}</Link> : <strong>{one.name}</strong>}
                <span className={styles.tagline}>{[zoneName(one.zone), one.rooms.length > 0 ? one.rooms.map(({ name }) => name).join(", ") : "no rooms of its own"].join(" · ")}</span>
              </div>
              {one.archived ? <Tag>Not used</Tag> : null}
            </li>
          ))}
        </ul>
      )}
    </StaffPage>
  );
}
