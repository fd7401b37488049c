import { Button, Checkbox, ClientPage, EmptyState, Field, FormKey, PageLinks, Tag, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { EntryLine } from "../../server/index.ts";
import type { SessionsRouter } from "../../server/router.ts";
import { EntryFacts } from "../parts/entry-facts.tsx";
import { EntryFields } from "../parts/entry-fields.tsx";
import { LogChart } from "../parts/log-chart.tsx";
import styles from "../parts/sessions.module.css";

export const meta = pageTitle("Log");

const kindIn = (args: LoaderFunctionArgs): EntryLine["kind"] => (args.params["kind"] ?? "") as EntryLine["kind"];

export async function loader(args: LoaderFunctionArgs) {
  const after = cursorIn(args.request);
  const kind = kindIn(args);
  return { ...(await pluginPageApi<SessionsRouter>("sessions", args).logEntries({ kind, after })), kind, after, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SessionsRouter>("sessions", args, async (form, api) => {
    const intent = form.text("intent");
    const at = { id: form.text("id"), key: form.key };
    if (intent === "share" || intent === "hide") {
      await api.logShare({ ...at, version: form.version ?? 0, share: intent === "share" });
      return { done: intent === "share" ? "Your care team can see this entry." : "Only you see this entry." };
    }
    if (intent === "remove") {
      await api.logRemove(at);
      return { done: "Removed." };
    }
    const words = Object.fromEntries(["scale", "hours", "note", "situation", "thought", "feeling", "strength", "otherView"].map((name) => [name, form.text(name)]));
    await api.logAdd({ ...words, kind: kindIn(args), key: form.key, day: form.text("day"), share: form.ticked("share") });
    return { done: form.ticked("share") ? "Added. Your care team can see it." : "Added. Only you see it." };
  });

/** One log: adding to it, how it went, and what is shared. */
export default function LogPage() {
  const { name, kind, offered, entries, next, after, today, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  return (
    <ClientPage title={name} back={{ href: "/sessions/logs", label: "Logs" }} answer={answer}>
      <div className={styles.page}>
        {offered ? (
          <Form method="post" noValidate className={styles.form} key={form.key}>
            <FormKey form={form} />
            <EntryFields kind={kind} form={form} />
            <Field label="Day" type="date" width="medium" max={today} {...form.field("day", today)} />
            <Checkbox label="Share this entry with my care team" hint="Otherwise only you see it. You can change this later." {...form.tick("share")} />
            <p><Button variant="primary" name="intent" value="add">Add entry</Button></p>
          </Form>
        ) : <p className="muted">Your practice has turned off new entries. You still have what you wrote.</p>}
        <LogChart entries={entries} title={name} kind={kind} />
        <section aria-labelledby="entries" className={styles.section}>
          <h2 id="entries">Entries</h2>
          {entries.length === 0 ? <EmptyState>No entries yet.</EmptyState> : (
            <ul role="list" className={styles.rows}>
              {entries.map((entry) => (
                <li key={entry.id}>
                  <div className={styles.words}>
                    <span className={styles.name}>{entry.dayWords}: {entry.words}</span>
                    <EntryFacts entry={entry} />
                    <span className={styles.tags}><Tag tone={entry.shared ? "success" : "neutral"}>{entry.shared ? "Shared with your care team" : "Only you"}</Tag></span>
                  </div>
                  <Form method="post" className={styles.buttons}>
                    <input type="hidden" name="id" value={entry.id} />
                    <input type="hidden" name="version" value={entry.version} />
                    <input type="hidden" name="key" value={`${formKey.slice(0, 20)}${entry.id.slice(-6)}`} />
                    <Button variant="quiet" name="intent" value={entry.shared ? "hide" : "share"}><span>{entry.shared ? "Stop sharing" : "Share"}<span className="vh">: {entry.dayWords}</span></span></Button>
                    <Button variant="quiet" name="intent" value="remove"><span>Remove<span className="vh">: {entry.dayWords}</span></span></Button>
                  </Form>
                </li>
              ))}
            </ul>
          )}
          <PageLinks here={`/sessions/logs/${kind}`} next={next} after={after} />
        </section>
      </div>
    </ClientPage>
  );
}
