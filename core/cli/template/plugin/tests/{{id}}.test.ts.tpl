import { newId } from "@anteroom/core/server";
import type { CardActionReply, CardEnvelope, StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {{camel}} from "../server/index.ts";

describe.each(testEngines())("{{id}} on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [{{camel}}], engine: name });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
  });

  const give = (key = newId()) => staff.call<{ id: string }>("{{id}}.give", { key, portalUserId: client.viewer.portalUserId, title: "Bring your insurance card" });
  const list = async () => (await client.call<{ items: { id: string; done: boolean }[] }>("{{id}}.list")).items;

  it("gives a thing to do once, however often it is sent, and takes the tick from its card", async () => {
    const key = newId();
    await give(key);
    await give(key);
    expect(await list()).toEqual([{ id: key, title: "Bring your insurance card", done: false }]);
    const posted = (await portal.posted("{{id}}.item")).filter((one) => one.subjectId === key);
    expect(posted).toHaveLength(1);
    const at = { conversationId: client.conversationId, entryId: posted[0]?.entryId ?? "" };
    const { rev } = await client.call<CardEnvelope>("inbox.card", at);
    const reply = await client.call<CardActionReply>("inbox.act", { ...at, action: "done", rev, key: newId(), fields: {} });
    expect(reply).toMatchObject({ ok: true, card: { state: "done" } });
    expect(await list()).toMatchObject([{ id: key, done: true }]);
  });

  it("shows nothing to other people, and nothing to other practices", async () => {
    await give();
    const other = await portal.client({ professional: staff });
    expect(await other.call("{{id}}.list")).toEqual({ items: [], next: null });
    const elsewhere = await portal.staff({ practice: await portal.newPractice("Other Practice") });
    await expect(elsewhere.call("{{id}}.give", { key: newId(), portalUserId: client.viewer.portalUserId, title: "Call us" })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await expect(elsewhere.call("{{id}}.chart", { clientId: client.viewer.clientId })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
  });
});
