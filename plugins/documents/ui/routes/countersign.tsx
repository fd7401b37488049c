import { pageTitle } from "@anteroom/core/ui";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { actOnSigning, loadSigning, type SigningAnswer } from "../signing-page.ts";
import { SigningView } from "../signing-view.tsx";

export const meta = pageTitle("Review and sign");

export const loader = (args: LoaderFunctionArgs) => loadSigning(args);
export const action = (args: ActionFunctionArgs) => actOnSigning(args, `/staff/clients/${args.params["clientId"] ?? ""}/documents`);

/** A professional signs beside the client. */
export default function CountersignPage() {
  const { paper, key, today } = useLoaderData<typeof loader>();
  const answer = useActionData<SigningAnswer>();
  return <SigningView paper={paper} pageKey={key} today={today} answer={answer} base={`/staff/clients/${useParams()["clientId"] ?? ""}/documents`} />;
}
