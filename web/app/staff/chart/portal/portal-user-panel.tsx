import { Button, Facts, Initials, Link, LinkButton, Notice, Tag } from "@anteroom/core/ui";
import { useEffect, useRef } from "react";
import { useActionData, useFetcher } from "../../../remix.ts";
import { DialogLink } from "../../dialog-link.tsx";
import type { FormAnswer } from "../../form-answer.ts";
import { nameOf, type PortalUserLine } from "../../people-lines.ts";
import { permissionLabel, relationshipLabel } from "../../permission-boxes.ts";
import { useChart } from "../chart-place.ts";
import { CopyLink } from "./copy-link.tsx";
import { DeleteUserForm } from "./delete-user-form.tsx";
import styles from "./portal.module.css";
import { PortalUserState } from "./portal-user-state.tsx";

/** One portal user: who, what they may do, how the invitation stands, and what staff can do about it. */
export function PortalUserPanel({ user }: { user: PortalUserLine }) {
  const { client } = useChart();
  const base = `/staff/clients/${client.id}/portal/${user.id}`;
  const name = nameOf(user);
  const fetcher = useFetcher<FormAnswer>({ key: `portal-user-${user.id}` });
  const posted = useActionData<FormAnswer>();
  // Without JavaScript the whole page answers; it is about the person whose form was sent.
  const answer = fetcher.data ?? (posted?.problem && posted.problem.values["portalUserId"]?.[0] !== user.id ? undefined : posted);
  const verb = (intent: string, label: string) => (
    <fetcher.Form method="post" action={`/staff/clients/${client.id}/portal`}>
      <input type="hidden" name="portalUserId" value={user.id} />
      <Button name="intent" value={intent} variant="quiet" busy={fetcher.state !== "idle" && fetcher.formData?.get("intent") === intent}>
        {label}<span className="vh"> {name}</span>
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
        {user.alerts ? <Tag tone="neutral">Gets alerts</Tag> : <Tag tone="neutral">No alerts</Tag>}
      </div>
      <PortalUserState user={user} />
      <Facts
        items={[
          { label: "Username", value: user.email },
          { label: "Phone", value: user.phone ?? <span className="muted">Not given</span> },
          { label: "Permissions", value: user.permissions.map(permissionLabel).join(", ") },
        ]}
      />
      {answer ? <Answer answer={answer} /> : null}
      <div className={styles.verbs}>
        <LinkButton href={base} variant="quiet">Edit<span className="vh"> {name}</span></LinkButton>
        {user.status === "invited" ? <>{verb("resend", "Resend invitation")}{verb("link", "Copy link")}</> : null}
        {user.status === "suspended" ? verb("restore", "Restore") : verb("suspend", "Suspend")}
        <LinkButton href={`${base}/log`} variant="quiet">Delivery log<span className="vh"> of {name}</span></LinkButton>
        <DialogLink href={`${base}/delete`} variant="quiet" className={styles.delete} title={`Delete ${name}?`} label={<>Delete<span className="vh"> {name}</span></>}>
          {(close) => <DeleteUserForm user={user} prefix={`${user.id}-`} onCancel={close} />}
        </DialogLink>
      </div>
    </article>
  );
}

function Answer({ answer }: { answer: FormAnswer }) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), [answer]);
  if (answer.shown) return <CopyLink url={answer.shown} />;
  const sentence = answer.done ?? Object.values(answer.problem?.errors ?? {})[0];
  return sentence ? <Notice ref={notice} tone={answer.problem ? "warning" : "success"} focusable>{sentence}</Notice> : null;
}
