import { newId } from "@anteroom/core/server";
import type { CardActionReply, CardEnvelope } from "@anteroom/core/server";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";

type Somebody = TestPerson<never> | TestClient;

/** The cards in the conversation of the client of a test, looked at and acted on by anybody. */
export function cardsOf(portal: () => TestPortal, client: () => TestClient) {
  const entryOf = async (kind: string) => (await portal().posted(kind)).find((one) => one.conversationId === client().conversationId);
  const placeOf = async (kind: string) => {
    const entry = await entryOf(kind);
    return { conversationId: entry?.conversationId ?? "", entryId: entry?.entryId ?? "" };
  };
  const cardAt = async (kind: string, who: Somebody = client()) => who.call<CardEnvelope>("inbox.card", await placeOf(kind));
  const act = async (kind: string, action: string, fields: Record<string, string> = {}, who: Somebody = client()) =>
    who.call<CardActionReply>("inbox.act", { ...(await placeOf(kind)), action, rev: (await cardAt(kind, who)).rev, key: newId(), fields });
  return { entryOf, cardAt, act };
}
