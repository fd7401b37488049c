import { EmptyState, Notice, PageHeading, When } from "@anteroom/core/ui";
import { pageAnswer } from "../../../page-answer.ts";
import { useLoaderData, type LoaderFunctionArgs } from "../../../remix.ts";
import { BackLink } from "../../back-link.tsx";
import { nameOf } from "../../people-lines.ts";
import { chartTitle, useChart } from "../chart-place.ts";
import { findUser } from "./find-user.ts";
import { deliveryKind, deliveryResult } from "./delivery-words.ts";
import styles from "./portal.module.css";

export const meta = chartTitle("Delivery log");

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { caller } = context;
  // One after the other: which of two refusals came first would say which of the two is there.
  const { users } = await pageAnswer(request, caller.people.portalUsers({ clientId: params.clientId ?? "" }));
  const lines = await pageAnswer(request, caller.notify.log({ portalUserId: params.userId ?? "" }));
  const texts = await pageAnswer(request, caller.notify.texts.of({ portalUserId: params.userId ?? "" }));
  return { user: findUser(users, params.userId), lines, texts };
}

export default function DeliveryLogPage() {
  const { client } = useChart();
  const { user, lines, texts } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to={`/staff/clients/${client.id}/portal`}>Client Portal</BackLink>
      <PageHeading below="Every notice sent to this person. What it said is not kept.">Delivery log of {nameOf(user)}</PageHeading>
      {texts ? (
        <Notice tone={texts.on ? "info" : "warning"} title={texts.on ? "Has agreed to text messages" : texts.stoppedBy === "text" ? "Answered STOP: gets no text messages" : "Ended text messages in the portal"}>
          <p>Agreed <When start={texts.agreedAt} />{texts.stoppedAt ? <>, ended <When start={texts.stoppedAt} /></> : null}, to these words: “{texts.wording}”</p>
        </Notice>
      ) : null}
      {lines.length === 0 ? (
        <EmptyState>Nothing has been sent to this person yet.</EmptyState>
      ) : (
        <table className={styles.log}>
          <thead>
            <tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Result</th></tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.at} ${line.kind}`}>
                <td><When start={new Date(line.at).toISOString()} /></td>
                <td>{deliveryKind(line.kind, line.channel)}</td>
                <td>{deliveryResult(line.result)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
