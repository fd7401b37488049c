import { ownPath } from "../own-path.ts";
import { pageAnswer } from "../page-answer.ts";
import { data, redirect } from "../remix.ts";
import type { LoaderFunctionArgs } from "../remix.ts";

/** Where mails lead: opens the portal that the mail was about, when it is one of the reader's own. */
export async function loader({ request, context, params }: LoaderFunctionArgs): Promise<Response> {
  const seats = await pageAnswer(request, context.caller.account.seats());
  const seat = seats.find((one) => one.id === params["seatId"]);
  if (!seat) throw data({ message: "This link is for somebody else's portal. Sign in with the address that the mail was sent to." }, { status: 403 });
  if (context.session?.seat?.id === seat.id) return redirect(seat.kind === "staff" ? "/staff" : "/");
  const { goTo } = await pageAnswer(request, context.caller.account.switchSeat({ kind: seat.kind, id: seat.id }));
  return redirect(ownPath(goTo));
}

/** Never drawn: the loader leads on, or the error page says why it cannot. */
export default function OpenSeat() {
  return null;
}
