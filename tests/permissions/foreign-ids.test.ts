import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal, ThingIds } from "@anteroom/core/testing";
import { newId } from "@anteroom/core/server";
import type { Viewer } from "@anteroom/core/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callInTurn, serve } from "../realtime/live-people.ts";
import type { LivePortal } from "../realtime/live-people.ts";
import { askedNowhere, asks, plugins, unasked } from "./declared.ts";

const absent = (): ThingIds => ({ conversationId: newId(), entryId: newId(), clientId: newId(), portalUserId: newId(), contactId: newId(), staffId: newId(), sessionId: newId(), filterId: newId() });

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
  let live: LivePortal;
  let theirs: ThingIds;
  let attackers: [string, TestPerson<Viewer>][];

  beforeAll(async () => {
    portal = await createTestPortal({ engine: name, plugins });
    const lead = await portal.staff({ roles: ["professional"] });
    victim = await portal.client({ professional: lead, invite: true });
    await portal.drain();
    const [card] = await portal.posted("core.profile-item");
    await lead.call("people.addContact", { clientId: victim.viewer.clientId, name: "Ana Lee", relationship: "parent" });
    const { contacts } = await lead.call<{ contacts: { id: string }[] }>("people.client", { clientId: victim.viewer.clientId });
    const filterId = newId();
    await lead.call("desk.saveFilter", { id: filterId, name: "Waiting", view: "all", filter: { needsReply: true } });
    theirs = { conversationId: victim.conversationId, entryId: card?.entryId ?? "", clientId: victim.viewer.clientId, portalUserId: victim.viewer.portalUserId, contactId: contacts[0]?.id ?? "", staffId: lead.viewer.staffId, sessionId: victim.viewer.sessionId, filterId };
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
  beforeAll(async () => {
    live = await serve(portal);
  });
  afterAll(() => live?.close());

  it("are asked about through every procedure that takes an id", () => {
    expect(unasked(portal.procedures(), portal.procedure)).toEqual([]);
    expect(askedNowhere()).toEqual([]);
  });

  it.each(Object.entries(asks))("%s answers as if they did not exist", async (path, ask) => {
    for (const [who, person] of attackers) {
      const foreign = await refusal(person, path, ask(theirs));
      const missing = await refusal(person, path, ask(absent()));
      // A question may answer with nothing at all, the same nothing for both; a change is refused.
      if (portal.procedure(path)._def.type === "mutation") expect(foreign, `${who} passed`).not.toHaveProperty("passed");
      expect(foreign, who).toEqual(missing);
    }
  });

  it("answer so over a socket, call by call", async () => {
    for (const [who, person] of attackers) {
      const listener = await live.connect(person.token);
      for (const [path, ask] of Object.entries(asks)) {
        const { type } = portal.procedure(path)._def;
        if (type === "subscription") continue;
        const [foreign, missing] = [await callInTurn(listener, path, ask(theirs), type), await callInTurn(listener, path, ask(absent()), type)];
        if (type === "mutation") expect(foreign.ok, `${who}: ${path}`).toBe(false);
        expect([foreign.ok, foreign.error?.message, foreign.data], `${who}: ${path}`).toEqual([missing.ok, missing.error?.message, missing.data]);
      }
    }
  }, 60_000);

  it("answer so in one batch with what is the asker's own", async () => {
    const all = Object.entries(asks).filter(([path]) => portal.procedure(path)._def.type === "query");
    // A batch holds 40 calls at most.
    for (const [who, person] of attackers) for (let from = 0; from < all.length; from += 30) {
      const queries = all.slice(from, from + 30);
      const paths = ["account.seats", ...queries.map(([path]) => path)];
      const batch = async (ids: ThingIds): Promise<unknown[]> => {
        const inputs = Object.fromEntries([[0, null], ...queries.map(([, ask], at) => [at + 1, ask(ids)])] as [number, unknown][]);
        const response = await fetch(`${live.url}/trpc/${paths.join(",")}?batch=1`, { method: "POST", headers: { "content-type": "application/json", origin: portal.options.baseUrl, cookie: `anteroom=${person.token}` }, body: JSON.stringify(inputs) });
        const answers = (await response.json()) as { result?: { data: unknown }; error?: { message: string } }[];
        return answers.map((one) => one.result?.data ?? one.error?.message);
      };
      const [foreign, missing] = [await batch(theirs), await batch(absent())];
      expect(foreign[0], who).toHaveLength(1);
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
