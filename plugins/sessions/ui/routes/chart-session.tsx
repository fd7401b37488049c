import { ChartTab, Facts, Tag, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { usePluginLive } from "@anteroom/core/ui/use-live.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import type { SessionsRouter } from "../../server/router.ts";
import { HomeworkRows } from "../parts/homework-rows.tsx";
import { RecapForm } from "../parts/recap-form.tsx";
import { SessionTags, whereWords } from "../parts/session-rows.tsx";
import { SessionWhen } from "../parts/session-when.tsx";
import { StateForm } from "../parts/state-form.tsx";
import { VideoPart } from "../parts/video-part.tsx";
import styles from "../parts/sessions.module.css";

export const meta = pageTitle("Session, client chart");

export async function loader(args: LoaderFunctionArgs) {
  return { ...(await pluginPageApi<SessionsRouter>("sessions", args).chartSession({ id: args.params["sessionId"] ?? "" })), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SessionsRouter>("sessions", args, async (form, api) => {
    const id = args.params["sessionId"] ?? "";
    const intent = form.text("intent");
    if (intent === "let-in") {
      await api.letIn({ id });
      return { done: "They can go in now." };
    }
    if (intent === "seen") {
      await api.seen({ id });
      return { done: "They see that you know." };
    }
    if (intent === "link") {
      await api.setLink({ id, link: form.text("link") });
      return { done: form.text("link") ? "This session has its own link now." : "The link is gone." };
    }
    if (intent === "state") {
      await api.setState({ id, key: form.key, version: form.version ?? 0, state: form.text("state") as "booked" });
      return { done: "Saved." };
    }
    if (intent === "take-back") {
      await api.takeBackRecap({ sessionId: id, key: form.key });
      return { done: "The client can no longer read the recap." };
    }
    const share = intent === "share";
    const toDos = form.ticked("toDos");
    const saved = await api.saveRecap({ sessionId: id, key: form.key, version: form.version ?? 0, summary: form.text("summary"), agreed: form.text("agreed"), next: form.text("next"), share, toDos });
    if (!share) return { done: "Saved." };
    return { done: !toDos ? "Shared. The client can read it." : saved.toDos === null ? "Shared. Nothing was put on a To Do list: nothing was agreed, or To Do is turned off." : `Shared. ${saved.toDos === 1 ? "1 thing is" : `${saved.toDos} things are`} on the client’s To Do list.` };
  });

/** One session for staff: its facts, who waits, what the client wrote before it, and the recap after it. */
export default function ChartSessionPage() {
  const { line, clientId, byHand, version, clinical, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const { revalidate, state } = useRevalidator();
  usePluginLive("sessions", "waiting", () => {
    if (state === "idle") revalidate();
  });
  return (
    <ChartTab title={line.type} below={`With ${line.professional}`} back={{ href: `/staff/clients/${clientId}/sessions`, label: "Sessions" }} answer={answer}>
      <div className={styles.page}>
        <Facts items={[{ label: "When", value: <span className={styles.words}><SessionWhen line={line} /></span> }, { label: "Where", value: `${whereWords(line)}${line.group ? ", a group" : ""}` }, { label: "Status", value: <SessionTags line={line} /> }]} />
        {clinical && line.place === "video" ? <VideoPart line={line} clinical={clinical} form={form} /> : null}
        {byHand && clinical ? <StateForm state={line.state} version={version} form={form} /> : null}
        {clinical && clinical.checkIns.length > 0 ? (
          <section aria-labelledby="check-in" className={styles.section}>
            <h2 id="check-in">Check-in</h2>
            {clinical.checkIns.map((one) => (
              <div key={one.id} className={styles.words}>
                <h3>{one.who}</h3>
                {one.answered ? (one.lines.length > 0 ? <Facts items={one.lines} /> : <p>Will be there.</p>) : <p><Tag>Asked</Tag> No answer yet.</p>}
              </div>
            ))}
          </section>
        ) : null}
        {clinical && clinical.homework.length > 0 ? (
          <section aria-labelledby="homework" className={styles.section}>
            <h2 id="homework">Homework</h2>
            <HomeworkRows lines={clinical.homework} base={`/staff/clients/${clientId}/homework`} label="Homework" />
          </section>
        ) : null}
        {clinical ? <RecapForm recap={clinical.recap} form={form} /> : null}
      </div>
    </ChartTab>
  );
}
