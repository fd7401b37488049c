import { Button, ChartTab, Facts, LinkButton, Notice, When, formatSize, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useParams } from "@remix-run/react";
import type { DocumentsRouter } from "../../server/router.ts";
import { SignedDocument } from "../signed-document.tsx";

export const meta = pageTitle("Document");

export const loader = (args: LoaderFunctionArgs) => pluginPageApi<DocumentsRouter>("documents", args).item({ id: args.params["id"] ?? "" });

export const action = (args: ActionFunctionArgs) =>
  pluginForm<DocumentsRouter>("documents", args, async (_form, api) => {
    await api.revoke({ id: args.params["id"] ?? "" });
    return { done: "Taken back. Nobody of the portal sees it any more." };
  });

/** One document as staff see it: who may see it, who has opened it, and taking it back. */
export default function StaffDocumentPage() {
  const found = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const base = `/staff/clients/${useParams()["clientId"] ?? ""}/documents`;
  const item = found.kind === "item" ? found : null;
  return (
    <ChartTab title={found.title} back={{ href: base, label: "Documents" }} answer={answer}>
      {item?.revokedAt ? <Notice>{<p>Taken back on <When start={new Date(item.revokedAt).toISOString()} show="day" />.</p>}</Notice> : null}
      {found.signed ? <SignedDocument title={found.title} signed={found.signed} /> : null}
      {item ? (
        <Facts
          ruled
          items={[
            { label: "From", value: item.by },
            { label: "Day", value: <When start={new Date(item.madeAt).toISOString()} /> },
            ...(item.note ? [{ label: "Note", value: item.note }] : []),
            { label: "Who sees it", value: item.audience },
            ...item.opened.map((one) => ({ label: one.name, value: one.at ? <>Opened <When start={new Date(one.at).toISOString()} /></> : "Not opened yet" })),
            ...(item.expiresAt ? [{ label: "Until", value: <When start={new Date(item.expiresAt).toISOString()} show="day" /> }] : []),
            ...(item.viewOnly ? [{ label: "Download", value: "Off" }] : []),
          ]}
        />
      ) : null}
      {item?.fileId ? <p><LinkButton download href={`${base}/${item.id}/file`}>{`Download (${formatSize(item.size)})`}</LinkButton></p> : null}
      {found.signed ? <p><LinkButton href={`${base}/requests/${found.signed.requestId}`}>See the request and its evidence</LinkButton></p> : null}
      {item?.source === "practice" && !item.revokedAt ? <Form method="post"><Button variant="danger">Take it back</Button></Form> : null}
    </ChartTab>
  );
}
