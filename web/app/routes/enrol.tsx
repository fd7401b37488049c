import { EnrolClosed } from "../account/enrol-closed.tsx";
import { EnrolInvitation } from "../account/enrol-invitation.tsx";
import { answerInvitation, InvitationDone, type InvitationAnswer } from "../account/invitation-answer.tsx";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";

export const meta = pageTitle("Join the portal");

/** Only looks: programs that open links before a person does must not use them up. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const token = params["token"] ?? "";
  const view = await context.caller.people.enrolment.view({ token });
  return data({ token, view }, { status: view.state === "valid" ? 200 : 410 });
}

export const action = ({ request, params, context }: ActionFunctionArgs) => answerInvitation(request, params["token"] ?? "", context.caller.people.enrolment, "/enrol/ready");

export default function Enrol() {
  const { token, view } = useLoaderData<typeof loader>();
  const { problem, done } = useActionData<InvitationAnswer>() ?? {};
  if (done) return <InvitationDone done={done} />;
  return view.state === "valid" ? <EnrolInvitation token={token} view={view} problem={problem} /> : <EnrolClosed own={`/enrol/${encodeURIComponent(token)}`} view={view} problem={problem} />;
}
