import { Button, ClientPage, Link, Notice, When, formOf, newUlid, pageTitle, useAnnounce, useReconnect } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { usePluginLive } from "@anteroom/core/ui/use-live.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { SessionsRouter } from "../../server/router.ts";
import { JoinNow } from "../parts/join-now.tsx";
import { LatePath } from "../parts/late-path.tsx";
import { aboutSession } from "../parts/session-rows.tsx";
import { SessionWhen } from "../parts/session-when.tsx";
import styles from "../parts/sessions.module.css";
import { untilWords } from "../parts/until-words.ts";
import { useServerNow } from "../parts/use-server-now.ts";

export const meta = pageTitle("Join session");

const opensBeforeMs = 15 * 60_000;

export async function loader(args: LoaderFunctionArgs) {
  return { ...(await pluginPageApi<SessionsRouter>("sessions", args).join({ id: args.params["sessionId"] ?? "" })), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SessionsRouter>("sessions", args, async (form, api) => {
    const at = { id: args.params["sessionId"] ?? "", key: form.key };
    if (form.text("intent") === "late") {
      await api.late({ ...at, minutes: form.text("minutes") });
      return { done: "Your care team knows that you will be late." };
    }
    await api.arrive(at);
    return {};
  });

/** The way into a session by video: before its time, in the waiting room, and through the door. */
export default function JoinPage() {
  const page = useLoaderData<typeof loader>();
  const { line, href, formKey } = page;
  const answer = useActionData<typeof action>();
  const { revalidate, state } = useRevalidator();
  const now = useServerNow(page.now);
  const { polite: announce } = useAnnounce();
  const ask = (): void => {
    if (state === "idle") revalidate();
  };
  usePluginLive("sessions", "answered", ask);
  useReconnect(ask);
  const opensAt = Date.parse(line.startsAt) - opensBeforeMs;
  const turns = line.join === "early" && now >= opensAt;
  useEffect(() => {
    if (turns) ask();
    // Once, when its time has come.
  }, [turns]);
  const wasOpen = useRef(href !== null);
  useEffect(() => {
    if (href && !wasOpen.current) announce(`${line.professional} is ready. You can join now.`);
    wasOpen.current = href !== null;
  }, [href]);
  const form = formOf(formKey, answer);
  const stands = line.state === "booked" || line.state === "confirmed";
  return (
    <ClientPage title="Join session" below={aboutSession(line)} back={{ href: `/sessions/${line.id}`, label: "Session" }} answer={answer}>
      <div className={styles.page}>
        <div className={styles.words}><SessionWhen line={line} as="strong" /></div>
        {stands && page.professionalLateBy ? <Notice>{line.professional} will be about {page.professionalLateBy} minutes late.</Notice> : null}
        {!stands || line.join === null ? (
          <Notice>{line.place === "video" ? "This session does not take place." : "This session is not by video."} <Link href="/sessions">See all sessions</Link></Notice>
        ) : line.join === "over" ? (
          <Notice>This session is over. <Link href="/sessions">See all sessions</Link></Notice>
        ) : line.join === "early" ? (
          <section aria-labelledby="early" className={styles.section}>
            <h2 id="early">It is not time yet</h2>
            <p suppressHydrationWarning>You can join in {untilWords(opensAt - now)}, from <When start={new Date(opensAt).toISOString()} show="time" /> on. You do not have to reload this page.</p>
          </section>
        ) : (
          <JoinNow page={page} form={form} />
        )}
        {stands && line.join && line.join !== "over" ? <p><Link href="/sessions/device-test">Test your camera and microphone</Link></p> : null}
        {stands && line.join && line.join !== "over" ? <LatePath page={page} form={form} /> : null}
      </div>
      {line.join === "open" && !href ? <Form method="get" className="no-print"><Button variant="quiet">Check again</Button></Form> : null}
      <noscript><p className="muted">Load this page again to see whether you can join.</p></noscript>
    </ClientPage>
  );
}
