import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openInboxHost } from "../../../testing/inbox-host.ts";
import type { InboxHost } from "../../../testing/inbox-host.ts";
import { testEngines } from "../../../testing/test-databases.ts";
import { createMessagesStandIn, createTickPlugin } from "../../../testing/tick-plugin.ts";
import { newId } from "../../ids.ts";
import type { PortalViewer, StaffViewer } from "../../viewer.ts";
import { listClientOffers, listOffers } from "./list-offers.ts";
import { offerForm, previewOffer, sendOffer } from "./make-offer.ts";

type Client = PortalViewer & { conversationId: string };

describe.each(testEngines())("cards that staff send, on $name", ({ name }) => {
  const ticks = createTickPlugin();
  let inbox: InboxHost;
  let rivera: StaffViewer;
  let jordan: Client;

  beforeAll(async () => {
    inbox = await openInboxHost(name, [ticks.plugin, createMessagesStandIn()]);
    rivera = await inbox.staff();
    jordan = await inbox.client(rivera);
  });
  afterEach(() => {
    ticks.noOffers = false;
  });
  afterAll(() => inbox.close());

  const place = (client = jordan) => ({ conversationId: client.conversationId, pluginId: "ticks", name: "give" });
  const cardsOf = async (client = jordan) => (await inbox.host.db.hot.all("SELECT entry_id FROM inbox_cards WHERE conversation_id = ?", [client.conversationId])).length;
  const status = (client: Client, to: string) => inbox.host.db.transaction((tx) => tx.run("UPDATE portal_users SET status = ? WHERE id = ?", [to, client.portalUserId]));
  const give = [{ pluginId: "ticks", name: "give", label: "Give a tick" }];

  it("are listed from plugins that are on, to staff who may send them and for people who may use them", async () => {
    expect(await listOffers(inbox.host, rivera, jordan.conversationId)).toEqual(give);
    const desk = await inbox.staff({ roles: ["scheduler"] });
    expect(await listOffers(inbox.host, desk, jordan.conversationId)).toEqual([]);
    const billing = await inbox.client(rivera, { permissions: ["billing"] });
    expect(await listOffers(inbox.host, rivera, billing.conversationId)).toEqual([]);
    ticks.noOffers = true;
    expect(await listOffers(inbox.host, rivera, jordan.conversationId)).toEqual([]);
    ticks.noOffers = false;
    await inbox.switchPlugin(inbox.practiceId, "ticks", false);
    expect(await listOffers(inbox.host, rivera, jordan.conversationId)).toEqual([]);
    await expect(offerForm(inbox.host, rivera, place())).rejects.toMatchObject({ appCode: "PLUGIN_DISABLED" });
    await inbox.switchPlugin(inbox.practiceId, "ticks", true);
    await expect(sendOffer(inbox.host, rivera, place(billing), { title: "Rest" }, newId())).rejects.toMatchObject({ appCode: "FORBIDDEN" });
    expect(await cardsOf(billing)).toBe(0);
  });

  it("are listed for each portal user of a client apart", async () => {
    const ana = await inbox.client(rivera, { clientId: jordan.clientId, name: "Ana Lee" });
    expect(await listClientOffers(inbox.host, rivera, jordan.clientId)).toEqual([
      { conversationId: jordan.conversationId, who: jordan.name, offers: give },
      { conversationId: ana.conversationId, who: "Ana Lee", offers: give },
    ]);
    await status(ana, "removed");
    expect(await listClientOffers(inbox.host, rivera, jordan.clientId)).toHaveLength(1);
  });

  it("are shown first as the recipient will see them, in their own time zone, with nothing stored", async () => {
    await inbox.host.db.hot.run("INSERT INTO accounts (id, email, email_key, time_zone, created_at) VALUES (?, 'j@example.test', 'j@example.test', 'Pacific/Auckland', 0)", [jordan.accountId]);
    await inbox.host.db.hot.run("UPDATE portal_users SET account_id = ? WHERE id = ?", [jordan.accountId, jordan.portalUserId]);
    const before = await cardsOf();
    const { card, recipient } = await previewOffer(inbox.host, rivera, place(), { title: "Rest" });
    expect(card).toMatchObject({ kind: "ticks.item@1", state: "live", view: { title: "Rest in Pacific/Auckland" } });
    expect(card.view.actions.map((action) => action.id)).toEqual(["tick", "look"]);
    expect(recipient).toEqual({ name: jordan.name, timeZone: "Pacific/Auckland", enrolled: true });
    expect(await cardsOf()).toBe(before);
  });

  it("say beside the field what to change", async () => {
    await expect(previewOffer(inbox.host, rivera, place(), { title: " " })).rejects.toMatchObject({ appCode: "INVALID", details: { fields: { title: "Write what to tick." } } });
    await expect(previewOffer(inbox.host, rivera, place(), { title: "refused" })).rejects.toMatchObject({ details: { fields: { title: "Choose something else." } } });
  });

  it("are sent once for a key, also when two presses arrive together", async () => {
    const before = await cardsOf();
    const key = newId();
    await Promise.all([sendOffer(inbox.host, rivera, place(), { title: "Walk" }, key), sendOffer(inbox.host, rivera, place(), { title: "Walk" }, key)]);
    await sendOffer(inbox.host, rivera, place(), { title: "Walk" }, key);
    expect(await cardsOf()).toBe(before + 1);
    const lines = await inbox.host.db.hot.all<{ detail: string }>("SELECT detail FROM audit_log WHERE verb = 'sent-card' AND subject = ?", [jordan.conversationId]);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]?.detail ?? "{}")).toEqual({ plugin: "ticks", offer: "give" });
  });

  it("say before sending when somebody has not come in yet, and refuse who is suspended", async () => {
    const kim = await inbox.client(rivera);
    await status(kim, "invited");
    expect((await offerForm(inbox.host, rivera, place(kim))).recipient.enrolled).toBe(false);
    await sendOffer(inbox.host, rivera, place(kim), { title: "Come in" }, newId());
    expect(await cardsOf(kim)).toBe(1);
    await status(kim, "suspended");
    await expect(sendOffer(inbox.host, rivera, place(kim), { title: "Walk" }, newId())).rejects.toMatchObject({ appCode: "CONFLICT" });
    expect(await cardsOf(kim)).toBe(1);
  });

  it("are not there for staff without the client and in other practices, as if there were no such conversation", async () => {
    const elsewhere = await inbox.staff({ practiceId: await inbox.newPractice() });
    const colleague = await inbox.staff({ roles: ["professional"] });
    for (const stranger of [elsewhere, colleague]) {
      const foreign = await previewOffer(inbox.host, stranger, place(), { title: "x" }).catch((error: Error) => error.message);
      const absent = await previewOffer(inbox.host, stranger, { ...place(), conversationId: newId() }, { title: "x" }).catch((error: Error) => error.message);
      expect(foreign).toBe(absent);
      await expect(sendOffer(inbox.host, stranger, place(), { title: "x" }, newId())).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    }
  });
});
