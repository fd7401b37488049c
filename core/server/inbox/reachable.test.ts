import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testEngines } from "../../testing/test-databases.ts";
import { createTestPortal } from "../../testing/test-portal.ts";
import type { TestClient, TestPerson, TestPortal } from "../../testing/test-portal.ts";
import { createTickPlugin } from "../../testing/tick-plugin.ts";
import type { StaffViewer, Viewer } from "../viewer.ts";
import type { PluginInbox } from "./inbox-door.ts";

describe.each(testEngines())("whom staff can give something, on $name", ({ name }) => {
  let portal: TestPortal;
  let lead: TestPerson<StaffViewer>;
  let client: TestClient;
  let parent: TestClient;

  const inboxFor = (viewer: Viewer | null): PluginInbox => portal.host.context("ticks", portal.practice.id, viewer).inbox;
  const use = "ticks.use";

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [createTickPlugin().plugin], engine: name });
    lead = await portal.staff({ roles: ["professional"] });
    client = await portal.client({ professional: lead });
    parent = await portal.client({ professional: lead, clientId: client.viewer.clientId, relationship: "Parent", permissions: ["billing"] });
  });
  afterAll(() => portal?.close());

  it("are the client's portal users who hold the permission, with their conversations", async () => {
    const { clientId } = client.viewer;
    const all = await inboxFor(lead.viewer).reachable({ clientId });
    expect(all.map((one) => [one.portalUserId, one.conversationId])).toEqual([[client.viewer.portalUserId, client.conversationId], [parent.viewer.portalUserId, parent.conversationId]]);
    expect(await inboxFor(lead.viewer).reachable({ clientId, permission: use })).toMatchObject([{ portalUserId: client.viewer.portalUserId, status: "active" }]);
    expect(await inboxFor(null).reach({ portalUserId: client.viewer.portalUserId, permission: use })).toMatchObject({ clientId, conversationId: client.conversationId });
  });

  it("are nobody for a colleague without the client, another practice, a portal user, and for an id that there is not", async () => {
    const { clientId, portalUserId } = client.viewer;
    const colleague = await portal.staff({ roles: ["professional"] });
    const elsewhere = await portal.staff({ practice: await portal.newPractice("Other Practice") });
    for (const viewer of [colleague.viewer, elsewhere.viewer, parent.viewer]) {
      await expect(inboxFor(viewer).reachable({ clientId })).rejects.toMatchObject({ appCode: "NOT_FOUND", message: "We could not find this client." });
      await expect(inboxFor(viewer).reach({ portalUserId })).rejects.toMatchObject({ appCode: "NOT_FOUND", message: "We could not find this person." });
    }
    await expect(inboxFor(lead.viewer).reachable({ clientId: "01JD0000000000000000000000" })).rejects.toMatchObject({ message: "We could not find this client." });
    await expect(inboxFor(lead.viewer).reach({ portalUserId: parent.viewer.portalUserId, permission: use })).rejects.toMatchObject({ message: "We could not find this person." });
  });

  it("leave out who was suspended", async () => {
    const other = await portal.client({ professional: lead });
    await portal.host.db.transaction((tx) => portal.host.people.setPortalUserStatus(portal.practice.id, other.viewer.portalUserId, "suspended", tx));
    expect(await inboxFor(lead.viewer).reachable({ clientId: other.viewer.clientId })).toEqual([]);
  });

  it("are refused with the name of a permission that no plugin has", async () => {
    await expect(inboxFor(lead.viewer).reachable({ clientId: client.viewer.clientId, permission: "ticks.fly" })).rejects.toThrow("ticks.fly");
  });

  it("know a client by the same rule", async () => {
    const colleague = await portal.staff({ roles: ["professional"] });
    const { people } = portal.host.context("ticks", portal.practice.id, null);
    expect(await people.clientFor(lead.viewer, client.viewer.clientId)).toMatchObject({ id: client.viewer.clientId });
    await expect(people.clientFor(colleague.viewer, client.viewer.clientId)).rejects.toMatchObject({ appCode: "NOT_FOUND", message: "We could not find this client." });
    expect([await people.maySee(parent.viewer, client.viewer.clientId), await people.maySee(colleague.viewer, client.viewer.clientId)]).toEqual([true, false]);
  });
});
