import { Button } from "@anteroom/core/ui/button.tsx";
import { Link } from "@anteroom/core/ui/link.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { AccountFrame } from "../account/account-frame.tsx";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { ownPath } from "../own-path.ts";
import { pageAnswer } from "../page-answer.ts";
import { data, redirect, useLoaderData } from "../remix.ts";
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Open a portal");

/** The seat that the address names, when it is one of the reader's own. */
async function seatOf(request: Request, context: AppLoadContext, seatId: string | undefined) {
  const seats = await pageAnswer(request, context.caller.account.seats());
  const seat = seats.find((one) => one.id === seatId);
  if (!seat) throw data({ message: "This link is for somebody else's portal. Sign in with the address that the mail was sent to." }, { status: 403 });
  return seat;
}

/** Where mails lead. Another portal opens by a press only: a link on any site may lead here. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const seat = await seatOf(request, context, params["seatId"]);
  if (context.session?.seat?.id === seat.id) throw redirect(seat.kind === "staff" ? "/staff" : "/");
  return { label: seat.label, practiceName: seat.practiceName, isStaff: seat.kind === "staff", hasOther: context.viewer !== null };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const seat = await seatOf(request, context, params["seatId"]);
  const { goTo } = await pageAnswer(request, context.caller.account.switchSeat({ kind: seat.kind, id: seat.id }));
  return redirect(ownPath(goTo));
}

export default function OpenSeat() {
  const { label, practiceName, isStaff, hasOther } = useLoaderData<typeof loader>();
  const name = isStaff ? "your workspace" : `${label}’s portal`;
  return (
    <AccountFrame>
      <PageHeading below={`At ${practiceName}. Each portal is separate. What you see in one never shows in another.`}>Open {name}</PageHeading>
      <form method="post">
        <div className={styles.buttons}>
          <Button variant="primary">Open {name}</Button>
        </div>
      </form>
      {hasOther ? (
        <div className={styles.ways}>
          <Link href="/">Stay where you are</Link>
        </div>
      ) : null}
    </AccountFrame>
  );
}
