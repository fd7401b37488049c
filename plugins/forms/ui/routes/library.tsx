import { Button, EmptyState, Field, Link, LinkButton, PageLinks, StaffPage, Tabs, Tag, pageTitle } from "@anteroom/core/ui";
import { Plus } from "@anteroom/core/ui/icons.ts";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";
import styles from "../library.module.css";

export const meta = pageTitle("Forms");

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  const find = searchParams.get("find")?.trim().slice(0, 120) ?? "";
  const retired = searchParams.has("retired");
  const after = cursorIn(args.request);
  return { find, retired, after, ...(await pluginPageApi<FormsRouter>("forms", args).library({ find, retired, ...(after ? { after } : {}) })) };
}

/** The practice's forms. */
export default function LibraryPage() {
  const { forms, next, find, retired, after } = useLoaderData<typeof loader>();
  const here = "/staff/library/forms";
  return (
    <StaffPage title={retired ? "Retired forms" : "Forms"} below={retired ? "Nobody can send these. What was sent stays open." : undefined} back={retired ? { href: here, label: "Forms" } : undefined} beside={retired ? undefined : <LinkButton href={`${here}/new`} variant="primary" icon={<Plus aria-hidden="true" size={20} />}>New form</LinkButton>}>
      {retired ? null : (
        <>
          <Tabs label="Library" tabs={[{ href: here, label: "Forms", current: true }, { href: "/staff/library/packets", label: "Packets" }]} />
          <Form role="search" className={styles.search}>
            <Field label="Find a form" type="search" name="find" defaultValue={find} key={find} width="medium" />
            <Button>Find</Button>
          </Form>
        </>
      )}
      {forms.length === 0 ? <EmptyState>{find ? `No results for “${find}”. Try another word.` : retired ? "No form is retired." : "There are no forms yet."}</EmptyState> : (
        <ul role="list" className={styles.list} aria-label="Forms">
          {forms.map((form) => (
            <li key={form.id}>
              <h2><Link href={`${here}/${form.id}`}>{form.title}</Link></h2>
              <p className={styles.tags}>
                {form.version > 0 ? <Tag tone="success">Version {form.version}</Tag> : <Tag tone="accent">Not published</Tag>}
                {form.hasDraft && form.version > 0 ? <Tag tone="accent">Changes not published</Tag> : null}
                {form.measure ? <Tag>Measure</Tag> : null}
                {form.startingPoint ? <Tag tone="warning">Starting point: review it</Tag> : null}
              </p>
            </li>
          ))}
        </ul>
      )}
      <PageLinks here={find ? `${here}?find=${encodeURIComponent(find)}` : here} next={next} after={after} more="More forms" first="From the start" />
      {retired ? null : <p className={styles.foot}><Link href={`${here}?retired`}>Retired forms</Link></p>}
    </StaffPage>
  );
}
