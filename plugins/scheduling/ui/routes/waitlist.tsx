import { Button, EmptyState, Link, LinkButton, PageLinks, StaffPage, Tag, When, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { useLive } from "@anteroom/core/ui/use-live.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import styles from "../parts/scheduling.module.css";
import { wishWords } from "../parts/wish-words.ts";

export const meta = pageTitle("Waitlist");

export async function loader(args: LoaderFunctionArgs) {
  const after = cursorIn(args.request);
  return { ...(await pluginPageApi<SchedulingRouter>("scheduling", args).waitlist({ after })), after };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SchedulingRouter>("scheduling", args, async (form, api) => {
    const id = form.text("id");
    if (form.text("intent") === "remove") {
      await api.withdrawEarlier({ id });
      return { done: "Taken off the waitlist." };
    }
    const first = form.text("intent") === "first";
    await api.putFirst({ id, first });
    return { done: first ? "They are among the first now." : "They are among the others again." };
  });

const turns: Record<string, string> = {
  "who asked first": "Who asked first is offered a time first.",
  priority: "Those whom you put first are offered a time first.",
  "best fit": "Those who can take the fewest times are offered one first.",
};

/** Who waits for earlier times, and whom a time is offered to now. */
export default function WaitlistPage() {
  const { lines, next, after, ask, turn, minutes } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { revalidate, state } = useRevalidator();
  useLive("card:changed", () => {
    if (state === "idle") revalidate();
  });
  return (
    <StaffPage title="Waitlist" below={ask === "all at once" ? `A time that is given up is offered to everybody whom it suits at once, for ${minutes} minutes. Whoever accepts first has it.` : `A time that is given up is offered to one person at a time, for ${minutes} minutes each. ${turns[turn] ?? ""}`} back={{ href: "/staff/calendar", label: "Calendar" }} answer={answer} beside={<LinkButton href="/staff/calendar/waitlist/new">Add a client</LinkButton>}>
      {lines.length === 0 ? <EmptyState>Nobody waits for an earlier time.</EmptyState> : (
        <ul role="list" className={styles.rows} aria-label="Waitlist">
          {lines.map((line) => (
            <li key={line.id}>
              <div className={styles.words}>
                <Link href={`/staff/clients/${line.clientId}/scheduling`}>{line.client}</Link>
                <span>{line.service} with {line.professional ?? "anyone"}</span>
                <span className={styles.tagline}>{wishWords(line)}</span>
                <span className={styles.tagline}>{line.first ? <Tag tone="accent">First</Tag> : null}{line.offer ? <Tag tone="success">Offered</Tag> : null}{line.offer ? <span>For <When start={line.offer.startsAt} />, until <When start={line.offer.expiresAt} /></span> : <span>Since <When start={line.since} /></span>}</span>
              </div>
              <Form method="post" className={styles.verbs}>
                <input type="hidden" name="id" value={line.id} />
                <Button name="intent" value={line.first ? "others" : "first"}><span>{line.first ? "Not first any more" : "Put first"}<span className="vh"> {line.client}, {line.service}</span></span></Button>
                <Button variant="quiet" name="intent" value="remove"><span>Remove<span className="vh"> {line.client}, {line.service}</span></span></Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <PageLinks here="/staff/calendar/waitlist" next={next} after={after} />
    </StaffPage>
  );
}
