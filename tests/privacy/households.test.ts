import messages from "@anteroom/plugin-messages/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const secret = "7 Hidden Lane";
const words = "what only one of us wrote";

describe.each(testEngines())("people who act for one client on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let teen: TestClient;
  let mother: TestClient;
  let father: TestClient;
  beforeAll(async () => {
    portal = await createTestPortal({ engine: name, plugins: [messages] });
    staff = await portal.staff();
    teen = await portal.client({ professional: staff, firstName: "Robin" });
    const { clientId } = teen.viewer;
    mother = await portal.client({ professional: staff, clientId, firstName: "Mother", relationship: "parent" });
    father = await portal.client({ professional: staff, clientId, firstName: "Father", relationship: "parent" });
    await staff.call("people.editClient", { clientId, address: secret, phone: "555 0177" });
    for (const one of [teen, mother]) await one.call("messages.send", { conversationId: one.conversationId, key: newId(), text: words });
    const sent = await mother.call<{ entries: { text: string }[] }>("inbox.open", { conversationId: mother.conversationId });
    expect(sent.entries.map((entry) => entry.text)).toContain(words);
    await portal.drain();
  });
  afterAll(() => portal.close());

  /** Everything that the person can ask without naming anything, and about their own. */
  async function everything(who: TestClient, ids: { conversationId: string }): Promise<string> {
    const answers: unknown[] = [];
    for (const path of portal.procedures()) {
      for (const input of [undefined, {}, ids, { ...ids, clientId: who.viewer.clientId }, { clientId: who.viewer.clientId }]) {
        if (/^account\.|\.(lock|remove|leave)$/.test(path)) continue;
        answers.push(await who.call(path, input).catch((error: { message: string }) => error.message));
      }
    }
    return JSON.stringify(answers);
  }

  it("find nothing of each other in any answer: no message, no conversation, no name, no address", async () => {
    const answers = await everything(father, { conversationId: father.conversationId });
    for (const one of [secret, "555 0177", words, teen.conversationId, mother.conversationId, mother.viewer.portalUserId, teen.viewer.portalUserId, "Mother"]) expect(answers, one).not.toContain(one);
    expect(answers).toContain("Robin");
  });

  it("learn nothing by naming the other's conversation: it answers as one that does not exist", async () => {
    for (const foreign of [teen.conversationId, mother.conversationId]) {
      const named = await everything(father, { conversationId: foreign });
      const absent = await everything(father, { conversationId: "01JD0000000000000000000000" });
      expect(named).toBe(absent);
    }
  });

  it("do not count the teen's own messages among theirs", async () => {
    await staff.call("messages.send", { conversationId: teen.conversationId, key: newId(), text: "for the teen" });
    await portal.drain();
    expect(await mother.call("inbox.counts")).toMatchObject({ unread: 0 });
    expect(await teen.call("inbox.counts")).toMatchObject({ unread: 1 });
  });

  it("see the client's address again once the practice says that they share a household, and the client always", async () => {
    const address = async (who: TestClient) => (await who.call<{ fields: { name: string; value: string }[] }>("people.clientInformation.get")).fields.find((field) => field.name === "address")?.value;
    expect([await address(teen), await address(mother)]).toEqual([secret, undefined]);
    expect(await mother.call("people.clientInformation.save", { address: "elsewhere" })).toMatchObject({ saved: [], errors: { address: expect.stringContaining("household") as string } });
    await staff.call("people.setHousehold", { clientId: teen.viewer.clientId, shared: true });
    expect(await address(mother)).toBe(secret);
  });

  it("are told live only about their own", async () => {
    const told: unknown[] = [];
    const tell = portal.host.realtime.tell;
    portal.host.realtime.tell = ((audience: unknown, ...rest: unknown[]) => void told.push([audience, ...rest])) as typeof tell;
    await staff.call("messages.send", { conversationId: teen.conversationId, key: newId(), text: "again" });
    portal.host.realtime.tell = tell;
    expect(told.length).toBeGreaterThan(0);
    expect(JSON.stringify(told)).not.toContain(father.viewer.portalUserId);
    expect(JSON.stringify(told)).not.toContain(mother.viewer.portalUserId);
  });
});
