import { ClientPage, Facts, LinkButton, Notice, When, formatSize, pageTitle } from "@anteroom/core/ui";
import { Download } from "@anteroom/core/ui/icons.ts";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { DocumentsRouter } from "../../server/router.ts";
import styles from "../documents.module.css";
import { SentDocument } from "../sent-document.tsx";
import { SignedDocument } from "../signed-document.tsx";

export const meta = pageTitle("Document");

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<DocumentsRouter>("documents", args);
  const id = args.params["id"] ?? "";
  const found = await api.item({ id });
  return { ...found, sent: found.kind === "item" && found.source === "client" ? await api.sent({ id }) : null };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<DocumentsRouter>("documents", args, async (_form, api) => {
    await api.withdrawUpload({ id: args.params["id"] ?? "" });
    throw redirect("/documents?from=me");
  });

/** One document of the client's: what was signed as a receipt, everything else with its facts and the file. */
export default function DocumentPage() {
  const found = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const signed = found.signed;
  const item = found.kind === "item" ? found : null;
  const opens = found.sent === null || found.sent.fileState === "ready";
  const isPicture = opens && item?.mime.startsWith("image/") && item.mime !== "image/heic";
  return (
    <ClientPage title={found.title} back={{ href: `/documents?from=${found.sent ? "me" : "practice"}`, label: "Documents" }} answer={answer}>
      {signed?.nextPaperId ? <Notice title="There is more to sign"><p><LinkButton variant="primary" href={`/documents/${signed.nextPaperId}/sign`}>Go to the next document</LinkButton></p></Notice> : null}
      {item?.note ? <p className="measure">{item.note}</p> : null}
      {signed ? <SignedDocument title={found.title} signed={signed} /> : null}
      {item && !signed ? <Facts ruled items={[{ label: "From", value: item.by }, { label: "Day", value: <When start={new Date(item.madeAt).toISOString()} show="day" /> }, ...(item.expiresAt ? [{ label: "You can see it until", value: <When start={new Date(item.expiresAt).toISOString()} show="day" /> }] : [])]} /> : null}
      {item && isPicture && !signed ? <img src={`/documents/${item.id}/file?look`} alt={item.text || `Picture: ${item.title}`} className={styles.picture} /> : null}
      {item?.text ? <section className={styles.section} aria-labelledby="words"><h2 id="words">What it says</h2><p className="measure" style={{ whiteSpace: "pre-line" }}>{item.text}</p></section> : null}
      {item && opens && !item.viewOnly ? <p><LinkButton download href={`/documents/${item.id}/file`} icon={<Download aria-hidden="true" size={20} />}>{`Download (${item.mime === "application/pdf" ? "PDF, " : ""}${formatSize(item.size)})`}</LinkButton></p> : null}
      {item?.viewOnly ? <p className="muted">Your practice shares this to look at here, without a download.</p> : null}
      {found.sent ? <SentDocument sent={found.sent} /> : null}
    </ClientPage>
  );
}
