import { newUlid } from "@anteroom/core/ui/live/ulid.ts";
import { viewPreferences } from "../../account/view-preferences.ts";
import { loadConversation } from "../../inbox/load-conversation.ts";
import type { AppLoadContext } from "../../remix.ts";
import { staffMay } from "../staff-may.ts";

/** Everything that an open conversation and the pane beside it are drawn from. */
export async function openConversation({ caller, viewer }: AppLoadContext, conversationId: string, request: Request) {
  const loaded = await loadConversation(caller, conversationId, request);
  const { clientId, portalUserId } = loaded.page.conversation;
  const mayPortal = viewer?.kind === "staff" && staffMay(viewer.roles).givePortalAccess;
  const [{ client, professionals, contacts }, portal, note, me] = await Promise.all([
    caller.people.client({ clientId }),
    mayPortal ? caller.people.portalUsers({ clientId }) : null,
    caller.inbox.draft({ conversationId, note: true }),
    caller.account.me(),
  ]);
  const { announce, enter } = viewPreferences(request.headers.get("Cookie"));
  return {
    loaded,
    announce,
    // Unless they chose otherwise, Enter sends for staff.
    enterSends: enter !== "line",
    note: { draft: note.text, formKey: newUlid() },
    staffId: viewer?.kind === "staff" ? viewer.staffId : "",
    ownDevice: me.signedIn && me.ownDevice,
    about: { client, professionals: professionals.map((one) => one.name), contacts, users: portal?.users ?? null, writer: portalUserId },
  };
}

export type OpenConversation = Awaited<ReturnType<typeof openConversation>>;
