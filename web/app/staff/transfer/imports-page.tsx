import { Button, ErrorSummary, Field, Link, Notice, PageHeading, When } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../../page-answer.ts";
import { useLoaderData, useSearchParams, type LoaderFunctionArgs } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import page from "../staff-page.module.css";
import { countsInWords, importState } from "./import-words.ts";
import styles from "./transfer.module.css";

export const meta = pageTitle("Import");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const problem = new URL(request.url).searchParams.get("problem") ?? undefined;
  return pageAnswer(request, context.caller.transfer.imports.list({ problem }));
}

export default function ImportsPage() {
  const { imports, empty, problem } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  return (
    <div className={page.narrow}>
      <BackLink to="/staff/settings">Account Settings</BackLink>
      <PageHeading below="Bring clients and their contacts from another system. Nothing is added before you have seen what would happen.">Import</PageHeading>
      {params.has("removed") ? <div className={page.notice}><Notice tone="success">The file was removed.</Notice></div> : null}
      {problem ? <div className={page.notice}><ErrorSummary errors={[{ message: problem, href: "#file" }]} attempt={problem} /></div> : null}
      <form method="post" action="/files/imports" encType="multipart/form-data" className={page.form}>
        <Field
          label="CSV file with your clients" name="file" type="file" accept=".csv,.txt,text/csv,text/plain" required
          hint="Up to 10 MB and 20,000 rows, with headings in the first row. Export it from your other system, or fill in the template."
        />
        <div className={page.buttons}>
          <Button variant="primary">Go on to the columns</Button>
          <a href="/staff/settings/import/template.csv" className={styles.plain}>Download the template</a>
        </div>
      </form>
      {imports.length > 0 ? (
        <>
          <h2 className={styles.group}>Imports so far</h2>
          <ul role="list" className={styles.list}>
            {imports.map((one) => (
              <li key={one.id}>
                <p><Link href={`/staff/settings/import/${one.id}`}>{one.name}</Link></p>
                <p className={styles.detail}>{[importState[one.state], one.kind === "clients" ? countsInWords(one.counts) : "Export of a practice"].filter(Boolean).join(" · ")}</p>
                <p className={styles.detail}><When start={new Date(one.createdAt).toISOString()} /></p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {empty ? (
        <>
          <h2 className={styles.group}>Bring back an export of a practice</h2>
          <form method="post" action="/files/restores" encType="multipart/form-data" className={page.form}>
            <Field id="archive" label="Zip file of the export" name="file" type="file" accept=".zip,application/zip" required hint="Only for a practice without clients, such as this one. Portal users are not let in by it: you invite them again." />
            <div className={page.buttons}><Button>Look into the export</Button></div>
          </form>
        </>
      ) : null}
    </div>
  );
}
