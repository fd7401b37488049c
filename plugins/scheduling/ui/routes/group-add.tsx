import { Button, EmptyState, StaffPage, When, newUlid, pageTitle } from "@anteroom/core/ui";
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
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SchedulingRouter>("scheduling", args, async (form, api): Promise<AddAnswer> => {
    const id = args.params["groupId"] ?? "";
    const clientId = form.text("client");
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
      {full || !group.stands ? <EmptyState>{full ? "Every seat of this group is taken. Remove somebody first, or book another group." : "Nobody can be added to this group any more. Book a new one."}</EmptyState> : (
        <ClientSearch
          answer={found ? { search: answer?.search ?? "", found } : undefined}
          line={({ id, name }) => (
            <>
              <div className={styles.words}><strong>{name}</strong></div>
              <Form method="post">
                <input type="hidden" name="key" value={`${formKey.slice(0, 20)}${id.slice(-6)}`} />
                <input type="hidden" name="client" value={id} />
                <Button name="intent" value="add"><span>Add<span className="vh"> {name}</span></span></Button>
              </Form>
            </>
          )}
        />
      )}
    </StaffPage>
  );
}
