import { Button, ClientPage, EmptyState, FormKey, LinkButton, When, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { useLive } from "@anteroom/core/ui/use-live.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import type { WaitLine } from "../../server/waitlist/wait-lines.ts";
import { placeChoices } from "../parts/place-choices.ts";
import { placeWords } from "../parts/place-words.ts";
import styles from "../parts/scheduling.module.css";
import { TwoClocks } from "../parts/two-clocks.tsx";
import { WishFields, readWish } from "../parts/wish-fields.tsx";
import { wishWords } from "../parts/wish-words.ts";

export const meta = pageTitle("Earlier times");

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<SchedulingRouter>("scheduling", args);
  const [{ lines }, { services, locations }] = await Promise.all([api.earlier(), api.services({ earlier: true })]);
  const professionals = new Map(services.flatMap((service) => service.professionals).map(({ id, name }) => [id, name]));
  const choices = {
    services: services.map(({ id, name }) => ({ id, name })),
    professionals: [...professionals].map(([id, name]) => ({ id, name })),
    places: placeChoices([...new Set(services.flatMap(({ places }) => places))], locations),
  };
  return { lines, choices, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SchedulingRouter>("scheduling", args, async (form, api): Promise<FormAnswer> => {
    const intent = form.text("intent");
    const id = form.text("id");
    if (intent === "take") {
      const taken = await api.answerEarlier({ id, key: form.key, take: true });
      throw redirect(`/scheduling/${taken.id ?? ""}`);
    }
    if (intent === "leave-time") {
      await api.answerEarlier({ id, key: form.key, take: false });
      return { done: "Declined. You stay on the waitlist." };
    }
    if (intent === "withdraw") {
      await api.withdrawEarlier({ id });
      return { done: "You are not on the waitlist for this any more." };
    }
    await api.askEarlier(readWish(form));
    return { done: "You are on the waitlist. When an earlier time is free we ask you in messages." };
  });

/** What somebody waits for, the earlier time that they are offered, and the form that asks. */
export default function EarlierPage() {
  const { lines, choices, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const { revalidate, state } = useRevalidator();
  useLive("card:changed", () => {
    if (state === "idle") revalidate();
  });
  return (
    <ClientPage title="Earlier times" below="When somebody gives up a time that suits you, we ask you whether you want it." back={{ href: "/scheduling", label: "Appointments" }} answer={answer}>
      {lines.filter(({ offer }) => offer).map((line) => <Offered key={line.id} line={line} formKey={formKey} />)}
      {lines.length > 0 ? (
        <section aria-labelledby="waiting" className={styles.section}>
          <h2 id="waiting">You wait for</h2>
          <ul role="list" className={styles.rows} aria-label="You wait for">
            {lines.map((line) => (
              <li key={line.id}>
                <div className={styles.words}>
                  <strong>{line.service} with {line.professional ?? "anyone"}</strong>
                  <span className={styles.tagline}>{wishWords(line)}</span>
                </div>
                <Form method="post">
                  <input type="hidden" name="id" value={line.id} />
                  <Button variant="quiet" name="intent" value="withdraw"><span>Stop waiting<span className="vh"> for {line.service}, {wishWords(line)}</span></span></Button>
                </Form>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {choices.services.length === 0 ? (
        <EmptyState action={<LinkButton variant="primary" href="/">Send a message</LinkButton>}>Your practice arranges appointments with you in messages.</EmptyState>
      ) : (
        <section aria-labelledby="ask" className={styles.section}>
          <h2 id="ask">{lines.length > 0 ? "Wait for something else" : "What would you take?"}</h2>
          <Form method="post" noValidate className="stack-large" key={form.key}>
            <FormKey form={form} />
            <WishFields form={form} choices={choices} />
            <div><Button variant="primary" name="intent" value="ask">Tell me of earlier times</Button></div>
          </Form>
        </section>
      )}
    </ClientPage>
  );
}

function Offered({ line, formKey }: { line: WaitLine; formKey: string }) {
  const { offer } = line;
  if (!offer) return null;
  return (
    <section aria-labelledby={`offer-${offer.id}`} className={styles.next}>
      <h2 id={`offer-${offer.id}`} className="small muted">An earlier time for you</h2>
      <strong><TwoClocks start={offer.startsAt} end={offer.endsAt} zone={offer.zone} place={offer.place} /></strong>
      <span>{line.service} · {placeWords(offer.place, line.location)}. {offer.shared ? "Others were asked too: whoever accepts first has it. Open" : "Held for you"} until <When start={offer.expiresAt} />.{offer.moves ? " Your other appointment for this is given up for it." : ""}</span>
      <Form method="post" className={styles.verbs}>
        <input type="hidden" name="key" value={`${formKey.slice(0, 20)}${offer.id.slice(-6)}`} />
        <input type="hidden" name="id" value={offer.id} />
        <Button variant="primary" name="intent" value="take">Accept</Button>
        <Button name="intent" value="leave-time">Decline</Button>
      </Form>
    </section>
  );
}
