import { ClientPage, Link, LinkButton, Notice, Tag, formatDayTime, pageTitle, useViewerTime, formatCalendarDay } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";
import { stepTags } from "../packets/step-tags.ts";
import rows from "../rows.module.css";
import styles from "../packets/packets.module.css";
import { sayMinutes } from "../say-when.ts";

export const meta = pageTitle("Packet");

export const loader = async (args: LoaderFunctionArgs) => pluginPageApi<FormsRouter>("forms", args).givenPacket({ givenId: args.params["givenId"] ?? "" });

/** The steps of a packet, where each stands, and the next one to do. */
export default function GivenPacketPage() {
  const packet = useLoaderData<typeof loader>();
  const time = useViewerTime();
  const { next } = packet;
  const below = packet.state === "done" && packet.doneAt !== null ? `You finished this on ${formatDayTime(packet.doneAt, time)}.` : `${packet.done} of ${packet.of} steps done.${packet.dueOn ? ` Due ${formatCalendarDay(packet.dueOn, time)}.${packet.overdue ? " You can still send it." : ""}` : ""}`;
  return (
    <ClientPage title={packet.title} back={{ href: "/forms", label: "Forms" }} below={packet.state === "revoked" ? undefined : below}>
      {packet.state === "revoked" ? <Notice>{packet.from} withdrew what was left of this. What you sent stays as you sent it.</Notice> : null}
      {packet.state === "open" ? <p>{packet.ordered ? "Do the steps one after the other." : "Do the steps in any order."} You can stop at any time and go on with any device.</p> : null}
      <ol role="list" className={styles.steps} aria-label="Steps">
        {packet.steps.map((step, at) => (
          <li key={`${at} ${step.title}`} className={styles.step}>
            <span className={styles.number} aria-hidden="true">{at + 1}</span>
            <div>
              <p className={rows.title}>{step.href && packet.state !== "revoked" ? <Link href={step.href}>{step.title}</Link> : step.title}</p>
              <p className={rows.facts}>{step.state === "locked" ? "Opens after the step before it" : step.place ?? (step.state === "to-do" && step.minutes !== null ? sayMinutes(step.minutes) : step.state === "given-back" ? "Your practice asks you to look at this again" : null)}</p>
            </div>
            <Tag tone={stepTags[step.state].tone}>{stepTags[step.state].mine}</Tag>
          </li>
        ))}
      </ol>
      <p className="row">
        {packet.state === "open" && next?.href ? <LinkButton href={next.href} variant="primary">{packet.done === 0 && next.state === "to-do" ? `Start step ${packet.at}` : `Go on with step ${packet.at}`}</LinkButton> : null}
        <LinkButton href="/" variant="quiet">Back to messages</LinkButton>
      </p>
    </ClientPage>
  );
}
