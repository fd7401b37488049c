import { Tag } from "@anteroom/core/ui";
import type { ClientLine } from "../people-lines.ts";

const words = {
  none: { label: "No portal user", tone: "neutral" },
  invited: { label: "Invited", tone: "warning" },
  active: { label: "In the portal", tone: "success" },
  suspended: { label: "Suspended", tone: "danger" },
} as const;

/** Where a client stands with the portal. */
export function PortalStateTag({ state }: { state: ClientLine["portal"] }) {
  const { label, tone } = words[state];
  return <Tag tone={tone}>{label}</Tag>;
}
