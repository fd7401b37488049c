import { Button, Checkbox, Disclosure, Field, FormKey, LinkButton, Notice, StaffPage, When, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { DocumentsRouter } from "../../server/router.ts";
import type { DocumentNode } from "../../server/text/document-nodes.ts";
import { DocumentBody, emptyField } from "../document-body.tsx";
import styles from "../documents.module.css";

export const meta = pageTitle("Document template");

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<DocumentsRouter>("documents", args);
  const templateId = args.params["templateId"] ?? "";
  const found = templateId === "new" ? null : await api.template({ templateId });
  return { found, fields: found?.fields ?? (await api.fields()), formKey: newUlid(), publishKey: newUlid() };
}

interface TemplateAnswer extends FormAnswer {
  preview?: { title: string; nodes: DocumentNode[]; problems: string[] };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<DocumentsRouter>("documents", args, async (form, api): Promise<TemplateAnswer> => {
    const known = args.params["templateId"] === "new" ? undefined : args.params["templateId"];
    const intent = form.text("intent");
    if (intent === "publish" && known) {
      const { version } = await api.publish({ key: form.key, templateId: known, rev: form.version ?? 0, resign: form.ticked("resign") });
      return { done: `Published as version ${version}. It can be sent now.` };
    }
    if (intent === "archive" && known) {
      await api.archiveTemplate({ templateId: known });
      throw redirect("/staff/library/documents");
    }
    if (intent === "preview") {
      const { nodes, problems } = await api.preview({ source: form.text("source") });
      return { preview: { title: form.text("title"), nodes, problems: problems.map((one) => one.message) }, problem: { errors: {}, values: valuesOf(form) } };
    }
    const { templateId } = await api.saveTemplate({ key: form.key, ...(known ? { templateId: known } : {}), rev: form.version ?? 0, title: form.text("title"), source: form.text("source"), renewMonths: form.text("renewMonths") });
    if (!known) throw redirect(`/staff/library/documents/${templateId}`);
    return { done: "Saved. Nobody sees it until you publish it." };
  }) as Promise<TemplateAnswer>;

const valuesOf = (form: { texts(name: string): string[] }): Record<string, string[]> => Object.fromEntries(["key", "title", "source", "renewMonths"].map((name) => [name, form.texts(name)]));

/** Writing one document: its text, how the client reads it, and publishing it as a version. */
export default function TemplatePage() {
  const { found, fields, formKey, publishKey } = useLoaderData<typeof loader>();
  const answer = useActionData<TemplateAnswer>();
  const form = formOf(formKey, answer);
  const shown = answer?.preview ? { ...answer, problem: undefined } : answer;
  return (
    <StaffPage title={found ? "Change a document" : "Write a document"} back={{ href: "/staff/library/documents", label: "Document templates" }} answer={shown as FormAnswer | undefined}>
      {found?.isStarter ? <Notice title="A starting point">This text is ours, not a lawyer’s. Read it, change it, and have it checked for where you work before you publish it.</Notice> : null}
      {answer?.preview ? <Preview preview={answer.preview} /> : null}
      <Form method="post" noValidate className={styles.form} key={form.key}>
        <FormKey form={form} version={found?.rev ?? 0} />
        <Field label="Title" maxLength={200} {...form.field("title", found?.title)} />
        <Field as="textarea" label="Text" rows={22} dir="auto" {...form.field("source", found?.source)} />
        <Field label="Ask for a new signature after (months)" optional hint="12 for every year. Leave it empty for never." inputMode="numeric" width="short" {...form.field("renewMonths", found?.renewMonths ? String(found.renewMonths) : "")} />
        <div className={styles.buttons}>
          <Button variant="primary" name="intent" value="save">Save</Button>
          <Button name="intent" value="preview">See it as the client does</Button>
          <LinkButton href="/staff/library/documents">Cancel</LinkButton>
        </div>
        <HowToWrite fields={fields} />
      </Form>
      {found ? <Publish found={found} publishKey={publishKey} /> : null}
    </StaffPage>
  );
}

function Preview({ preview }: { preview: NonNullable<TemplateAnswer["preview"]> }) {
  return (
    <section className={styles.section} aria-labelledby="preview">
      <h2 id="preview">As the client reads it, with a made-up client</h2>
      {preview.problems.map((one) => <Notice key={one} tone="warning">{one}</Notice>)}
      <p className={styles.facts}>{preview.title}</p>
      <DocumentBody nodes={preview.nodes} field={emptyField} />
    </section>
  );
}

function HowToWrite({ fields }: { fields: readonly { field: string; label: string }[] }) {
  const marks = [["# Heading", "a heading; ## for a smaller one"], ["- item", "a list; 1. for a numbered one"], ["**words**", "words that stand out"], ["[words](https://…)", "a link"], ["[initials] sentence", "a place for initials"], ["[tick] sentence", "a box that must be ticked"], ["[may tick] sentence", "a box that may be ticked"]];
  return (
    <Disclosure summary="How to write, and fields you can use">
      <dl className="stack-small">
        {[...marks, ...fields.map((one) => [one.field, one.label])].map(([sign, words]) => <div key={sign}><dt><code>{sign}</code></dt><dd>{words}</dd></div>)}
      </dl>
    </Disclosure>
  );
}

interface Found {
  version: number;
  rev: number;
  versions: { number: number; publishedAt: number; sha256: string; resign: boolean }[];
}

function Publish({ found, publishKey }: { found: Found; publishKey: string }) {
  return (
    <section className={styles.section} aria-labelledby="publish">
      <h2 id="publish">Publish</h2>
      <p>Publishes the text as it was last saved. A published version never changes.</p>
      <Form method="post" className={styles.form}>
        <input type="hidden" name="key" value={publishKey} />
        <input type="hidden" name="version" value={found.rev} />
        {found.version > 0 ? <Checkbox name="resign" label="Ask those who signed an earlier version to sign this one" hint="Open requests with an earlier version are taken back and sent again." /> : null}
        <div className={styles.buttons}>
          <Button name="intent" value="publish">{`Publish version ${found.version + 1}`}</Button>
          <Button variant="quiet" name="intent" value="archive">Take it out of the library</Button>
        </div>
      </Form>
      {found.versions.length > 0 ? (
        <Disclosure summary="Versions">
          <ol className="stack-small" reversed>
            {found.versions.map((one) => <li key={one.number}>Version {one.number}, <When start={new Date(one.publishedAt).toISOString()} show="day" />{one.resign ? ", asked to be signed again" : ""}<br /><span className={styles.hash}>{one.sha256}</span></li>)}
          </ol>
        </Disclosure>
      ) : null}
    </section>
  );
}
