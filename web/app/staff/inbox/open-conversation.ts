import { newUlid } from "@anteroom/core/ui/live/ulid.ts";
import { viewPreferences } from "../../account/view-preferences.ts";
import { loadConversation } from "../../inbox/load-conversation.ts";
import { membersOf } from "../../inbox/topics.ts";
import { refusalIn } from "@anteroom/core/ui/refusal.ts";
import type { AppLoadContext } from "../../remix.ts";
import { askMay } from "../staff-may.ts";

/** Everything that an open conversation and the pane beside it are drawn from. */
export async function openConversation(context: AppLoadContext, conversationId: string, request: Request) {
  const { caller, viewer } = context;
  const loaded = await loadConversation(caller, conversationId, request);
  const { clientId, portalUserId } = loaded.page.conversation;
  const may = await askMay(context);
  const inTopic = loaded.page.conversation.topic !== null;
  // Somebody may be in a conversation with a part of the team without seeing the client's chart.
  const unlessHidden = <T>(asked: Promise<T>): Promise<T | null> => asked.catch((error: unknown) => (inTopic && refusalIn(error)?.appCode === "NOT_FOUND" ? null : Promise.reject(error as Error)));
  const [chart, portal, note, me, desk, members, offers] = await Promise.all([
    unlessHidden(caller.people.client({ clientId })),
    may.givePortalAccess ? unlessHidden(caller.people.portalUsers({ clientId })) : null,
    caller.inbox.draft({ conversationId, note: true }),
    caller.account.me(),
    caller.desk.conversation({ conversationId }),
    inTopic ? membersOf(caller, conversationId) : null,
    caller.inbox.offers.list({ conversationId }),
  ]);
  const { announce, enter } = viewPreferences(request.headers.get("Cookie"));
  return {
    loaded,
    desk,
    mayMove: may.moveConversations,
    announce,
    // Unless they chose otherwise, Enter sends for staff.
    enterSends: enter !== "line",
    note: { draft: note.text, formKey: newUlid() },
    staffId: viewer?.kind === "staff" ? viewer.staffId : "",
    ownDevice: me.signedIn && me.ownDevice,
    members,
    offers,
    /** Null for somebody who may not see the client's chart. */
    about: chart && { client: chart.client, professionals: chart.professionals.map((one) => one.name), contacts: chart.contacts, users: portal?.users ?? null, writer: portalUserId },
  };
}

export type OpenConversation = Awaited<ReturnType<typeof openConversation>>;
