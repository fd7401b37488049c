import { Button, EmptyState, Notice, StaffPage, Tag, When, newUlid, pageTitle } from "@anteroom/core/ui";
import { clientsNamed } from "@anteroom/core/ui/clients-named.ts";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { ClientSearch } from "../parts/client-search.tsx";
import styles from "../parts/scheduling.module.css";

export const meta = pageTitle("Add a client to the group");

export async function loader(args: LoaderFunctionArgs) {
  const group = await pluginPageApi<SchedulingRouter>("scheduling", args).group({ id: args.params["groupId"] ?? "" });
  return { group, formKey: newUlid() };
}

interface AddAnswer extends FormAnswer {
  search?: string;
  found?: { id: string; name: string }[];
  /** Times of a group that repeats at which this client cannot come. */
  hindered?: { clientId: string; times: { startsAt: string; why: string | null }[] };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SchedulingRouter>("scheduling", args, async (form, api): Promise<AddAnswer> => {
    const id = args.params["groupId"] ?? "";
    const clientId = form.text("client");
    const intent = form.text("intent");
    if (intent === "all") {
      const { times } = await api.groupTimes({ id, clientId });
      if (times.some(({ why }) => why !== null)) return { hindered: { clientId, times } };
    }
    if (intent === "all" || intent === "free") {
      await api.joinMeetings({ id, key: form.key, clientId });
      throw redirect(`/staff/calendar/groups/${id}?added`);
    }
    if (clientId !== "") {
      await api.joinGroup({ id, key: form.key, clientId });
      throw redirect(`/staff/calendar/groups/${id}?added`);
    }
    const search = form.text("search");
    return { search, found: await clientsNamed(args, search) };
  });

/** Looks for a client and adds them to a group; each has an appointment of their own in it. */
export default function GroupAddPage() {
  const { group, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as AddAnswer | undefined;
  const here = `/staff/calendar/groups/${group.id}`;
  const inIt = new Set(group.people.filter(({ comes }) => comes).map(({ clientId }) => clientId));
  const found = answer?.found?.filter(({ id }) => !inIt.has(id));
  const full = group.taken >= group.seats;
  return (
    <StaffPage title="Add a client" below={group.when ? <>{group.when.service}, <When start={group.when.startsAt} />. {`${group.taken} of ${group.seats} seats are taken.`}</> : null} back={{ href: here, label: "The group" }} answer={answer?.problem ? answer : undefined}>
      {answer?.hindered ? <HinderedTimes {...answer.hindered} formKey={formKey} /> : full || !group.stands ? <EmptyState>{full ? "Every seat of this group is taken. Remove somebody first, or book another group." : "Nobody can be added to this group any more. Book a new one."}</EmptyState> : (
        <ClientSearch
          answer={found ? { search: answer?.search ?? "", found } : undefined}
          line={({ id, name }) => (
            <>
              <div className={styles.words}><strong>{name}</strong></div>
              <Form method="post">
                <input type="hidden" name="key" value={`${formKey.slice(0, 20)}${id.slice(-6)}`} />
                <input type="hidden" name="client" value={id} />
                <div className={styles.verbs}>
                  <Button name="intent" value="add"><span>{group.repeats ? "Add to this one" : "Add"}<span className="vh"> {name}</span></span></Button>
                  {group.repeats ? <Button name="intent" value="all"><span>Add to all from here on<span className="vh"> {name}</span></span></Button> : null}
                </div>
              </Form>
            </>
          )}
        />
      )}
    </StaffPage>
  );
}

const reasons: Record<string, string> = { comes: "comes already", full: "every seat is taken", elsewhere: "has another appointment then" };

/** What stands in the way of some of the times, before anything is booked. */
function HinderedTimes({ clientId, times, formKey }: NonNullable<AddAnswer["hindered"]> & { formKey: string }) {
  const free = times.filter(({ why }) => why === null).length;
  return (
    <section className="stack" aria-labelledby="hindered">
      <Notice tone="warning" title="Not every time can be booked. Nothing is booked yet." />
      <h2 id="hindered">Coming times</h2>
      <ul role="list" className={styles.invited}>
        {times.map(({ startsAt, why }) => <li key={startsAt}><When start={startsAt} />{why ? <Tag tone="warning">{reasons[why] ?? why}</Tag> : <Tag tone="success">free</Tag>}</li>)}
      </ul>
      {free > 0 ? (
        <Form method="post">
          <input type="hidden" name="key" value={formKey} />
          <input type="hidden" name="client" value={clientId} />
          <Button variant="primary" name="intent" value="free">{free === 1 ? "Book the free one" : `Book the ${free} free ones`}</Button>
        </Form>
      ) : null}
    </section>
  );
}
