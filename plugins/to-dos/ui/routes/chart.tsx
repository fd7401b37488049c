import { Button, ChartTab, EmptyState, Field, Link, LinkButton, PageLinks, Tag, newUlid, pageTitle } from "@anteroom/core/ui";
import { Plus } from "@anteroom/core/ui/icons.ts";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { ToDosRouter } from "../../server/router.ts";
import { ActForm } from "../parts/act-form.tsx";
import styles from "../parts/rows.module.css";

export const meta = pageTitle("To-dos, client chart");

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  const after = cursorIn(args.request);
  return { ...(await pluginPageApi<ToDosRouter>("to-dos", args).chart({ clientId, after })), clientId, after, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<ToDosRouter>("to-dos", args, async (form, api) => {
    const at = { id: form.text("id"), key: form.key };
    const intent = form.text("intent");
    if (intent === "confirm") await api.confirm(at);
    else if (intent === "back") await api.giveBack({ ...at, note: form.text("note") });
    else if (intent === "again") await api.again(at);
    else if (intent === "tick") await api.tick(at);
    else await api.cancel(at);
    return { done: { confirm: "Confirmed.", back: "Sent back.", again: "Given again.", tick: "Done." }[intent] ?? "Withdrawn." };
  });

/** The chart's tab: everything that this client was given to do, and how it stands. */
export default function ChartPage() {
  const { people, lines, next, after, clientId, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <ChartTab
      title="To-dos"
      answer={answer}
      beside={people.length > 0 ? (
        <div className={styles.verbs}>
          {people.map((one) => <LinkButton key={one.conversationId} href={`/staff/inbox/all/${one.conversationId}/offer/to-dos/add`} icon={<Plus aria-hidden="true" size={20} />}>Add a to-do{people.length > 1 ? ` for ${one.name}` : ""}</LinkButton>)}
        </div>
      ) : null}
    >
      {people.length === 0 ? <p className="muted">Nobody of this client can get a to-do in the portal yet. Add a user, or change what one may do, under <Link href={`/staff/clients/${clientId}/portal`}>Client Portal</Link>.</p> : null}
      {lines.length === 0 ? <EmptyState>No to-dos yet.</EmptyState> : (
        <ul role="list" className={`${styles.rows} ${styles.staffRows}`} aria-label="To-dos">
          {lines.map((line) => (
            <li key={line.id}>
              <div className={styles.words}>
                <strong>{line.title}</strong>
                {line.note ? <span className={styles.note}>{line.note}</span> : null}
                <span className={styles.tagline}><Tag tone={line.tone}>{line.tag}</Tag><span className={styles.detail}>{[line.who, `from ${line.by}`, line.detail].filter(Boolean).join(" · ")}</span></span>
              </div>
              <div className={styles.verbs}>
                {line.state === "awaiting" ? <Confirm line={line} formKey={formKey} /> : null}
                {line.state === "done" || line.state === "skipped" ? <ActForm id={line.id} intent="again" label="Give it again" of={line.title} formKey={formKey} variant="quiet" /> : null}
                {["scheduled", "proposed", "open", "awaiting"].includes(line.state) ? <ActForm id={line.id} intent="cancel" label={line.repeat ? "Withdraw and stop repeating" : "Withdraw"} of={line.title} formKey={formKey} variant="quiet" /> : null}
              </div>
            </li>
          ))}
        </ul>
      )}
      <PageLinks here={`/staff/clients/${clientId}/to-dos`} next={next} after={after} />
    </ChartTab>
  );
}

function Confirm({ line, formKey }: { line: { id: string; title: string }; formKey: string }) {
  return (
    <Form method="post" className={styles.verbs}>
      <input type="hidden" name="id" value={line.id} />
      <input type="hidden" name="key" value={`${formKey.slice(0, 20)}${line.id.slice(-6)}`} />
      <Button name="intent" value="confirm" variant="primary"><span>Confirm<span className="vh">: {line.title}</span></span></Button>
      <div className={styles.back}><Field label="Note if you send it back" optional name="note" id={`note-${line.id}`} maxLength={500} /></div>
      <Button name="intent" value="back"><span>Send back<span className="vh">: {line.title}</span></span></Button>
    </Form>
  );
}
