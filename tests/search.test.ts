import documents from "@anteroom/plugin-documents/server";
import forms from "@anteroom/plugin-forms/server";
import messages from "@anteroom/plugin-messages/server";
import toDos from "@anteroom/plugin-to-dos/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { definePlugin, newId } from "@anteroom/core/server";
import { defineManifest } from "@anteroom/core/manifest";
import type { Entry, Found, StaffViewer, Viewer } from "@anteroom/core/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** A plugin whose search fails for one word, and answers somebody else's client for another. */
const broken = (foreign: { clientId: string }) =>
  definePlugin({
    manifest: defineManifest({ id: "broken", name: "Broken", description: "Fails.", permissions: { "broken.use": { label: "Use", default: ["administrator", "professional"], portal: "basic" } } }),
    search: {
      label: "Broken things",
      permission: "broken.use",
      async find(_ctx, _viewer, { text }) {
        if (text === "explode") throw new Error("boom");
        return text === "leak" ? [{ title: "Somebody else's", context: "", href: "/", at: 1, clientId: foreign.clientId }] : [];
      },
    },
  });

describe.each(testEngines())("searching on $name", ({ name }) => {
  let portal: TestPortal;
  let maya: TestPerson<StaffViewer>;
  let sam: TestPerson<StaffViewer>;
  let biller: TestPerson<StaffViewer>;
  let elsewhere: TestPerson<StaffViewer>;
  let jordan: TestClient;
  let parent: TestClient;
  let other: TestClient;
  const foreign = { clientId: "" };

  const search = (who: TestPerson<Viewer>, text: string, more: object = {}) => who.call<Found>("search.find", { text, ...more });
  const hits = async (who: TestPerson<Viewer>, text: string, more: object = {}) => (await search(who, text, more)).found.flatMap((group) => group.hits.map((hit) => ({ ...hit, source: group.source })));
  const write = (who: TestPerson<Viewer>, conversationId: string, text: string, path = "messages.send") => who.call<Entry>(path, { conversationId, key: newId(), text });

  beforeAll(async () => {
    portal = await createTestPortal({ engine: name, plugins: [messages, forms, documents, toDos, broken(foreign)] });
    maya = await portal.staff({ roles: ["professional"] });
    sam = await portal.staff({ roles: ["professional"], name: "Dr Sam Ono" });
    biller = await portal.staff({ roles: ["biller"], name: "Ben Wu" });
    jordan = await portal.client({ professional: maya });
    parent = await portal.client({ professional: maya, clientId: jordan.viewer.clientId, firstName: "Ana", relationship: "parent" });
    other = await portal.client({ professional: sam, firstName: "Robin", lastName: "Okafor" });
    foreign.clientId = other.viewer.clientId;
    elsewhere = await portal.staff({ name: "Theo Harbor", roles: ["administrator", "professional"] });
    const practice = await portal.newPractice("Harbor Practice");
    elsewhere = await portal.staff({ name: "Theo Harbor", practice });
    await portal.drain();
    for (const plugin of [documents, forms]) await plugin.demo?.(portal.host.context(plugin.manifest.id, portal.practice.id, null), { practiceId: portal.practice.id, conversationIds: [jordan.conversationId], staffIds: [maya.viewer.staffId] });
    await maya.call("inbox.offers.send", { conversationId: jordan.conversationId, pluginId: "to-dos", name: "add", fields: { title: "Bring the quokka card", note: "", link: "", dueDay: "", repeat: "" }, key: newId() });
    await write(jordan, jordan.conversationId, "I dreamt of a quokka by the sea");
    await write(maya, jordan.conversationId, "Tell me more about the quokka");
    await write(maya, jordan.conversationId, "A quokka dream may mean rest", "messages.note");
    await portal.drain();
  });
  afterAll(() => portal?.close());

  it("finds messages, to-dos and documents with all of the words, the newest first, each where it opens", async () => {
    const found = await hits(jordan, "QUOKKA");
    expect(found.map((hit) => hit.source).sort()).toEqual(["messages", "messages", "to-dos"]);
    expect(found.filter((hit) => hit.source === "messages").map((hit) => hit.title)).toEqual(["From Dr Maya Rivera", "You wrote"]);
    expect(found[0]?.href).toMatch(/^\/\?m=[0-9A-Z]{26}$/);
    expect(await hits(jordan, "quokka sea")).toMatchObject([{ title: "You wrote", context: "I dreamt of a quokka by the sea" }]);
    expect(await hits(jordan, "quokka mountain")).toEqual([]);
    expect(await hits(jordan, "better sleep")).toMatchObject([{ source: "documents", title: "A plan for better sleep" }]);
    expect((await hits(jordan, "check-in")).map((hit) => hit.source)).toContain("forms");
    // What a document says, not only what it is called.
    expect((await hits(jordan, "consent to treatment")).map((hit) => hit.source)).toContain("documents");
  });

  it("finds for staff what is about their clients, with internal notes and the client's name", async () => {
    const found = await hits(maya, "quokka");
    expect(found.filter((hit) => hit.source === "messages").map((hit) => hit.title)).toEqual(["Internal note from you, with Jordan Lee", "Message from you, with Jordan Lee", "Message from Jordan Lee"]);
    expect(found.every((hit) => hit.person?.name === "Jordan Lee")).toBe(true);
    expect(await hits(maya, "jordan", { source: "clients" })).toMatchObject([{ title: "Jordan Lee", href: `/staff/clients/${jordan.viewer.clientId}` }]);
    expect((await hits(maya, "better sleep")).map((hit) => hit.href)).toEqual([expect.stringMatching(/^\/staff\/clients\/[0-9A-Z]{26}\/documents\/[0-9A-Z]{26}$/)]);
  });

  it("finds nothing of it for the other parent, another client, a colleague without the client or another practice", async () => {
    for (const [who, person] of [["other parent", parent], ["another client", other], ["colleague", sam], ["another practice", elsewhere]] as [string, TestPerson<Viewer>][]) {
      for (const text of ["quokka", "better sleep", "Jordan", "consent to treatment"]) expect(await hits(person, text), `${who}: ${text}`).toEqual([]);
      for (const personId of [jordan.viewer.clientId, jordan.viewer.portalUserId]) {
        const { found, people } = await search(person, "quokka", { personId });
        expect(found.flatMap((group) => group.hits), who).toEqual([]);
        expect(JSON.stringify(people), who).not.toContain("Jordan");
      }
    }
  });

  it("shows each role only the parts that it may open: a biller no message and no document", async () => {
    expect((await search(biller, "")).sources.map((source) => source.id)).toEqual(["clients", "messages", "to-dos", "cards"]);
    expect((await hits(biller, "quokka")).map((hit) => hit.source)).toEqual(["to-dos"]);
    expect(await hits(biller, "better sleep")).toEqual([]);
  });

  it("leaves out what a plugin says about a client whom the asker may not see", async () => {
    expect(await hits(maya, "leak")).toEqual([]);
    expect(await hits(jordan, "leak")).toEqual([]);
    expect(await hits(sam, "leak")).toMatchObject([{ title: "Somebody else's", person: { name: "Robin Okafor" } }]);
  });

  it("says which part could not be looked through, and finds the rest", async () => {
    await write(jordan, jordan.conversationId, "Volcanoes explode");
    const { found } = await search(jordan, "explode");
    expect(found.find((group) => group.source === "broken")).toMatchObject({ failed: true, hits: [] });
    expect(found.find((group) => group.source === "messages")?.hits).toHaveLength(1);
  });

  it("is narrowed by kind, person and day", async () => {
    expect((await hits(maya, "quokka", { source: "to-dos" })).map((hit) => hit.source)).toEqual(["to-dos"]);
    expect((await hits(jordan, "quokka", { personId: jordan.viewer.portalUserId })).map((hit) => hit.title)).toEqual(["You wrote"]);
    expect((await hits(jordan, "quokka", { personId: maya.viewer.staffId })).map((hit) => hit.title).sort()).toEqual(["Bring the quokka card", "From Dr Maya Rivera"]);
    const now = portal.clock.now();
    expect(await hits(maya, "quokka", { until: now - 86_400_000 })).toEqual([]);
    expect((await hits(maya, "quokka", { from: now - 86_400_000 })).length).toBeGreaterThan(3);
    expect(await hits(maya, "quokka", { personId: other.viewer.clientId })).toEqual([]);
    expect((await search(jordan, "")).people.map((one) => one.name)).toEqual(["Dr Maya Rivera", "You"]);
  });

  it("shows the newest few of each part, and more of one that is chosen", async () => {
    for (let index = 0; index < 8; index += 1) await write(jordan, jordan.conversationId, `Wombat number ${index}`);
    const all = (await search(jordan, "wombat")).found.find((group) => group.source === "messages");
    expect(all?.hits.map((hit) => hit.context)).toEqual([7, 6, 5, 4, 3].map((index) => `Wombat number ${index}`));
    expect(all?.more).toBe(true);
    const one = (await search(jordan, "wombat", { source: "messages" })).found;
    expect(one).toMatchObject([{ source: "messages", more: false }]);
    expect(one[0]?.hits).toHaveLength(8);
  });

  it("does not find what was withdrawn, and nothing in a plugin that is off or behind a permission that is gone", async () => {
    const gone = await write(maya, jordan.conversationId, "Axolotl");
    expect(await hits(jordan, "axolotl")).toHaveLength(1);
    await maya.call("messages.withdraw", { conversationId: jordan.conversationId, entryId: gone.id });
    expect(await hits(jordan, "axolotl")).toEqual([]);
    expect(await hits(maya, "axolotl")).toEqual([]);
    const quiet = await portal.client({ professional: maya, firstName: "Kim", permissions: ["basic", "messaging"] });
    expect((await search(quiet, "")).sources.map((source) => source.id)).toEqual(["messages", "to-dos", "broken", "cards"]);
  });

  it("writes for staff that they searched, never for what", async () => {
    await search(maya, "quokka");
    await portal.host.audit.seal();
    const lines = await portal.host.audit.list(portal.practice.id, { limit: 200 });
    expect(lines.filter((line) => line.verb === "searched").length).toBeGreaterThan(0);
    expect(JSON.stringify(lines)).not.toContain("quokka");
  });
});
