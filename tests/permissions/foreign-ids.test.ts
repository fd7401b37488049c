import messages from "@anteroom/plugin-messages/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { newId } from "@anteroom/core/server";
import type { Viewer } from "@anteroom/core/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

interface Ids {
  conversationId: string;
  entryId: string;
  clientId: string;
  portalUserId: string;
  contactId: string;
  staffId: string;
}

/** How to ask each procedure about somebody's things. */
const asks: Record<string, (ids: Ids) => unknown> = {
  "inbox.open": ({ conversationId }) => ({ conversationId }),
  "inbox.read": ({ conversationId }) => ({ conversationId, seq: 1 }),
  "inbox.markUnread": ({ conversationId }) => ({ conversationId, seq: 1 }),
  "inbox.setFlags": ({ conversationId }) => ({ conversationId, pinned: true }),
  "inbox.card": ({ conversationId, entryId }) => ({ conversationId, entryId }),
  "inbox.act": ({ conversationId, entryId }) => ({ conversationId, entryId, action: "save", rev: 1, key: newId(), fields: {} }),
  "inbox.draft": ({ conversationId }) => ({ conversationId }),
  "inbox.saveDraft": ({ conversationId }) => ({ conversationId, text: "mine" }),
  "messages.send": ({ conversationId }) => ({ conversationId, key: newId(), text: "hello" }),
  "messages.note": ({ conversationId }) => ({ conversationId, key: newId(), text: "hello" }),
  "messages.withdraw": ({ conversationId, entryId }) => ({ conversationId, entryId }),
  "messages.status": ({ conversationId }) => ({ conversationId }),
  "messages.topics": ({ portalUserId }) => ({ portalUserId }),
  "messages.openTopic": ({ portalUserId, staffId }) => ({ portalUserId, key: staffId }),
  "messages.members": ({ conversationId }) => ({ conversationId }),
  "messages.addMember": ({ conversationId, staffId }) => ({ conversationId, staffId }),
  "messages.leave": ({ conversationId }) => ({ conversationId }),
  "desk.conversation": ({ conversationId }) => ({ conversationId }),
  "desk.assign": ({ conversationId, staffId }) => ({ conversationId, staffId }),
  "desk.snooze": ({ conversationId }) => ({ conversationId, preset: "later" }),
  "desk.close": ({ conversationId }) => ({ conversationId }),
  "desk.reopen": ({ conversationId }) => ({ conversationId }),
  "desk.tag": ({ conversationId }) => ({ conversationId, tag: "mine" }),
  "desk.untag": ({ conversationId }) => ({ conversationId, tag: "mine" }),
  "desk.endAway": ({ entryId }) => ({ periodId: entryId }),
  "messages.fillReply": ({ conversationId, entryId }) => ({ conversationId, id: entryId }),
  "messages.removeReply": ({ entryId }) => ({ id: entryId }),
  "people.client": ({ clientId }) => ({ clientId }),
  "people.editClient": ({ clientId }) => ({ clientId, firstName: "Taken" }),
  "people.addContact": ({ clientId }) => ({ clientId, name: "X", relationship: "friend" }),
  "people.editContact": ({ contactId }) => ({ contactId, name: "X", relationship: "friend" }),
  "people.removeContact": ({ contactId }) => ({ contactId }),
  "people.portalUsers": ({ clientId }) => ({ clientId }),
  "people.addPortalUser": ({ clientId }) => ({ clientId, firstName: "A", lastName: "B", email: "x@example.test", relationship: "parent", permissions: ["basic"], alerts: true }),
  "people.editPortalUser": ({ portalUserId }) => ({ portalUserId, firstName: "Taken" }),
  "people.resend": ({ portalUserId }) => ({ portalUserId }),
  "people.invitationLink": ({ portalUserId }) => ({ portalUserId }),
  "people.suspend": ({ portalUserId }) => ({ portalUserId }),
  "people.restore": ({ portalUserId }) => ({ portalUserId }),
  "people.remove": ({ portalUserId }) => ({ portalUserId, typed: "delete" }),
  "notify.log": ({ portalUserId }) => ({ portalUserId }),
};

const absent = (): Ids => ({ conversationId: newId(), entryId: newId(), clientId: newId(), portalUserId: newId(), contactId: newId(), staffId: newId() });

async function refusal(person: TestPerson<Viewer>, path: string, input: unknown): Promise<{ appCode: string; message: string } | { passed: unknown }> {
  try {
    return { passed: await person.call(path, input) };
  } catch (error) {
    const { appCode, message } = error as { appCode?: string; message: string };
    return { appCode: appCode ?? "none", message };
  }
}

describe.each(testEngines())("things of somebody else, on $name", ({ name }) => {
  let portal: TestPortal;
  let victim: TestClient;
  let theirs: Ids;
  let attackers: [string, TestPerson<Viewer>][];

  beforeAll(async () => {
    portal = await createTestPortal({ engine: name, plugins: [messages] });
    const lead = await portal.staff({ roles: ["professional"] });
    victim = await portal.client({ professional: lead, invite: true });
    await portal.drain();
    const [card] = await portal.posted("core.profile-item");
    await lead.call("people.addContact", { clientId: victim.viewer.clientId, name: "Ana Lee", relationship: "parent" });
    const { contacts } = await lead.call<{ contacts: { id: string }[] }>("people.client", { clientId: victim.viewer.clientId });
    theirs = { conversationId: victim.conversationId, entryId: card?.entryId ?? "", clientId: victim.viewer.clientId, portalUserId: victim.viewer.portalUserId, contactId: contacts[0]?.id ?? "", staffId: lead.viewer.staffId };
    const elsewhere = await portal.newPractice("Other Practice");
    const foreignBoss = await portal.staff({ practice: elsewhere });
    attackers = [
      ["another client of the practice", await portal.client({ professional: lead, firstName: "Kim" })],
      ["another portal user of the same client", await portal.client({ professional: lead, clientId: victim.viewer.clientId, relationship: "parent" })],
      ["a professional who is not assigned", await portal.staff({ roles: ["professional"], name: "Dr Sam Ono" })],
      ["another practice's administrator", foreignBoss],
      ["another practice's client", await portal.client({ professional: foreignBoss })],
    ];
  });
  afterAll(() => portal?.close());

  it.each(Object.keys(asks))("%s answers as if they did not exist", async (path) => {
    const ask = asks[path] as (ids: Ids) => unknown;
    for (const [who, person] of attackers) {
      const foreign = await refusal(person, path, ask(theirs));
      const missing = await refusal(person, path, ask(absent()));
      expect(foreign, `${who} passed`).not.toHaveProperty("passed");
      expect(foreign, who).toEqual(missing);
    }
  });

  it("stay as they were after all that", async () => {
    expect(await victim.call("inbox.home")).toMatchObject({ client: { name: "Jordan Lee" } });
    const page = await victim.call<{ entries: { text: string }[] }>("inbox.open", { conversationId: theirs.conversationId });
    expect(page.entries.map((entry) => entry.text)).not.toContain("hello");
  });

  it("do not show in anybody's lists", async () => {
    for (const [who, person] of attackers) {
      const lines = await person.call<{ id: string }[]>("inbox.list", {});
      expect(lines.map((line) => line.id), who).not.toContain(theirs.conversationId);
      if (person.viewer.kind === "staff") {
        const { clients } = await person.call<{ clients: { id: string }[] }>("people.listClients", {});
        expect(clients.map((client) => client.id), who).not.toContain(theirs.clientId);
      }
    }
  });
});
