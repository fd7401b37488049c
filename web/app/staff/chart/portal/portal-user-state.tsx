import { Tag, When } from "@anteroom/core/ui";
import type { PortalUserLine } from "../../people-lines.ts";

type Tone = "success" | "warning" | "danger" | "neutral";

const iso = (at: number) => new Date(at).toISOString();

/** Where a portal user stands, with the times that staff ask for. */
export function PortalUserState({ user }: { user: PortalUserLine }) {
  const { tag, tone, more } = stateOf(user);
  return (
    <p className="row">
      <Tag tone={tone}>{tag}</Tag>
      {more ? <span className="small muted">{more}</span> : null}
    </p>
  );
}

function stateOf(user: PortalUserLine): { tag: string; tone: Tone; more?: React.ReactNode } {
  const { invitation } = user;
  if (user.status === "suspended") return { tag: "Suspended", tone: "danger", more: "Cannot sign in to this client." };
  if (user.status === "active") return { tag: "Enrolled", tone: "success", more: user.lastSignInAt ? <>Last sign-in <When start={iso(user.lastSignInAt)} /></> : "Has not signed in yet" };
  if (!invitation) return { tag: "Not invited", tone: "neutral" };
  const until = <>Link works until <When start={iso(invitation.expiresAt)} />.</>;
  if (invitation.state === "bounced") return { tag: "Not delivered", tone: "danger", more: invitation.reason ?? "The mail came back. Check the address." };
  if (invitation.state === "expired") return { tag: "Invitation expired", tone: "warning", more: <>Ended <When start={iso(invitation.expiresAt)} />. Resend it to give a new link.</> };
  if (invitation.state === "revoked") return { tag: "Invitation withdrawn", tone: "neutral" };
  if (invitation.state === "queued") return { tag: "Invitation is being sent", tone: "warning", more: until };
  return {
    tag: invitation.count > 1 ? "Invited again" : "Invited",
    tone: "warning",
    more: <>{invitation.sentAt ? <>{invitation.state === "delivered" ? "Delivered" : "Sent"} <When start={iso(invitation.sentAt)} />. </> : null}{until}</>,
  };
}
