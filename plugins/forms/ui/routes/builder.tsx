import { Button, EmptyState, Facts, Field, FormKey, JumpLink, Link, LinkButton, Notice, StaffPage, Tag, When, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { Eye } from "@anteroom/core/ui/icons.ts";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";
import { Outline } from "../builder/outline.tsx";
import { editOf } from "../builder/edit-of.ts";
import styles from "../builder/builder.module.css";

export const meta = pageTitle("Form");

export async function loader(args: LoaderFunctionArgs) {
  const form = await pluginPageApi<FormsRouter>("forms", args).form({ formId: args.params["formId"] ?? "" });
  return { form, imported: new URL(args.request.url).searchParams.get("imported"), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<FormsRouter>("forms", args, async (sent, api) => {
    const formId = args.params["formId"] ?? "";
    const change = { formId, key: sent.key, rev: sent.version ?? 0 };
    const [what = "", ...rest] = sent.text("do").split(":");
    if (what === "publish") {
      const { version } = await api.publish(change);
      return { done: `Version ${version} is out. What was sent before stays as it was.` };
    }
    if (what === "undo") {
      await api.undoEdit(change);
      return { done: "The last change is undone." };
    }
    if (what === "retire" || what === "bring-back") {
      await api.retire({ formId, retired: what === "retire" });
      return { done: what === "retire" ? "The form is retired. Nobody can send it." : "The form is back in the library." };
    }
    if (what === "duplicate") throw redirect(`/staff/library/forms/${(await api.duplicate({ formId, key: sent.key })).id}`);
    const edit = editOf(what, rest, sent.text("title"));
    if (!edit) return {};
    await api.editForm({ ...change, edit });
    return { moved: `${what}:${rest.join(":")}` };
  });

/** One form: what it says about itself, its questions in order, and what is still to do before it can be published. */
export default function BuilderPage() {
  const { form, imported, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { definition, problems } = form;
  const here = `/staff/library/forms/${form.id}`;
  const drawn = formOf(formKey, undefined);
  const locked = form.measure || form.retired;
  return (
    <StaffPage
      title={definition.title} back={{ href: "/staff/library/forms", label: "Forms" }} answer={answer}
      beside={(
        <div className={styles.actions}>
          <LinkButton href={`${here}/preview`} icon={<Eye aria-hidden="true" size={20} />}>Preview</LinkButton>
          {form.hasDraft && !form.retired ? <Button form="edit" name="do" value="publish" variant="primary">Publish{form.version > 0 ? ` version ${form.version + 1}` : ""}</Button> : null}
        </div>
      )}
    >
      <Form method="post" id="edit" preventScrollReset><FormKey form={drawn} version={form.rev} /></Form>
      <p className={styles.state}>
        {form.retired ? <Tag>Retired</Tag> : form.version > 0 ? <Tag tone="success">Version {form.version} is out</Tag> : <Tag tone="accent">Not published</Tag>}
        {form.hasDraft && form.version > 0 ? <Tag tone="accent">Changes not published</Tag> : null}
        {form.measure ? <Tag>Measure</Tag> : null}
        <span>Saved <When start={new Date(form.changedAt).toISOString()} />{form.changedBy ? ` by ${form.changedBy}` : ""}</span>
      </p>
      {imported ? <Notice tone="success" title="The form is here as a draft">{imported === "0" ? "Look it over, say who reads the answers, then publish it." : `${imported === "1" ? "1 part" : `${imported} parts`} could not be taken over as it was. Look at each question, then publish it.`}</Notice> : null}
      {form.startingPoint ? <Notice tone="warning" title="A starting point">This text came with the portal. Your practice must review it, and its lawyer where the law asks for it, before clients see it.</Notice> : null}
      {form.undo ? <div className={styles.undo}><p>{form.undo}.</p><Button form="edit" name="do" value="undo">Undo</Button></div> : null}
      {problems.length > 0 ? (
        <section className={styles.problems} aria-labelledby="to-do">
          <h2 id="to-do">Before you can publish</h2>
          <ul>{problems.map(({ message, at }) => <li key={`${at} ${message}`}>{at ? <JumpLink href={`#item-${at}`}>{message}</JumpLink> : message}</li>)}</ul>
        </section>
      ) : null}
      <section aria-labelledby="about" className={styles.about}>
        <div className={styles.head}><h2 id="about">About the form</h2>{form.retired ? null : <Link href={`${here}/about`}>Change<span className="vh"> what the form says about itself</span></Link>}</div>
        <Facts items={[
          { label: "What it is for", value: definition.purpose || "Nothing yet" },
          { label: "Who reads it", value: definition.readBy || "Nothing yet" },
          { label: "Time", value: `About ${form.minutes} ${form.minutes === 1 ? "minute" : "minutes"}` },
          { label: "Shown", value: definition.pace === "question" ? "One question at a time" : "A page at a time" },
          ...(definition.sensitive ? [{ label: "Title in lists", value: "Hidden, because the form is sensitive" }] : []),
        ]} />
      </section>
      {form.measure ? <Notice title="The words are locked">Scores of {definition.title} hold for these words alone. Duplicate the form to write your own.</Notice> : null}
      {definition.pages.length === 0 ? <EmptyState>There are no questions yet. Add the first one.</EmptyState> : null}
      <Outline form={form} here={here} locked={locked} moved={(answer as { moved?: string } | undefined)?.moved} />
      {locked ? null : (
        <Form method="post" className={styles.addPage} preventScrollReset key={definition.pages.length}>
          <FormKey form={formOf(`${formKey.slice(0, 25)}0`, undefined)} version={form.rev} />
          <Field label="Title of a new page" optional name="title" maxLength={120} width="medium" />
          <Button name="do" value="add-page">Add a page</Button>
        </Form>
      )}
      <section aria-labelledby="more" className={styles.more}>
        <h2 id="more">More</h2>
        <div className={styles.actions}>
          <Button form="edit" name="do" value="duplicate">Duplicate</Button>
          <Form method="post" action={`${here}/export`} reloadDocument className={styles.actions}>
            <Button name="as" value="json">Export</Button>
            <Button name="as" value="fhir">Export for FHIR</Button>
          </Form>
          <Button form="edit" name="do" value={form.retired ? "bring-back" : "retire"} variant={form.retired ? "secondary" : "quiet"}>{form.retired ? "Bring back" : "Retire"}</Button>
        </div>
        {form.version > 0 ? (
          <>
            <h3>Versions</h3>
            <ul role="list" className={styles.versions}>{form.versions.map((one) => <li key={one.version}>Version {one.version}, <When start={new Date(one.at).toISOString()} />{one.by ? ` by ${one.by}` : ""} <span className={styles.hash}>{one.hash}</span></li>)}</ul>
            <h3>Languages</h3>
            <Form action={`${here}/translation`} className={styles.addPage}>
              {form.languages.length > 0 ? <p>Translated: {form.languages.map((language) => <Link key={language} href={`${here}/translation?language=${language}`}>{language}</Link>)}</p> : null}
              <Field label="Language code" hint="For example, es for Spanish." name="language" width="short" maxLength={6} />
              <Button>Translate</Button>
            </Form>
          </>
        ) : null}
      </section>
    </StaffPage>
  );
}
