import { ClientPage, LinkButton, Notice, Tag, When, FileRow, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { DocumentsRouter } from "../../server/router.ts";
import styles from "../add-files.module.css";
import { filesIn, withFiles } from "../files-in.ts";
import { fileNote, lineWords } from "../line-words.ts";
import { SendFiles } from "../send-files.tsx";

export const meta = pageTitle("Documents to send");

export async function loader(args: LoaderFunctionArgs) {
  const found = await pluginPageApi<DocumentsRouter>("documents", args).collection({ id: args.params["id"] ?? "" });
  return { ...found, wantedLine: new URL(args.request.url).searchParams.get("line"), fileIds: filesIn(args.request), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<DocumentsRouter>("documents", args, async (form, api) => {
    const id = args.params["id"] ?? "";
    await api.sendCollected({ key: form.key, id, lineId: form.text("lineId"), fileIds: form.texts("fileIds"), join: form.ticked("join") });
    throw redirect(`/documents/requests/${id}`);
  });

/** What the practice asks for, line by line; one line is open at a time. */
export default function CollectionPage() {
  const found = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { id, lines, state } = found;
  const here = `/documents/requests/${id}`;
  const open = lines.filter((line) => line.state === "wanted" || line.state === "rejected");
  const chosen = state === "wanted" ? (open.find((line) => line.id === found.wantedLine) ?? open[0]) : undefined;
  const form = formOf(found.formKey, answer);
  return (
    <ClientPage title="Documents to send" back={{ href: "/", label: "Messages" }} answer={answer}>
      <p className="measure">{found.by} asks you for {lines.length === 1 ? "a document" : `${lines.length} documents`}.{found.dueAt ? <> Due <When start={new Date(found.dueAt).toISOString()} show="day" />.</> : null}</p>
      {found.note ? <p className="measure" style={{ whiteSpace: "pre-line" }}>{found.note}</p> : null}
      {state === "toCheck" ? <Notice tone="success"><p>Everything is sent. Your practice looks at it next.</p></Notice> : null}
      {state === "completed" ? <Notice tone="success"><p>Your practice has everything that it asked for.</p></Notice> : null}
      {state === "cancelled" || state === "expired" ? <Notice><p>{state === "cancelled" ? "Your practice no longer needs these." : "The time to send these has ended. Write to your practice if you still want to."}</p></Notice> : null}
      {lines.map((line) => (
        <section key={line.id} className={styles.line} aria-labelledby={`line-${line.id}`}>
          <div className={styles.head}><h2 id={`line-${line.id}`}>{line.label}</h2><Tag tone={lineWords[line.state].tone}>{lineWords[line.state].words}</Tag></div>
          {line.state === "rejected" ? <Notice tone="warning"><p>{line.reason}</p></Notice> : null}
          {line.state === "sent" || line.state === "accepted" ? (
            <ul role="list" className={styles.sent}>{line.items.map((item) => <li key={item.id}><FileRow name={item.title} size={item.size} mime={item.mime} note={fileNote(item)} href={`/documents/${item.id}`} /></li>)}</ul>
          ) : null}
          {line.id === chosen?.id ? (
            <SendFiles key={line.id} form={form} here={withFiles(here, found.fileIds, `line=${line.id}`)} fileIds={found.fileIds} fields={{ lineId: line.id }} button="Send this document" />
          ) : open.includes(line) && chosen ? (
            <p><LinkButton href={`${here}?line=${line.id}`}>Send this one<span className="vh">: {line.label}</span></LinkButton></p>
          ) : null}
        </section>
      ))}
    </ClientPage>
  );
}
