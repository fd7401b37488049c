import { Button, Checkbox, EmptyState, Field, FormKey, Link, StaffPage, Tag, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { ScreeningFields, readQuestions } from "../parts/screening-fields.tsx";
import styles from "../parts/scheduling.module.css";

export const meta = pageTitle("Booking for new clients");

export async function loader(args: LoaderFunctionArgs) {
  return { page: await pluginPageApi<SchedulingRouter>("scheduling", args).publicPage(), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SchedulingRouter>("scheduling", args, async (form, api) => {
    const version = form.text("seen");
    const live = form.ticked("live");
    await api.savePublicPage({
      key: form.key, version: version === "" ? null : Number(version), live, intro: form.text("intro"), elsewhere: form.text("elsewhere"),
      sites: form.text("sites").split(/\s+/).filter(Boolean), questions: readQuestions(form),
    });
    return { done: live ? "Saved. New clients can book with the link below." : "Saved. The page is off." };
  });

/** The page on which people who are no clients yet book: on or off, what it says and asks, and how to put it on a site. */
export default function PublicPagePage() {
  const { page, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const snippet = `<iframe src="${page.address}" title="Book a first appointment at ${page.practice.replaceAll('"', "&quot;")}" style="width:100%;height:56rem;border:0" loading="lazy"></iframe>`;
  return (
    <StaffPage title="Booking for new clients" below="A page without sign-in, where somebody new chooses a first appointment." beside={page.live ? <Tag tone="success">On</Tag> : <Tag>Off</Tag>} answer={answer}>
      {page.services.length === 0 ? (
        <EmptyState>No service is open to new clients. Open <Link href="/staff/library/services">a service</Link> and choose how new clients get it.</EmptyState>
      ) : (
        <p className="muted">New clients can choose: {page.services.map(({ name, mode }) => `${name} (${mode === "book" ? "booked at once" : "by request"})`).join(", ")}. You change that with each <Link href="/staff/library/services">service</Link>.</p>
      )}
      <Form method="post" noValidate className="stack-large" key={form.key}>
        <FormKey form={form} />
        <input type="hidden" name="seen" value={page.version ?? ""} />
        <Checkbox label="New clients can book" hint="Off: the page says to call you." {...form.tick("live", page.live)} />
        <Field as="textarea" rows={3} label="Welcome" optional hint="Stands at the top of the page." maxLength={1000} {...form.field("intro", page.intro)} />
        <ScreeningFields form={form} questions={page.questions} />
        <Field as="textarea" rows={3} label="When an answer stops" hint="They read this and the practice's lines for urgent help. Nothing is sent." maxLength={1000} {...form.field("elsewhere", page.elsewhere)} />
        <Field as="textarea" rows={2} label="Sites that show the page" optional hint="One a line, such as https://willow.example. No other site can put the page in a frame." {...form.field("sites", page.sites.join("\n"))} />
        <Button variant="primary">Save</Button>
      </Form>
      {page.live ? (
        <section aria-labelledby="share" className={`stack ${styles.section}`}>
          <h2 id="share">Share it</h2>
          <Field label="Link" readOnly name="link" defaultValue={page.address} key={page.address} />
          {page.sites.length > 0 ? <Field as="textarea" rows={4} label="For your site" hint="Copy this into the page of your site. It has no scripts." readOnly name="snippet" defaultValue={snippet} key={snippet} /> : <p className="muted">To put the page on your own site, list the site above and save. What to copy appears here.</p>}
          <p><a href={page.address} target="_blank" rel="noreferrer">Look at the page (new tab)</a></p>
        </section>
      ) : null}
    </StaffPage>
  );
}
