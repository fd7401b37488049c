import { Button, EmptyState, Field, Link, LinkButton, StaffPage, Tag, newUlid, pageTitle } from "@anteroom/core/ui";
import { Plus } from "@anteroom/core/ui/icons.ts";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { useLive } from "@anteroom/core/ui/use-live.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useFetcher, useLoaderData, useRevalidator } from "@remix-run/react";
import type { TaskLine } from "../../server/index.ts";
import type { ToDosRouter } from "../../server/router.ts";
import { ActForm } from "../parts/act-form.tsx";
import styles from "../parts/rows.module.css";

export const meta = pageTitle("Tasks");

const shownAtFirst = 100;

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  const asked = { who: searchParams.get("who") === "all" ? ("all" as const) : ("mine" as const), kind: searchParams.get("kind") ?? "", clientId: searchParams.get("clientId") ?? "" };
  return { ...(await pluginPageApi<ToDosRouter>("to-dos", args).tasks(asked)), asked, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<ToDosRouter>("to-dos", args, async (form, api) => {
    const intent = form.text("intent");
    if (intent === "give") {
      await api.giveTask({ itemId: form.text("itemId"), staffId: form.text("staffId"), key: form.key });
      return { done: form.text("staffId") ? "Given to a colleague." : "It is everybody’s again." };
    }
    const at = { id: form.text("id"), key: form.key };
    if (intent === "tick") await api.tick(at);
    else if (intent === "undo") await api.undo(at);
    else await api.cancel(at);
    return { done: intent === "tick" ? "Done." : intent === "undo" ? "It is open again." : "Removed." };
  });

/** What waits for staff, from every part of the portal: to filter, to give to a colleague, to tick. */
export default function TasksPage() {
  const { lines, total, kinds, clients, colleagues, me, asked, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { revalidate, state } = useRevalidator();
  const ask = (): void => {
    if (state === "idle") revalidate();
  };
  useLive("card:changed", ask);
  useLive("counts", ask);
  const narrowed = asked.kind !== "" || asked.clientId !== "";
  return (
    <StaffPage title="Tasks" answer={answer} beside={<LinkButton href="/staff/tasks/new" icon={<Plus aria-hidden="true" size={20} />}>Add a task</LinkButton>}>
      <Form method="get" className={styles.filters} aria-label="Filter">
        <Field as="select" label="Show" name="who" defaultValue={asked.who}>
          <option value="mine">Mine</option>
          <option value="all">Also what colleagues have</option>
        </Field>
        <Field as="select" label="Kind" name="kind" defaultValue={asked.kind}>
          <option value="">Every kind</option>
          {kinds.map((kind) => <option key={kind} value={kind}>{kind}</option>)}
        </Field>
        <Field as="select" label="Client" name="clientId" defaultValue={asked.clientId}>
          <option value="">Every client</option>
          {clients.map((client) => <option key={client.id} value={client.id}>{client.name}</option>)}
        </Field>
        <Button>Filter</Button>
      </Form>
      {lines.length === 0 ? (
        <EmptyState action={narrowed ? <LinkButton href="/staff/tasks">Show every task</LinkButton> : null}>{narrowed && total > 0 ? "No task of this kind." : "Nothing waits for you."}</EmptyState>
      ) : (
        <ul role="list" className={`${styles.rows} ${styles.staffRows}`} aria-label="Tasks">
          {lines.slice(0, shownAtFirst).map((line) => <TaskRow key={line.id} line={line} colleagues={colleagues} me={me} formKey={formKey} />)}
        </ul>
      )}
      {lines.length > shownAtFirst ? <p className="muted">The {shownAtFirst} most urgent of {lines.length}. Filter to see the others.</p> : null}
    </StaffPage>
  );
}

function TaskRow({ line, colleagues, me, formKey }: { line: TaskLine; colleagues: readonly { id: string; name: string }[]; me: string; formKey: string }) {
  return (
    <li id={line.taskId ? `task-${line.taskId}` : undefined}>
      <div className={styles.words}>
        {line.taskId ? <strong>{line.title}</strong> : <Link href={line.href}>{line.title}</Link>}
        <span className={styles.tagline}>
          <Tag>{line.kind}</Tag>
          <span className={styles.detail}>{[line.clientName, line.detail, line.holder ? (line.holder.id === me ? "Yours" : `With ${line.holder.name}`) : null].filter(Boolean).join(" · ")}</span>
        </span>
      </div>
      <div className={styles.verbs}>
        <Give line={line} colleagues={colleagues} me={me} formKey={formKey} />
        {line.taskId ? (
          <>
            <ActForm id={line.taskId} intent="tick" label="Mark as done" of={line.title} formKey={formKey} />
            <ActForm id={line.taskId} intent="cancel" label="Remove" of={line.title} formKey={formKey} variant="quiet" />
          </>
        ) : null}
      </div>
    </li>
  );
}

function Give({ line, colleagues, me, formKey }: { line: TaskLine; colleagues: readonly { id: string; name: string }[]; me: string; formKey: string }) {
  const fetcher = useFetcher<typeof action>();
  const error = fetcher.data?.problem?.errors;
  const id = `give-${line.id.replaceAll(/[^\w-]/g, "-")}`;
  return (
    <fetcher.Form method="post" className={styles.give}>
      <input type="hidden" name="itemId" value={line.id} />
      <input type="hidden" name="key" value={`${formKey.slice(0, 20)}${line.id.slice(-6).toUpperCase().replaceAll(/[^0-9A-HJKMNP-TV-Z]/g, "0")}`} />
      <label htmlFor={id} className="vh">Who has: {line.title}</label>
      <select id={id} name="staffId" defaultValue={line.holder?.id ?? ""}>
        <option value="">Anybody</option>
        {colleagues.map((one) => <option key={one.id} value={one.id}>{one.id === me ? "Me" : one.name}</option>)}
      </select>
      <Button name="intent" value="give" variant="quiet">Give<span className="vh">: {line.title}</span></Button>
      {error ? <span role="alert" className={styles.detail}>{Object.values(error)[0]}</span> : null}
    </fetcher.Form>
  );
}
