import { Button, ChartTab, EmptyState, Field, FormKey, PageLinks, Tag, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { {{Pascal}}Router } from "../../server/router.ts";

export const meta = pageTitle("{{name}}");

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  const after = cursorIn(args.request);
  return { ...(await pluginPageApi<{{Pascal}}Router>("{{id}}", args).chart({ clientId, after })), clientId, after, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<{{Pascal}}Router>("{{id}}", args, async (form, api) => {
    await api.give({ key: form.key, portalUserId: form.text("portalUserId"), title: form.text("title") });
    return { done: "Given. It is in their messages." };
  });

/** The chart's tab: give something to do, and see what was ticked off. */
export default function ChartPage() {
  const { people, items, next, after, clientId, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  return (
    <ChartTab title="{{name}}" answer={answer}>
      {people.length === 0 ? <EmptyState>Nobody of this client can get this in the portal yet. Add a user, or change what one may do, under Client Portal.</EmptyState> : (
        <Form method="post" noValidate className="stack" key={form.key}>
          <Field as="select" label="For" {...form.field("portalUserId")}>
            {people.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </Field>
          <Field label="What there is to do" maxLength={120} {...form.field("title")} />
          <FormKey form={form} />
          <Button variant="primary">Give</Button>
        </Form>
      )}
      {items.length > 0 ? (
        <ul role="list" className="stack-small" aria-label="{{name}}">
          {items.map((item) => <li key={item.id}>{item.title} <Tag tone={item.done ? "success" : "neutral"}>{item.done ? "Done" : "To do"}</Tag></li>)}
        </ul>
      ) : null}
      <PageLinks here={`/staff/clients/${clientId}/{{id}}`} next={next} after={after} />
    </ChartTab>
  );
}
