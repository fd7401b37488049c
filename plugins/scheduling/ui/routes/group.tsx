import { Button, Checkbox, EmptyState, Facts, FormKey, Link, LinkButton, StaffPage, Tag, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { Plus } from "@anteroom/core/ui/icons.ts";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { useLive } from "@anteroom/core/ui/use-live.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { placeWords } from "../parts/place-words.ts";
import styles from "../parts/scheduling.module.css";
import { StateTag } from "../parts/state-tag.tsx";
import { TwoClocks } from "../parts/two-clocks.tsx";

export const meta = pageTitle("Group");

const told: Record<string, string> = { new: "Booked. Everybody in it is told.", added: "Added. They are told.", cancelled: "Cancelled. Nobody is told for three minutes." };

export async function loader(args: LoaderFunctionArgs) {
  const group = await pluginPageApi<SchedulingRouter>("scheduling", args).group({ id: args.params["groupId"] ?? "" });
  const query = new URL(args.request.url).searchParams;
  return { group, told: Object.entries(told).find(([name]) => query.has(name))?.[1], formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SchedulingRouter>("scheduling", args, async (form, api) => {
    const id = args.params["groupId"] ?? "";
    if (form.text("intent") === "undo") {
      await api.undoCancelGroup({ id, key: form.key });
      return { done: "It is booked again. Nobody was told." };
    }
    const { shown } = await api.showNames({ id, version: form.version ?? 0, shown: form.ticked("shown") });
    return { done: shown ? "Saved. Each of them sees the first names of the others." : "Saved. Nobody sees who else comes." };
  });

/** A group for staff: when it is, who takes part, and who else can be added until it is full. */
export default function GroupPage() {
  const { group, told: before, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const { revalidate, state } = useRevalidator();
  useLive("card:changed", () => {
    if (state === "idle") revalidate();
  });
  const { when } = group;
  const here = `/staff/calendar/groups/${group.id}`;
  const free = group.seats - group.taken;
  return (
    <StaffPage
      title={when?.service ?? "Group"}
      back={{ href: "/staff/calendar", label: "Calendar" }}
      answer={answer ?? (before ? { done: before } : undefined)}
      beside={group.mayManage && group.stands && free > 0 ? <LinkButton variant="primary" href={`${here}/add`} icon={<Plus aria-hidden="true" size={20} />}>Add a client</LinkButton> : null}
    >
      <p><Tag tone={group.taken === 0 ? "neutral" : free > 0 ? "success" : "accent"}>{`Group · ${group.taken} of ${group.seats}`}</Tag>{group.taken > 0 && free === 0 ? " Every seat is taken." : ""}</p>
      {group.canUndo && group.mayManage ? (
        <Form method="post" className={styles.verbs} key={`undo ${form.key}`}>
          <FormKey form={form} />
          <Button name="intent" value="undo" variant="primary">Undo</Button>
          <span>The practice cancelled this. Nobody is told for three minutes.</span>
        </Form>
      ) : null}
      {when ? (
        <Facts
          ruled
          items={[
            { label: "When", value: <TwoClocks start={when.startsAt} end={when.endsAt} zone={when.zone} place={when.place} there="There" /> },
            { label: "With", value: when.with.join(" and ") },
            { label: "Where", value: placeWords(when.place, when.location) },
            ...(group.eachPays ? [] : [{ label: "Price", value: "One person pays for all" }]),
          ]}
        />
      ) : null}
      <section aria-labelledby="people" className={styles.section}>
        <h2 id="people">Who takes part</h2>
        {group.people.length === 0 && group.others === 0 ? <EmptyState>Nobody comes any more, so the time is free again.</EmptyState> : null}
        {group.people.length > 0 ? (
          <ul role="list" className={styles.rows} aria-label="Who takes part">
            {group.people.map((one) => (
              <li key={one.appointmentId}>
                <div className={styles.words}><Link href={`/staff/calendar/${one.appointmentId}`}>{one.name}</Link></div>
                <span className={styles.verbs}>
                  <StateTag state={one.state} />
                  {group.mayManage && group.stands && one.comes ? <Link href={`/staff/calendar/${one.appointmentId}/cancel`}>Remove<span className="vh"> {one.name}</span></Link> : null}
                </span>
              </li>
            ))}
          </ul>
        ) : null}
        {group.others > 0 ? <p className="muted">{group.people.length > 0 ? "And " : ""}{group.others === 1 ? "1 client of a colleague" : `${group.others} clients of a colleague`}.</p> : null}
      </section>
      {group.mayManage && group.stands ? (
        <>
          <Form method="post" className="stack" key={`names ${form.key}`}>
            <FormKey form={form} version={group.version} />
            <Checkbox label="They know each other" hint="Each sees the first names of the others on their own appointment. Otherwise nobody is told who else comes, or how many." {...form.tick("shown", group.namesShown)} />
            <Button name="intent" value="names">Save</Button>
          </Form>
          <div className={styles.verbs}>
            {when ? <LinkButton href={`/staff/calendar/${when.id}/move`}>Move the group</LinkButton> : null}
            <LinkButton href={`${here}/cancel`}>Cancel the group</LinkButton>
          </div>
        </>
      ) : null}
    </StaffPage>
  );
}
