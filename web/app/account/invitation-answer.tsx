import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { data, redirect } from "../remix.ts";
import { AccountFrame } from "./account-frame.tsx";
import { askFor, textOf, type FormProblem } from "./form-answer.ts";
import { placeAfter } from "./place-after.ts";

/** What the page of an invitation answers when it does not lead elsewhere. */
export interface InvitationAnswer {
  problem?: FormProblem;
  done?: "not-me" | "sent";
}

interface Doors {
  acceptSignedIn(input: { token: string }): Promise<Parameters<typeof placeAfter>[0]>;
  notMe(input: { token: string }): Promise<unknown>;
  sendFresh(input: { token: string }): Promise<unknown>;
}

/** The forms of an invitation's page: join with the account, close it, or ask for a fresh one. */
export async function answerInvitation(request: Request, token: string, doors: Doors, afterHome: string) {
  const form = await request.formData();
  const intent = textOf(form, "intent");
  if (intent === "join") {
    const asked = await askFor(request, form, () => doors.acceptSignedIn({ token }));
    if (!asked.ok) return data<InvitationAnswer>({ problem: asked.problem }, { status: 400 });
    throw redirect(asked.value.goTo === "/" ? afterHome : placeAfter(asked.value, null));
  }
  const asked = await askFor(request, form, () => (intent === "not-me" ? doors.notMe({ token }) : doors.sendFresh({ token })));
  const answer: InvitationAnswer = asked.ok ? { done: intent === "not-me" ? "not-me" : "sent" } : { problem: asked.problem };
  return data(answer, { status: asked.ok ? 200 : 400 });
}

/** Says what was done with an invitation. */
export function InvitationDone({ done }: { done: "not-me" | "sent" }) {
  return (
    <AccountFrame key={done}>
      {done === "not-me" ? (
        <PageHeading below="The invitation is closed, and the practice can see why. There is nothing more to do.">Thank you for telling us</PageHeading>
      ) : (
        <PageHeading below="If this invitation can be renewed, a new one is on its way to the address that it was sent to. Use the link in the newest mail.">Check your email</PageHeading>
      )}
    </AccountFrame>
  );
}
