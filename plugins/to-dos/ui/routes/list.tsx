import { ClientPage, EmptyState, Link, LinkButton, newUlid, pageTitle } from "@anteroom/core/ui";
import { Plus } from "@anteroom/core/ui/icons.ts";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { useLive } from "@anteroom/core/ui/use-live.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import type { ToDoLine } from "../../server/index.ts";
import type { ToDosRouter } from "../../server/router.ts";
import { ActForm } from "../parts/act-form.tsx";
import styles from "../parts/rows.module.css";

export const meta = pageTitle("To Do list");

export async function loader(args: LoaderFunctionArgs) {
  const lists = await pluginPageApi<ToDosRouter>("to-dos", args).list({ whole: new URL(args.request.url).searchParams.has("all") });
  return { ...lists, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<ToDosRouter>("to-dos", args, async (form, api) => {
    const at = { id: form.text("id"), key: form.key };
    if (form.text("intent") === "undo") await api.undo(at);
    else await api.tick(at);
    return {};
  });

/** Everything that waits for this person, from every part of the portal. */
export default function ListPage() {
  const { now, total, later, done, mayAdd, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { revalidate, state } = useRevalidator();
  const ask = (): void => {
    if (state === "idle") revalidate();
  };
  useLive("card:changed", ask);
  useLive("plugin:on", ask);
  useLive("plugin:off", ask);
  const undoable = done.some((line) => line.canUndo);
  useEffect(() => {
    if (!undoable) return undefined;
    // Undo goes when its time is over.
    const timer = setTimeout(ask, 5_000);
    return () => clearTimeout(timer);
  }, [undoable, formKey]);
  return (
    <ClientPage title="To Do list" answer={answer} beside={mayAdd ? <LinkButton href="/to-dos/new" icon={<Plus aria-hidden="true" size={20} />}>Add a to-do</LinkButton> : null}>
      <Group title={`Needs you now${total > 0 ? ` (${total})` : ""}`} id="now">
        {now.length === 0 ? <EmptyState>Nothing needs you right now.</EmptyState> : <Rows lines={now} formKey={formKey} />}
        {now.length < total ? <p><LinkButton href="/to-dos?all=1">Show all {total}</LinkButton></p> : null}
      </Group>
      {later.length > 0 ? <Group title="Later" id="later"><Rows lines={later} formKey={formKey} /></Group> : null}
      {done.length > 0 ? <Group title="Done in the last 30 days" id="done"><Rows lines={done} formKey={formKey} /></Group> : null}
    </ClientPage>
  );
}

function Group({ title, id, children }: { title: string; id: string; children: React.ReactNode }) {
  return (
    <section aria-labelledby={id} className={styles.group}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Rows({ lines, formKey }: { lines: readonly ToDoLine[]; formKey: string }) {
  return (
    <ul role="list" className={styles.rows}>
      {lines.map((line, index) => (
        <li key={`${line.href} ${line.title} ${index}`}>
          <div className={styles.words}>
            {line.href ? <Link href={line.href}>{line.title}</Link> : <strong>{line.title}</strong>}
            {line.detail ? <span className={styles.detail}>{line.detail}</span> : null}
          </div>
          <div className={styles.verbs}>
            {line.toDoId && line.canTick ? <ActForm id={line.toDoId} intent="tick" label="Mark as done" of={line.title} formKey={formKey} /> : null}
            {line.toDoId && line.canUndo ? <ActForm id={line.toDoId} intent="undo" label="Undo" of={line.title} formKey={formKey} variant="quiet" /> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
