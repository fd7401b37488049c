import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openInboxHost } from "../../testing/inbox-host.ts";
import type { InboxHost } from "../../testing/inbox-host.ts";
import { testEngines } from "../../testing/test-databases.ts";
import { createMessagesStandIn } from "../../testing/tick-plugin.ts";
import { countStatements } from "../database/statement-counter.ts";
import { newId } from "../ids.ts";
import type { PortalViewer, StaffViewer } from "../viewer.ts";
import { unreadOfSeats } from "./unread-of-seats.ts";

describe.each(testEngines())("unread messages of an account's portals on $name", ({ name }) => {
  let inbox: InboxHost;
  let rivera: StaffViewer;
  const write = (to: PortalViewer & { conversationId: string }) => inbox.host.context("messages", rivera.practiceId, rivera).inbox.send(rivera, { conversationId: to.conversationId, key: newId(), text: "Hello" });
  const belongTo = (accountId: string, seat: PortalViewer) => inbox.host.db.hot.run("UPDATE portal_users SET account_id = ? WHERE id = ?", [accountId, seat.portalUserId]);

  beforeAll(async () => {
    inbox = await openInboxHost(name, [createMessagesStandIn()]);
    rivera = await inbox.staff();
  });
  afterAll(() => inbox.close());

  it("counts each portal by itself, none of another account, and only where messages may be read", async () => {
    const account = newId();
    const [sam, alex, silent, foreign] = [await inbox.client(rivera), await inbox.client(rivera, { name: "Alex Lee" }), await inbox.client(rivera, { permissions: ["basic", "billing"] }), await inbox.client(rivera)];
    for (const seat of [sam, alex, silent]) await belongTo(account, seat);
    await belongTo(newId(), foreign);
    for (const seat of [sam, sam, alex, silent, foreign]) await write(seat);
    expect(await unreadOfSeats(inbox.host, account)).toEqual({ [sam.portalUserId]: 2, [alex.portalUserId]: 1 });
    await inbox.host.inbox.read(sam, sam.conversationId, 2);
    expect(await unreadOfSeats(inbox.host, account)).toEqual({ [sam.portalUserId]: 0, [alex.portalUserId]: 1 });
    await inbox.host.inbox.markUnread(sam, sam.conversationId, 2);
    expect(await unreadOfSeats(inbox.host, account)).toEqual({ [sam.portalUserId]: 1, [alex.portalUserId]: 1 });
  });

  it("costs one statement, however many portals there are", async () => {
    const account = newId();
    for (let count = 0; count < 5; count += 1) await belongTo(account, await inbox.client(rivera));
    await unreadOfSeats(inbox.host, account);
    const { statements } = await countStatements(inbox.host.db, () => unreadOfSeats(inbox.host, account));
    expect(statements).toHaveLength(1);
  });
});
