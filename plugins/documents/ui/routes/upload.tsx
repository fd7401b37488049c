import { ClientPage, Field, Link, Radios, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { DocumentsRouter } from "../../server/router.ts";
import { filesIn, withFiles } from "../files-in.ts";
import { SendFiles } from "../send-files.tsx";

export const meta = pageTitle("Send a document");

export async function loader(args: LoaderFunctionArgs) {
  // Whoever may not use documents is told so here, before a file is on its way.
  await pluginPageApi<DocumentsRouter>("documents", args).list({ from: "me" });
  return { fileIds: filesIn(args.request), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<DocumentsRouter>("documents", args, async (form, api) => {
    await api.upload({
      key: form.key, fileIds: form.texts("fileIds"), title: form.text("title"), note: form.text("note"), join: form.ticked("join"),
      audience: form.text("audience") === "everyone" ? "everyone" : "named",
    });
    throw redirect("/documents?from=me");
  });

/** A client gives their practice documents: files, what they are, and who else sees them. */
export default function UploadPage() {
  const { fileIds, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  return (
    <ClientPage title="Send a document" back={{ href: "/documents?from=me", label: "Documents" }} answer={answer}>
      <SendFiles form={form} here={withFiles("/documents/upload", fileIds)} fileIds={fileIds} button="Send to your practice">
        <Field label="What it is" optional hint="Such as Insurance card. Left empty, it has the name of the file." maxLength={200} {...form.field("title")} />
        <Field as="textarea" label="Note" optional hint="Your practice reads it with the document." rows={3} {...form.field("note")} />
        <Radios
          legend="Who sees it"
          {...form.field("audience", "named")}
          options={[{ value: "named", label: "You and your practice" }, { value: "everyone", label: "Also others who use this portal for the same client and may see documents" }]}
        />
        <p className="muted">You can take it back until your practice has opened it. <Link href="/documents?from=me">See what you sent</Link></p>
      </SendFiles>
    </ClientPage>
  );
}
