import { Notice } from "@anteroom/core/ui";
import { useEffect, useRef } from "react";
import { useRouteLoaderData, useSearchParams } from "../../remix.ts";
import type { loader as portalLoader } from "./portal/portal-page.tsx";
import { portalRouteId, overviewRouteId } from "./chart-routes.ts";
import type { loader as overviewLoader } from "./overview-page.tsx";
import page from "../staff-page.module.css";

const sentences: Record<string, string> = {
  saved: "Client saved.",
  changed: "Changes saved.",
  contact: "Contact saved.",
  "contact-removed": "Contact removed.",
  team: "Care team saved.",
  user: "Portal user saved.",
  "change-accept": "Change accepted. The person is told.",
  "change-reject": "Change rejected. The person reads your reason.",
  archived: "Client archived. The portal can be read, and nothing in it can be changed.",
  restored: "Client is back in the list, and the portal is open again.",
  merged: "The two records are one now.",
  "preview-stopped": "Preview ended.",
  deleted: "Portal user deleted. What they wrote stays in the chart.",
};

/** Says once what the last form did. Addresses hold ids only, so names come from what the page has loaded. */
export function DoneLine() {
  const [params] = useSearchParams();
  const portal = useRouteLoaderData<typeof portalLoader>(portalRouteId);
  const overview = useRouteLoaderData<typeof overviewLoader>(overviewRouteId);
  const done = params.get("done") ?? "";
  const user = (portal?.users ?? overview?.users ?? []).find((one) => one.id === params.get("user"));
  const sentence = done === "invited" ? `Invitation sent to ${user ? user.email : "the new portal user"}.` : sentences[done];
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After the page's own heading has taken the focus.
    const timer = setTimeout(() => notice.current?.focus(), 60);
    return () => clearTimeout(timer);
  }, [sentence]);
  if (!sentence) return null;
  return (
    <div className={page.notice}>
      <Notice ref={notice} tone="success" focusable>{sentence}</Notice>
    </div>
  );
}
