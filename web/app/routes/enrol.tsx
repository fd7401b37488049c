import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { AccountFrame } from "../account/account-frame.tsx";
import { EnrolClosed } from "../account/enrol-closed.tsx";
import { EnrolInvitation } from "../account/enrol-invitation.tsx";
import { askFor, textOf, type FormProblem } from "../account/form-answer.ts";
import { titled } from "../account/page-title.ts";
import { placeAfter } from "../account/place-after.ts";
import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";

export const meta = titled("Join the portal");

interface Answer {
  problem?: FormProblem;
  done?: "not-me" | "sent";
}

/** Only looks: programs that open links before a person does must not use them up. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const token = params["token"] ?? "";
  const view = await context.caller.people.enrolment.view({ token });
  return data({ token, view }, { status: view.state === "valid" ? 200 : 410 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params["token"] ?? "";
  const form = await request.formData();
  const { enrolment } = context.caller.people;
  const intent = textOf(form, "intent");
  if (intent === "join") {
    const asked = await askFor(request, form, () => enrolment.acceptSignedIn({ token }));
    if (!asked.ok) return data<Answer>({ problem: asked.problem }, { status: 400 });
    throw redirect(asked.value.goTo === "/" ? "/enrol/ready" : placeAfter(asked.value, null));
  }
  const asked = await askFor(request, form, () => (intent === "not-me" ? enrolment.notMe({ token }) : enrolment.sendFresh({ token })));
  const answer: Answer = asked.ok ? { done: intent === "not-me" ? "not-me" : "sent" } : { problem: asked.problem };
  return data(answer, { status: asked.ok ? 200 : 400 });
}

export default function Enrol() {
  const { token, view } = useLoaderData<typeof loader>();
  const { problem, done } = useActionData<typeof action>() ?? {};
  if (done === "not-me") {
    return (
      <AccountFrame key="not-me">
        <PageHeading below="The invitation is closed, and the practice can see why. There is nothing more to do.">Thank you for telling us</PageHeading>
      </AccountFrame>
    );
  }
  if (done === "sent") {
    return (
      <AccountFrame key="sent">
        <PageHeading below="If this invitation can be renewed, a new one is on its way to the address that it was sent to. Use the link in the newest mail.">Check your email</PageHeading>
      </AccountFrame>
    );
  }
  return view.state === "valid" ? <EnrolInvitation token={token} view={view} problem={problem} /> : <EnrolClosed token={token} view={view} problem={problem} />;
}
