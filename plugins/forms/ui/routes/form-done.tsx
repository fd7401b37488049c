import { ClientPage, LinkButton, Notice, formatDayTime, pageTitle, useViewerTime } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { redirect } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";

import { HelpPanel } from "../alerts/help-panel.tsx";

export const meta = pageTitle("Form sent");

export async function loader(args: LoaderFunctionArgs) {
  const assignmentId = args.params["assignmentId"] ?? "";
  const form = await pluginPageApi<FormsRouter>("forms", args).open({ assignmentId });
  if (form.submittedAt === null) throw redirect(`/forms/${assignmentId}`);
  return { form, submittedAt: form.submittedAt };
}

/** What happens next. */
export default function FormDone() {
  const { form, submittedAt } = useLoaderData<typeof loader>();
  const time = useViewerTime();
  return (
    <ClientPage title="Sent" below={`You sent ${form.title} on ${formatDayTime(submittedAt, time)}.`}>
      <h2>What happens next</h2>
      <p>{form.afterwards ?? `${form.readBy} will read your answers. If they have a question, they will write to you here.`}</p>
      {form.help ? <HelpPanel help={form.help} going={false} /> : <Notice>Nobody may be reading this right now. If you need help today, use “Get urgent help” at the top of the page.</Notice>}
      <p className="row">
        {form.packet && form.packet.done < form.packet.of ? <LinkButton href={form.packet.next?.href ?? `/forms/packets/${form.packet.id}`} variant="primary">Go on with step {form.packet.at} of {form.packet.of}</LinkButton> : <LinkButton href="/" variant="primary">Back to messages</LinkButton>}
        {form.packet ? <LinkButton href={`/forms/packets/${form.packet.id}`} variant="quiet">All steps</LinkButton> : null}
        <LinkButton href={`/forms/${form.id}`} variant="quiet">Read what you sent</LinkButton>
      </p>
    </ClientPage>
  );
}
