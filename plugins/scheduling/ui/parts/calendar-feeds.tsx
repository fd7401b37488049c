import { Button, Checkbox, Field, FormKey, Notice, When, formOf } from "@anteroom/core/ui";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import type { ActionFunctionArgs } from "@remix-run/node";
import { Form } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import styles from "./scheduling.module.css";

export interface FeedAnswer extends FormAnswer {
  /** The secret address of the feed that was just made; it is shown this once. */
  address?: string;
}

interface Feed {
  id: string;
  named: boolean;
  withDue: boolean;
  createdAt: string;
}

/** What the pages about one's calendar addresses do: make one, take one back. */
export const feedsAction = (args: ActionFunctionArgs): Promise<FeedAnswer> =>
  pluginForm<SchedulingRouter>("scheduling", args, async (form, api): Promise<FeedAnswer> => {
    if (form.text("intent") === "revoke") {
      await api.revokeFeed({ id: form.text("id") });
      return { done: "Taken back. Nothing is read from that address any more." };
    }
    const { address } = await api.makeFeed({ key: form.key, named: form.ticked("named"), withDue: form.ticked("withDue") });
    return address ? { done: "Made. Copy the address now: it is shown this once.", address } : { done: "The address was made already and shown then. Take it back and make a new one if you have not kept it." };
  });

/** Somebody's own calendar addresses: the new one to copy, those in use, and the form that makes one. */
export function CalendarFeeds({ feeds, formKey, answer, offersDue = false }: { feeds: readonly Feed[]; formKey: string; answer: FeedAnswer | undefined; offersDue?: boolean }) {
  const form = formOf(formKey, answer);
  return (
    <div className="stack-large">
      {answer?.address ? <NewAddress address={answer.address} /> : null}
      {feeds.length > 0 ? (
        <section aria-labelledby="in-use" className={styles.section}>
          <h2 id="in-use">In use</h2>
          <ul role="list" className={styles.rows} aria-label="Addresses in use">
            {feeds.map((feed) => (
              <li key={feed.id}>
                <span>Made <When start={feed.createdAt} />, {feed.named ? "with the names of services" : "called “Appointment”"}{feed.withDue ? ", with days on which something is due" : ""}</span>
                <Form method="post">
                  <input type="hidden" name="id" value={feed.id} />
                  <Button variant="quiet" name="intent" value="revoke"><span>Take back<span className="vh"> the address made <When start={feed.createdAt} /></span></span></Button>
                </Form>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Form method="post" className="stack" key={form.key}>
        <FormKey form={form} />
        <Checkbox label="Write what each appointment is" hint="Otherwise every entry is called “Appointment”, which says nothing to others who see your calendar." {...form.tick("named")} />
        {offersDue ? <Checkbox label="Show days on which something is due" hint="Homework, to-dos and forms. Each is called “Something is due”; what it is stays here." {...form.tick("withDue")} /> : null}
        <Button variant={feeds.length === 0 ? "primary" : "secondary"} name="intent" value="make">{feeds.length === 0 ? "Make an address" : "Make another address"}</Button>
      </Form>
    </div>
  );
}

function NewAddress({ address }: { address: string }) {
  return (
    <Notice title="Keep this address to yourself">
      <div className="stack">
        <p>Whoever has it sees when your appointments are.</p>
        <Field label="Address of your calendar" name="address" readOnly defaultValue={address} />
        <p><a href={address.replace(/^https?:/, "webcal:")}>Open it in my calendar program</a></p>
        <p className="muted small">In Google Calendar choose Other calendars, From URL. In Outlook choose Add calendar, Subscribe from web. Programs look for changes every few hours.</p>
      </div>
    </Notice>
  );
}
