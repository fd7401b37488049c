import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testEngines } from "../../testing/test-databases.ts";
import { createTestPortal } from "../../testing/test-portal.ts";
import type { TestClient, TestPerson, TestPortal } from "../../testing/test-portal.ts";
import type { CardEnvelope } from "../inbox/card-view.ts";
import type { StaffViewer } from "../viewer.ts";

const said = (work: Promise<unknown>): Promise<string> => work.then(() => "answered", (error: { appCode?: string; message: string }) => `${error.appCode}: ${error.message}`);

describe.each(testEngines())("an archived client on $name", ({ name }) => {
  let test: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  beforeAll(async () => {
    test = await createTestPortal({ engine: name });
  });
  beforeEach(async () => {
    staff = await test.staff();
    client = await test.client({ professional: staff, invite: true });
    await test.drain();
  });
  afterAll(() => test.close());
  const archive = () => staff.call("people.archive", { clientId: client.viewer.clientId });
  const listed = async (archived: boolean) => (await staff.call<{ clients: { id: string }[] }>("people.listClients", { archived, limit: 100 })).clients.some((one) => one.id === client.viewer.clientId);
  const postCard = async () => (await client.call<{ entries: { card?: CardEnvelope }[] }>("inbox.open", { conversationId: client.conversationId })).entries.find((entry) => entry.card)?.card;

  it("leaves the list for the archive, and comes back", async () => {
    await archive();
    await archive();
    expect([await listed(false), await listed(true)]).toEqual([false, true]);
    await staff.call("people.unarchive", { clientId: client.viewer.clientId });
    expect([await listed(false), await listed(true)]).toEqual([true, false]);
    expect(await said(client.call("people.clientInformation.save", { pronouns: "they" }))).toBe("answered");
  });

  it("can be read by its portal users, who are told until when, and changed by none of them", async () => {
    await archive();
    expect(await client.call("inbox.home")).toMatchObject({ client: { name: "Jordan Lee" } });
    const answer = await said(client.call("people.clientInformation.save", { pronouns: "they" }));
    expect(answer).toMatch(/^FORBIDDEN: Willow Practice has ended this portal\. You can read it until .*\. Call 555 0100/);
    expect(await said(client.call("account.sessions.list"))).toBe("answered");
  });

  it("shows cards without anything to press", async () => {
    expect((await postCard())?.view.actions.some((action) => "post" in action.do)).toBe(true);
    await archive();
    const card = await postCard();
    expect(card).toBeDefined();
    expect(card?.view.actions.filter((action) => "post" in action.do)).toEqual([]);
  });

  it("closes after the time that the practice has set, with the phone number", async () => {
    await staff.call("settings.save", { pluginId: "core", level: "practice", values: { archiveReadDays: 30 } });
    await archive();
    await test.host.db.hot.run("UPDATE clients SET archived_at = ? WHERE id = ?", [test.clock.now() - 31 * 86_400_000, client.viewer.clientId]);
    test.host.bus.publish("viewers-changed", {});
    expect(await said(client.call("inbox.home"))).toMatch(/^EXPIRED: Willow Practice closed this portal on .* Call 555 0100/);
    expect(await test.host.accounts.seats(client.viewer.accountId)).toHaveLength(1);
  });

  it("is archived by staff who may change this client only", async () => {
    const biller = await test.staff({ roles: ["biller"] });
    const other = await test.staff({ roles: ["professional"] });
    const foreign = await test.staff({ practice: await test.newPractice("Elsewhere") });
    const by = (who: TestPerson<StaffViewer>) => said(who.call("people.archive", { clientId: client.viewer.clientId }));
    expect(await by(biller)).toMatch(/^FORBIDDEN/);
    expect(await by(other)).toMatch(/^NOT_FOUND/);
    expect(await by(foreign)).toMatch(/^NOT_FOUND/);
  });
});
