import { Button, EmptyState, Field, PageHeading, Tag, newUlid } from "@anteroom/core/ui";
import { fieldErrors, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { {{Pascal}}Router } from "../../server/router.ts";

export async function loader(args: LoaderFunctionArgs) {
  // The key is made for this page, so that a form posted twice gives one thing.
  return { ...(await pluginPageApi<{{Pascal}}Router>("{{id}}", args).chart({ clientId: args.params["clientId"] ?? "" })), key: newUlid() };
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const typed = (name: string): string => String(form.get(name) ?? "");
  try {
    await pluginPageApi<{{Pascal}}Router>("{{id}}", args).give({ key: typed("key"), portalUserId: typed("portalUserId"), title: typed("title") });
  } catch (error) {
    const errors = fieldErrors(error);
    if (errors) return { errors, title: typed("title") };
    throw error;
  }
  return redirect(new URL(args.request.url).pathname);
}

/** The chart's tab: give something to do, and see what was ticked off. */
export default function ChartPage() {
  const { people, items, key } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="stack">
      <PageHeading hidden>{{name}}</PageHeading>
      {people.length === 0 ? <EmptyState>Nobody uses the portal for this client yet.</EmptyState> : (
        <Form method="post" className="stack" key={items[0]?.id ?? "first"}>
          <input type="hidden" name="key" value={key} />
          <Field as="select" label="For" name="portalUserId" error={answer?.errors["portalUserId"]}>
            {people.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </Field>
          <Field label="What there is to do" name="title" maxLength={120} defaultValue={answer?.title} error={answer?.errors["title"]} />
          <Button variant="primary">Give</Button>
        </Form>
      )}
      <ul role="list">
        {items.map((item) => (
          <li key={item.id}>{item.title} <Tag tone={item.done ? "success" : "neutral"}>{item.done ? "Done" : "To do"}</Tag></li>
        ))}
      </ul>
    </div>
  );
}
