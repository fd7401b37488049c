import { Button, Facts, LinkButton, Notice, PageHeading, Tag, When, classNames } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../../page-answer.ts";
import { Form, data, redirect, useActionData, useLoaderData, useSearchParams, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import { formAnswer, textOf } from "../form-answer.ts";
import page from "../staff-page.module.css";
import { stateWords } from "./plugin-words.ts";
import styles from "./plugin-page.module.css";

export const meta: MetaFunction<typeof loader> = ({ matches, data: found }) => pageTitle(found?.line.name ?? "Plugin")({ matches });

export async function loader({ request, params, context: { caller } }: LoaderFunctionArgs) {
  const pluginId = params.pluginId ?? "";
  const [lines, about] = await pageAnswer(request, Promise.all([caller.plugins.list(), caller.plugins.read({ pluginId })]));
  const line = lines.find((one) => one.id === pluginId);
  if (!line) throw data({ message: "This plugin is not installed." }, { status: 404 });
  return { line, about };
}

/** Puts failed work of the plugin back in line. */
export async function action({ request, params, context: { caller } }: ActionFunctionArgs) {
  const pluginId = params.pluginId ?? "";
  const form = await request.formData();
  const done = await formAnswer(request, form, () => caller.plugins.retry({ pluginId, id: textOf(form, "id") }));
  if (!done.ok) return done.answer;
  throw redirect(`/staff/settings/plugins/${pluginId}/details?retried=yes#health`);
}

const verbs: Record<string, string> = { "plugin-on": "Turned on", "plugin-off": "Turned off", "plugin-stopped": "Stopped after 3 errors", "settings-saved": "Settings changed" };
const places: Record<string, string> = { client: "Menu of clients", staff: "Menu of staff", chart: "Tab of the chart" };

/** One plugin: what it adds, what it needs, how it is, and who changed it. */
export default function PluginPage() {
  const { line, about } = useLoaderData<typeof loader>();
  const refusal = Object.values(useActionData<typeof action>()?.problem?.errors ?? {})[0];
  const [params] = useSearchParams();
  const { tag, tone, text } = stateWords(line);
  const { adds, health } = about;
  const settings = `/staff/settings/plugins/${line.id}`;
  return (
    <div className={page.narrow}>
      <BackLink to="/staff/settings/plugins">Plugins</BackLink>
      <PageHeading below={line.description}>{line.name}</PageHeading>
      {refusal ? <div className={page.notice}><Notice tone="warning">{refusal}</Notice></div> : params.has("retried") ? <div className={page.notice}><Notice tone="success">It is tried again now.</Notice></div> : null}
      <p className={styles.state}><Tag tone={tone}>{tag}</Tag> <span>Version {line.version}</span></p>
      {text ? <p>{text}</p> : null}
      <p className={page.links}>
        {line.hasSettings ? <LinkButton href={settings}>Settings</LinkButton> : null}
        {line.wanted && line.state !== "failed" ? <LinkButton href={`${settings}/off`}>Turn off</LinkButton> : null}
      </p>
      <section className={classNames("stack-small", styles.part)}>
        <h2>What it adds</h2>
        <Facts
          items={[
            ...adds.menu.map((item) => ({ label: places[item.audience] ?? "Menu", value: item.label })),
            { label: "Kinds of cards", value: adds.cards.join(", ") },
            { label: "Permissions", value: adds.permissions.map((one) => one.label).join(", ") },
            { label: "Settings", value: adds.settings || "" },
            { label: "Kinds of notices", value: adds.notices || "" },
            { label: "Work in the background", value: adds.jobs.join(", ") },
            { label: "Tables of its own", value: adds.tables || "" },
            { label: "Needs", value: about.needs.map((one) => `${one.name} ${one.range}`).join(", ") || "No other plugin" },
            { label: "Better with", value: about.uses.map((one) => `${one.name} ${one.range}${one.here ? "" : " (not installed)"}`).join(", ") },
          ].filter((fact) => fact.value !== "")}
        />
      </section>
      <section className={classNames("stack-small", styles.part)} id="health">
        <h2>Health</h2>
        <Facts
          items={[
            ...health.checks.map((check) => ({ label: check.name, value: `${check.ok ? "Well" : "Not well"}${check.detail ? `: ${check.detail}` : ""}` })),
            { label: "Errors in the last 24 hours", value: health.faults.length },
            { label: "Last work in the background", value: health.lastRun === null ? "None yet" : <When start={new Date(health.lastRun).toISOString()} show="moment" /> },
          ]}
        />
        {health.faults.length > 0 ? (
          <ul role="list" className={styles.lines} aria-label="Errors">
            {health.faults.map((fault, at) => <li key={at}><span><b>{fault.kind}</b> {fault.name === fault.kind ? "" : fault.name} <span className={styles.error}>{fault.error}</span></span> <When start={new Date(fault.at).toISOString()} show="moment" /></li>)}
          </ul>
        ) : null}
        {health.dead.length > 0 ? (
          <>
            <h3>Work that did not get done</h3>
            <ul role="list" className={styles.lines}>
              {health.dead.map((work) => (
                <li key={work.id}>
                  <span>{work.name} <When start={new Date(work.at).toISOString()} show="moment" /></span>
                  <Form method="post"><Button name="id" value={work.id} variant="secondary">Try again<span className="vh">: {work.name}</span></Button></Form>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </section>
      <section className={classNames("stack-small", styles.part)}>
        <h2>Changes</h2>
        {about.log.length === 0 ? <p>Nobody has changed it here. It is on because it is installed.</p> : (
          <ul role="list" className={styles.lines}>
            {about.log.map((entry, at) => <li key={at}><span>{verbs[entry.verb] ?? entry.verb} by {entry.by ?? "the portal"}</span> <When start={new Date(entry.at).toISOString()} show="moment" /></li>)}
          </ul>
        )}
      </section>
    </div>
  );
}
