import { Notice, PageHeading } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../../page-answer.ts";
import { useActionData, useLoaderData, useSearchParams, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import { FormErrors } from "../form-errors.tsx";
import page from "../staff-page.module.css";
import { actOnImport } from "./act-on-import.ts";
import { ChooseColumns } from "./choose-columns.tsx";
import { ImportDone } from "./import-done.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { ImportReady } from "./import-ready.tsx";
import { RestoreReady } from "./restore-ready.tsx";

export const meta = pageTitle("Import");

const rowStates = ["new", "duplicate", "error", "noted", "created", "updated", "skipped"] as const;

/** Everything that the steps of an import draw from. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { caller } = context;
  const batchId = params["batchId"] ?? "";
  const asked = new URL(request.url).searchParams;
  const batch = await pageAnswer(request, caller.transfer.imports.get({ batchId }));
  const professionals = batch.state === "mapping" || asked.has("columns") ? await pageAnswer(request, caller.people.professionals()) : [];
  const shows = batch.kind === "clients" && (batch.state === "ready" || batch.state === "done");
  const wanted = rowStates.find((state) => state === asked.get("rows")) ?? rowStates.find((state) => ["error", "duplicate", "new", "noted", "created"].includes(state) && batch.counts[state]);
  const state = shows ? (batch.counts.error && !asked.has("rows") ? "error" : wanted) : undefined;
  const rows = state ? await pageAnswer(request, caller.transfer.imports.rows({ batchId, state, after: Math.max(0, Math.trunc(Number(asked.get("after"))) || 0) })) : null;
  return { batch, professionals, rows, showing: state ?? null };
}

export type ImportFacts = Awaited<ReturnType<typeof loader>>;

export const action = ({ request, params, context }: ActionFunctionArgs) => actOnImport(request, context, params["batchId"] ?? "");


export default function ImportPage() {
  const facts = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const [params] = useSearchParams();
  const { batch } = facts;
  const mapping = batch.kind === "clients" && (batch.state === "mapping" || (params.has("columns") && batch.state === "ready"));
  return (
    <div className={page.page}>
      <BackLink to="/staff/settings/import">Import</BackLink>
      <PageHeading below={batch.kind === "clients" ? `${batch.rowsTotal.toLocaleString("en-US")} rows${batch.encoding ? `, read as ${batch.encoding}` : ""}` : "Export of a practice"}>{batch.name}</PageHeading>
      {params.get("done") === "choices" ? <div className={page.notice}><Notice tone="success">Your choices were saved.</Notice></div> : null}
      {problem ? <div className={page.notice}><FormErrors problem={problem} prefix={mapping ? "column-" : ""} names={mapping ? [...batch.fields.map((field) => field.name), "professionalId"] : []} /></div> : null}
      {mapping ? <ChooseColumns facts={facts} problem={problem} /> : null}
      {batch.state === "checking" || batch.state === "running" ? <ImportProgress batch={batch} /> : null}
      {batch.state === "ready" && !mapping ? batch.kind === "clients" ? <ImportReady facts={facts} /> : <RestoreReady batch={batch} /> : null}
      {batch.state === "done" || batch.state === "undone" ? <ImportDone facts={facts} /> : null}
    </div>
  );
}
