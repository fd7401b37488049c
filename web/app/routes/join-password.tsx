import { CreatePasswordPage, createPassword } from "../account/create-password-page.tsx";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";

export const meta = pageTitle("Create your password");

const startOf = (token: string): string => `/join/${encodeURIComponent(token)}`;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const token = params["token"] ?? "";
  const view = await context.caller.team.join.view({ token });
  // Every other state has its words on the invitation's own page.
  if (view.state !== "valid" || view.hasAccount || view.signedInAs !== null) throw redirect(startOf(token));
  return { start: startOf(token), email: view.email, practice: view.practice };
}

export function action({ request, params, context }: ActionFunctionArgs) {
  const token = params["token"] ?? "";
  return createPassword(request, token, { accept: (input) => context.caller.team.join.accept(input), start: startOf(token), afterHome: "/staff" });
}

export default function JoinPassword() {
  return <CreatePasswordPage {...useLoaderData<typeof loader>()} problem={useActionData<typeof action>()?.problem} />;
}
