import { Button } from "@anteroom/core/ui/button.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { Count } from "@anteroom/core/ui/tabs.tsx";
import { Tag } from "@anteroom/core/ui/tag.tsx";
import { ownPath } from "../own-path.ts";
import { pageAnswer } from "../page-answer.ts";
import { redirect, useLoaderData } from "../remix.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "../remix.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import styles from "./switch.module.css";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const [seats, unread] = await pageAnswer(request, Promise.all([context.caller.account.seats(), context.caller.inbox.seatCounts()]));
  return { seats, unread, current: context.session?.seat?.id ?? null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const kind = form.get("kind") === "staff" ? "staff" : "portal";
  const { goTo } = await pageAnswer(request, context.caller.account.switchSeat({ kind, id: String(form.get("id") ?? "") }));
  return redirect(ownPath(goTo));
}

export const meta = pageTitle("Switch portal");

export default function SwitchPortal() {
  const { seats, unread, current } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading below="Each portal is separate. What you see in one never shows in another.">Switch portal</PageHeading>
      <ul role="list" className={styles.seats}>
        {seats.map((seat) => (
          <li key={seat.id}>
            <form method="post" className={styles.seat}>
              <input type="hidden" name="kind" value={seat.kind} />
              <input type="hidden" name="id" value={seat.id} />
              <p>
                <b><bdi>{seat.label}</bdi>{unread[seat.id] ? <> <Count value={unread[seat.id] ?? 0} meaning={unread[seat.id] === 1 ? "new message" : "new messages"} /></> : null}</b>
                <span className="muted">{seat.practiceName}{seat.kind === "staff" ? ", staff" : ""}</span>
              </p>
              {seat.id === current ? <Tag tone="success">Open now</Tag> : <Button>Open<span className="vh"> {seat.label}, {seat.practiceName}</span></Button>}
            </form>
          </li>
        ))}
      </ul>
    </>
  );
}
