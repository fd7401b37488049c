import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testEngines } from "./test-databases.ts";
import { createTestPortal } from "./test-portal.ts";
import type { TestPortal } from "./test-portal.ts";

describe.each(testEngines())("a test portal on $name", ({ name }) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await createTestPortal({ engine: name });
  });
  afterAll(() => portal?.close());

  it("signs in staff and clients, who see their own portal", async () => {
    const staff = await portal.staff();
    const client = await portal.client({ professional: staff });
    expect(await client.call("inbox.home")).toMatchObject({ conversationId: client.conversationId, professionals: [{ name: "Dr Maya Rivera" }] });
    expect(await staff.call("plugins.list")).toEqual([]);
    await expect(client.call("plugins.list")).rejects.toMatchObject({ appCode: "FORBIDDEN" });
  });

  it("asks for the first profile item when somebody is invited, and for the next when it is answered", async () => {
    const staff = await portal.staff();
    const client = await portal.client({ professional: staff, invite: true });
    await portal.drain();
    const [card] = (await portal.posted("core.profile-item")).filter((one) => one.conversationId === client.conversationId);
    expect(card).toBeDefined();
    expect(await client.call("profile.status")).toMatchObject({ percent: 0, enabled: true });
  });
});
