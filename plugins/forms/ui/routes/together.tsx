import { Button, ChartTab, FormKey, Notice, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";

export const meta = pageTitle("Fill in together");

const idOf = ({ params }: LoaderFunctionArgs): string => params["assignmentId"] ?? "";
const chartOf = (args: LoaderFunctionArgs): string => `/staff/clients/${args.params["clientId"] ?? ""}/forms/${idOf(args)}`;

export async function loader(args: LoaderFunctionArgs) {
  const { title, who, questions, begun, clientId } = await pluginPageApi<FormsRouter>("forms", args).together({ assignmentId: idOf(args) });
  return { title, who, questions, begun, clientId, assignmentId: idOf(args), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<FormsRouter>("forms", args, async (_form, api) => {
    const { step } = await api.startTogether({ assignmentId: idOf(args) });
    throw redirect(`${chartOf(args)}/together/${step}`);
  });

/** Before staff fill a form in with the person: what that means for both. */
export default function TogetherPage() {
  const { title, who, questions, begun, clientId, assignmentId, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <ChartTab title={`Fill in with ${who}`} back={{ href: `/staff/clients/${clientId}/forms/${assignmentId}`, label: title }} answer={answer} below={`${title}, ${questions} ${questions === 1 ? "question" : "questions"}.`}>
      <Notice>Ask {who} each question and enter the answer in their words. The copy says that you filled it in together, and {who} can read it in the portal.</Notice>
      <Form method="post">
        <FormKey form={formOf(formKey, answer)} />
        <Button variant="primary">{begun ? "Continue" : "Start"}</Button>
      </Form>
    </ChartTab>
  );
}
