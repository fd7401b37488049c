import { Button, Facts, Initials, Link, LinkButton, Notice, Tag } from "@anteroom/core/ui";
import { useEffect, useRef, type ReactNode } from "react";
import { useActionData, useFetcher } from "../../../remix.ts";
import { DialogLink } from "../../dialog-link.tsx";
import type { FormAnswer } from "../../form-answer.ts";
import { nameOf, type PortalUserLine } from "../../people-lines.ts";
import { permissionLabel, relationshipLabel } from "../../permission-boxes.ts";
import { useStaffPlace } from "../../staff-place.ts";
import { useChart } from "../chart-place.ts";
import { authorityWords } from "./authority-words.ts";
import { CopyLink } from "./copy-link.tsx";
import { DeleteUserForm } from "./delete-user-form.tsx";
import styles from "./portal.module.css";
import { PortalUserState } from "./portal-user-state.tsx";

/** One portal user: who, what they may do, how the invitation stands, and what staff can do about it. */
export function PortalUserPanel({ user }: { user: PortalUserLine }) {
  const { client } = useChart();
  const base = `/staff/clients/${client.id}/portal/${user.id}`;
  const place = useStaffPlace();
  const name = nameOf(user);
  const fetcher = useFetcher<FormAnswer>({ key: `portal-user-${user.id}` });
  const posted = useActionData<FormAnswer>();
  // Without JavaScript the whole page answers; it is about the person whose form was sent.
  const answer = fetcher.data ?? (posted?.problem && posted.problem.values["portalUserId"]?.[0] !== user.id ? undefined : posted);
  const verb = (intent: string, label: string, about = name) => (
    <fetcher.Form method="post" action={`/staff/clients/${client.id}/portal`}>
      <input type="hidden" name="portalUserId" value={user.id} />
      <Button name="intent" value={intent} variant="quiet" busy={fetcher.state !== "idle" && fetcher.formData?.get("intent") === intent}>
        {label}<span className="vh"> {about}</span>
      </Button>
    </fetcher.Form>
  );
  return (
    <article className={styles.user} aria-labelledby={`user-${user.id}`}>
      <div className={styles.userHead}>
        <Initials name={name} />
        <div className={styles.userName}>
          <h2 id={`user-${user.id}`}><Link href={base}>{name}</Link></h2>
          <p className="muted">{relationshipLabel(user.relationship)}</p>
        </div>
        <Alerts user={user} verb={verb} />
      </div>
      <PortalUserState user={user} />
      <Facts
        items={[
          { label: "Username", value: user.email },
          ...(user.phone ? [{ label: "Phone", value: user.phone }] : []),
          ...(authorityWords(user.authority) ? [{ label: "Authority", value: authorityWords(user.authority) }] : []),
          { label: "Permissions", value: <ul role="list" className={styles.boxes}>{user.permissions.map((box) => <li key={box}>{permissionLabel(box)}</li>)}</ul> },
        ]}
      />
      {answer ? <Answer answer={answer} /> : null}
      <div className={styles.verbs}>
        <LinkButton href={base} variant="quiet">Edit<span className="vh"> {name}</span></LinkButton>
        {user.status === "invited" ? <>{verb("resend", "Resend invitation")}{verb("link", "Copy link")}</> : null}
        {user.status === "suspended" ? verb("restore", "Restore") : verb("suspend", "Suspend")}
        {user.status === "active" && place?.may.preview ? verb("preview", "Preview as this user") : null}
        <LinkButton href={`${base}/log`} variant="quiet">Delivery log<span className="vh"> of {name}</span></LinkButton>
        <DialogLink href={`${base}/delete`} variant="quiet" className={styles.delete} title={`Delete ${name}?`} label={<>Delete<span className="vh"> {name}</span></>}>
          {(close) => <DeleteUserForm user={user} prefix={`${user.id}-`} onCancel={close} />}
        </DialogLink>
      </div>
    </article>
  );
}

/** Whether this person is told of what is new, and the button that changes it. */
function Alerts({ user, verb }: { user: PortalUserLine; verb: (intent: string, label: string, about: string) => ReactNode }) {
  const name = nameOf(user);
  return (
    <div className={styles.alerts}>
      {user.alerts ? <Tag tone="neutral">Gets alerts</Tag> : <span className="small muted">No alerts</span>}
      {user.status === "suspended" ? null : user.alerts ? verb("alerts-off", "Stop", `alerts to ${name}`) : verb("alerts-on", "Assign", `alerts to ${name}`)}
    </div>
  );
}

function Answer({ answer }: { answer: FormAnswer }) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), [answer]);
  if (answer.shown) return <CopyLink url={answer.shown} />;
  const sentence = answer.done ?? Object.values(answer.problem?.errors ?? {})[0];
  return sentence ? <Notice ref={notice} tone={answer.problem || answer.warning ? "warning" : "success"} focusable>{[sentence, answer.warning].filter(Boolean).join(" ")}</Notice> : null;
}
