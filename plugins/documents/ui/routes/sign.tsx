import { pageTitle } from "@anteroom/core/ui";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { actOnSigning, loadSigning, type SigningAnswer } from "../signing-page.ts";
import { SigningView } from "../signing-view.tsx";

export const meta = pageTitle("Review and sign");

export const loader = (args: LoaderFunctionArgs) => loadSigning(args);
export const action = (args: ActionFunctionArgs) => actOnSigning(args, "/documents");

/** A client reads a document and signs it. */
export default function SignPage() {
  const { paper, key, today } = useLoaderData<typeof loader>();
  const answer = useActionData<SigningAnswer>();
  return <SigningView paper={paper} pageKey={key} today={today} answer={answer} base="/documents" />;
}
