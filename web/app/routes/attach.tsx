import { Button } from "@anteroom/core/ui/button.tsx";
import type { PageCaller } from "@anteroom/core/ui/composer-slot.ts";
import { ErrorSummary } from "@anteroom/core/ui/error-summary.tsx";
import { Field } from "@anteroom/core/ui/field.tsx";
import { Link } from "@anteroom/core/ui/link.tsx";
import { newUlid } from "@anteroom/core/ui/live/ulid.ts";
import { Notice } from "@anteroom/core/ui/notice.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { pageId } from "../inbox/page-ids.ts";
import { composerSlot } from "../inbox/plugin-slots.ts";
import { refusalIn } from "@anteroom/core/ui/refusal.ts";
import { pageAnswer } from "../page-answer.ts";
import { data, redirect, useActionData, useLoaderData } from "../remix.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "../remix.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { portalHomeFor } from "../shell/client/request-home.ts";
import styles from "./attach.module.css";

const mostFiles = 10;

const filesIn = (request: Request): string[] => [...new Set(new URL(request.url).searchParams.getAll("file"))].slice(0, mostFiles).map(pageId);

/** Adding files to a message without script: one at a time, then the words that go with them. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const conversationId = pageId(params["conversationId"]);
  const home = await portalHomeFor(request, context);
  const loading = composerSlot?.load(context.caller as PageCaller, conversationId) ?? Promise.reject(data(null, { status: 404 }));
  const status = (await pageAnswer(request, loading)) as { mayWrite?: boolean; limits?: { accept?: string } };
  const back = home.conversationId === conversationId ? "/" : `/c/${conversationId}`;
  if (status.mayWrite === false) throw redirect(back);
  const files = filesIn(request);
  const draft = await pageAnswer(request, context.caller.inbox.draft({ conversationId }));
  return { conversationId, back, files, accept: status.limits?.accept, draft: draft.text, key: newUlid() };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const conversationId = pageId(params["conversationId"]);
  const home = await portalHomeFor(request, context);
  const form = await request.formData();
  const text = String(form.get("text") ?? "");
  try {
    await composerSlot?.submit(context.caller as PageCaller, { conversationId, key: String(form.get("key") ?? ""), text, fileIds: filesIn(request) });
  } catch (error) {
    const shown = refusalIn(error);
    if (!shown || ["NOT_SIGNED_IN", "LOCKED", "SECOND_FACTOR"].includes(shown.appCode)) return pageAnswer(request, Promise.reject(error as Error));
    return data({ problem: Object.values(shown.details.fields ?? {})[0] ?? shown.message, text }, { status: 400 });
  }
  return redirect(home.conversationId === conversationId ? "/" : `/c/${conversationId}`);
}

export const meta = pageTitle("Add a file");

export default function Attach() {
  const { conversationId, back, files, accept, draft, key } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failed = answer && "problem" in answer ? answer : undefined;
  const here = `/attach/${conversationId}${files.length > 0 ? `?${files.map((id) => `file=${id}`).join("&")}` : ""}`;
  return (
    <>
      {failed ? <ErrorSummary errors={[{ href: "#text", message: failed.problem }]} attempt={answer} /> : null}
      <PageHeading below="Files go to your practice with a message. Add them one at a time.">Add a file</PageHeading>
      {files.length > 0 ? <Notice tone="success">{files.length === 1 ? "1 file is ready to send." : `${files.length} files are ready to send.`}</Notice> : null}
      {files.length < mostFiles ? (
        <form method="post" action={`/files?purpose=attachment&back=${encodeURIComponent(here)}`} encType="multipart/form-data" className={styles.form}>
          <Field label={files.length === 0 ? "File" : "Another file"} name="file" type="file" accept={accept} optional={files.length > 0} />
          <Button variant={files.length === 0 ? "primary" : "secondary"}>Add this file</Button>
        </form>
      ) : null}
      {files.length > 0 ? (
        <form method="post" className={styles.form}>
          <input type="hidden" name="key" value={key} />
          <Field as="textarea" label="Message" name="text" rows={4} optional defaultValue={failed?.text ?? draft} error={failed?.problem} />
          <Button variant="primary">Send</Button>
        </form>
      ) : null}
      <p className={styles.back}><Link href={back}>Go back without sending</Link></p>
    </>
  );
}
