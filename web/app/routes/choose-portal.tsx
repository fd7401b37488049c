import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { Link } from "@anteroom/core/ui/link.tsx";
import { AccountFrame } from "../account/account-frame.tsx";
import { askFor, textOf, type FormProblem } from "../account/form-answer.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { nextOf, placeAfter } from "../account/place-after.ts";
import { ProblemSummary } from "../account/problem-summary.tsx";
import { pageAnswer } from "../page-answer.ts";
import { data, Form, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Choose a portal");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const next = nextOf(request);
  const seats = await pageAnswer(request, context.caller.account.seats());
  // An invitation is accepted by the account, before there is a portal to choose.
  if (next.startsWith("/enrol/")) throw redirect(next);
  return { next, seats, current: context.viewer === null ? null : context.session?.seat?.id ?? null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const [kind, id = ""] = textOf(form, "seat").split(":");
  const asked = await askFor(request, form, () => context.caller.account.switchSeat({ kind: kind === "staff" ? "staff" : "portal", id }));
  if (asked.ok) throw redirect(placeAfter(asked.value, textOf(form, "next")));
  const answer: { problem?: FormProblem } = { problem: asked.problem };
  return data(answer, { status: 400 });
}

export default function ChoosePortal() {
  const { next, seats, current } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <AccountFrame>
      {problem ? <div className={styles.notice}><ProblemSummary problem={problem} fields={[]} /></div> : null}
      {seats.length === 0 ? (
        <PageHeading below="Your account opens no portal at the moment. If that is not right, ask your practice to invite you again.">No portal to open</PageHeading>
      ) : (
        <PageHeading below="Each is kept apart: nothing of one is seen in another.">Choose a portal</PageHeading>
      )}
      <Form method="post" reloadDocument>
        <input type="hidden" name="next" value={next} />
        <ul role="list" className={styles.seats}>
          {seats.map((seat) => (
            <li key={seat.id}>
              <button className={styles.seat} name="seat" value={`${seat.kind}:${seat.id}`}>
                <strong><bdi>{seat.label}</bdi></strong>
                <span>{seat.practiceName}{seat.kind === "staff" ? ", staff" : ""}{seat.id === current ? ", open now" : ""}</span>
              </button>
            </li>
          ))}
        </ul>
      </Form>
      <div className={styles.ways}>
        <Link href="/signout">Log out</Link>
      </div>
    </AccountFrame>
  );
}
