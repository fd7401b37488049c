import { Button, ClientPage, Facts, Field, FormKey, Link, LinkButton, Notice, When, formOf, formatMoney, newUlid, pageTitle } from "@anteroom/core/ui";
import { notFoundPage, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useState } from "react";
import { Form, redirect, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import type { Rhythm } from "../../server/rows/series.ts";
import { isFirst } from "../parts/ask-words.ts";
import { CancelRule } from "../parts/cancel-rule.tsx";
import { readSlot } from "../parts/chosen-slot.ts";
import { formOfTimes } from "../parts/form-of-times.ts";
import { NearestTimes } from "../parts/nearest-times.tsx";
import { PayRule } from "../parts/pay-rule.tsx";
import { placeValue } from "../parts/place-choices.ts";
import { RepeatFields } from "../parts/repeat-fields.tsx";
import { placeWords } from "../parts/place-words.ts";
import styles from "../parts/scheduling.module.css";
import { TwoClocks } from "../parts/two-clocks.tsx";

export const meta = pageTitle("Confirm your appointment");

const holdIn = (request: Request): string => new URL(request.url).searchParams.get("hold") ?? "";

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<SchedulingRouter>("scheduling", args);
  const before = await api.one({ id: holdIn(args.request) });
  // Somebody comes back from paying or adding a card.
  const settled = before.pay.state === "due" ? await api.settle({ id: before.id }).catch(() => null) : null;
  const held = settled ? await api.one({ id: before.id }) : before;
  if (held.state !== "held" && held.state !== "released") throw redirect(`/scheduling/${held.id}${held.state === "booked" || held.state === "requested" ? "?new" : ""}`);
  const { services, mayRepeat } = await api.services();
  const service = services.find(({ id }) => id === held.service.id);
  if (!service) throw notFoundPage("this service");
  return { held, service, mayRepeat, onItsWay: settled?.onItsWay ?? false, now: new Date().toISOString(), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  formOfTimes(args, async (form, api) => {
    const held = await api.one({ id: holdIn(args.request) });
    const another = form.text("nearest");
    const { startsAt, staffId } = another ? readSlot(another) : { startsAt: held.startsAt, staffId: held.professional?.id ?? "" };
    const { id, go } = await api.book({ key: form.key, holdId: held.id, serviceId: held.service.id, staffId, startsAt, place: held.place, locationId: held.location?.id ?? "", note: form.text("note"), rhythm: form.text("rhythm") as Rhythm | "", times: form.text("times") || undefined });
    throw redirect(go ?? `/scheduling/${id}?new`);
  });

/** Everything that is about to be booked, once more. Only the button here books. */
export default function ConfirmPage() {
  const { held, service, mayRepeat, onItsWay, now, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().formMethod === "POST";
  const form = formOf(formKey, answer);
  const [repeats, setRepeats] = useState(Boolean(form.field("rhythm").defaultValue));
  const asks = service.mode === "request" || repeats;
  const first = held.pay.live && isFirst(held.pay, asks);
  const [verb, busyVerb] = first ? (held.pay.ask === "card" ? ["Go on to add a card", "Opening…"] : [`Go on to pay ${formatMoney(held.pay.minor, held.currency)}`, "Opening…"]) : asks ? [repeats ? "Ask for these times" : "Ask for this time", "Asking…"] : ["Book this appointment", "Booking…"];
  const back = `/scheduling/new/${service.id}?${new URLSearchParams({ place: placeValue(held.place, held.location?.id ?? null) }).toString()}`;
  if (onItsWay || held.pay.state === "lost") {
    return (
      <ClientPage title="Your appointment" back={{ href: back, label: "Choose another time" }}>
        {onItsWay
          ? <Notice title="Your payment is on its way. Do not pay again."><p>We book this time as soon as it has arrived, and tell you in your messages. If the time is gone by then, you get the payment back in full.</p><p><LinkButton href={`/scheduling/new/confirm?hold=${held.id}`}>Check again</LinkButton></p></Notice>
          : <Notice tone="warning" title="This time could not be booked"><p>Your payment came when the time was not free any more. It goes back to you in full.</p></Notice>}
      </ClientPage>
    );
  }
  return (
    <ClientPage title={asks ? "Check your request" : "Confirm your appointment"} back={{ href: back, label: "Choose another time" }} answer={answer?.nearest ? undefined : answer}>
      <Form method="post" noValidate className="stack-large">
        <FormKey form={form} />
        {answer?.nearest ? <NearestTimes nearest={answer.nearest} names={new Map(service.professionals.map(({ id, name }) => [id, name]))} /> : null}
        <Facts
          ruled
          items={[
            { label: "What", value: `${service.name} with ${held.professional?.name ?? "your practice"}` },
            { label: "When", value: <TwoClocks start={held.startsAt} end={held.endsAt} zone={held.zone} place={held.place} /> },
            { label: "Where", value: <>{placeWords(held.place, held.location?.name)}{held.location?.address ? <span className="muted"><br />{held.location.address}</span> : null}</> },
            ...(service.priceMinor > 0 ? [{ label: "Cost", value: formatMoney(service.priceMinor, service.currency) }] : []),
            ...(held.pay.live && held.pay.ask !== "none" ? [{ label: asks && held.pay.ask !== "card" ? "When accepted" : "To book it", value: <PayRule of={held} /> }] : []),
            { label: "Changes", value: <CancelRule {...service} startsAt={held.startsAt} now={now} /> },
          ]}
        />
        {mayRepeat && !first ? <RepeatFields form={form} onChosen={setRepeats} /> : null}
        <Field as="textarea" rows={3} label="Note for your practice" optional hint="Your care team reads it." maxLength={1000} {...form.field("note")} />
        {service.mode === "request" ? <p>Your practice answers by message. Until then the time is kept for you.</p> : null}
        {held.expiresAt && held.expiresAt > now ? (
          <p>We are holding this time for you until <When start={held.expiresAt} show="time" />.</p>
        ) : (
          <Notice>We do not hold this time any more. It may still be free: press {verb} to see.</Notice>
        )}
        {first && !held.pay.mayPay ? <Notice>Only somebody with the permission Billing can {held.pay.ask === "card" ? "add a card" : "pay"} for this. Ask them to book it, or <Link href="/">write to your practice</Link>.</Notice> : null}
        <div className={styles.verbs}>
          {first && !held.pay.mayPay ? null : <Button variant="primary" busy={busy} busyLabel={busyVerb ?? ""}>{verb}</Button>}
          <LinkButton variant="quiet" href={back}>Back</LinkButton>
        </div>
      </Form>
    </ClientPage>
  );
}
