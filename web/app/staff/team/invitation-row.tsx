import type { StaffRole } from "@anteroom/core/manifest";
import { Button, Initials, Notice, Tag, When } from "@anteroom/core/ui";
import { useEffect, useRef } from "react";
import { useActionData, useFetcher } from "../../remix.ts";
import { CopyLink } from "../chart/portal/copy-link.tsx";
import type { FormAnswer } from "../form-answer.ts";
import { rolesInWords } from "../role-words.ts";
import styles from "./team.module.css";

interface Invitation {
  id: string;
  name: string;
  email: string;
  roles: StaffRole[];
  mailState: "queued" | "sent" | "failed";
  expiresAt: number;
  ended: boolean;
}

/** A colleague who is invited: how the mail fared, and what can be done about it. */
export function InvitationRow({ invitation, formKey }: { invitation: Invitation; formKey: string }) {
  const { id, name, email, roles } = invitation;
  const fetcher = useFetcher<FormAnswer>({ key: `invitation-${email}` });
  const posted = useActionData<FormAnswer>();
  // Without JavaScript the whole page answers; it is about the invitation whose form was sent.
  const answer = fetcher.data ?? (posted?.problem && posted.problem.values["invitationId"]?.[0] !== id ? undefined : posted);
  const verb = (intent: string, label: string) => (
    <fetcher.Form method="post" action="/staff/settings/team">
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="invitationId" value={id} />
      <Button name="intent" value={intent} variant="quiet" busy={fetcher.state !== "idle" && fetcher.formData?.get("intent") === intent}>
        {label}<span className="vh"> {name}</span>
      </Button>
    </fetcher.Form>
  );
  return (
    <li className={styles.row}>
      <Initials name={name} />
      <p className={styles.who}><b>{name}</b><span>{email}</span></p>
      <p className={styles.roles}>{rolesInWords(roles)}</p>
      <p className={styles.seen}><State {...invitation} /></p>
      {answer ? <div className={styles.answer}><Answer answer={answer} /></div> : null}
      <div className={styles.verbs}>
        {verb("resend", "Resend invitation")}
        {invitation.ended ? null : verb("link", "Copy link")}
        {verb("revoke", "Withdraw")}
      </div>
    </li>
  );
}

function State({ mailState, ended, expiresAt }: Invitation) {
  if (ended) return <Tag tone="warning">Invitation expired</Tag>;
  if (mailState === "failed") return <><Tag tone="danger">Not delivered</Tag><span>Check the address, or copy the link.</span></>;
  return <><Tag tone="warning">{mailState === "queued" ? "Being sent" : "Invited"}</Tag><span>until <When start={new Date(expiresAt).toISOString()} show="day" /></span></>;
}

function Answer({ answer }: { answer: FormAnswer }) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), [answer]);
  if (answer.shown) return <CopyLink url={answer.shown} />;
  const sentence = answer.done ?? Object.values(answer.problem?.errors ?? {})[0];
  return sentence ? <Notice ref={notice} tone={answer.problem ? "warning" : "success"} focusable>{sentence}</Notice> : null;
}
