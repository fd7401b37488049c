import documents from "@anteroom/plugin-documents/server";
import messages from "@anteroom/plugin-messages/server";
import toDos from "@anteroom/plugin-to-dos/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { newId } from "@anteroom/core/server";
import type { Entry, OfferPage, StaffViewer, TimelinePage, Viewer } from "@anteroom/core/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

describe.each(testEngines())("cards made of a message on $name", ({ name }) => {
  let portal: TestPortal;
  let maya: TestPerson<StaffViewer>;
  let jordan: TestClient;
  let other: TestClient;
  let asked: Entry;

  const write = (who: TestPerson<Viewer>, conversationId: string, text: string, path = "messages.send") => who.call<Entry>(path, { conversationId, key: newId(), text });
  const place = (pluginId: string, offer: string, entryId = asked.id) => ({ conversationId: jordan.conversationId, pluginId, name: offer, entryId });
  const form = (at: ReturnType<typeof place>, who = maya) => who.call<OfferPage>("inbox.offers.form", at);
  const begun = ({ form: { fields } }: OfferPage) => Object.fromEntries(fields.flatMap((field) => (field.t === "field" ? [[field.name, field.value ?? ""]] : [])));
  const cards = async () => (await jordan.call<TimelinePage>("inbox.open", { conversationId: jordan.conversationId })).entries.flatMap((entry) => (entry.card ? [entry.card] : []));

  beforeAll(async () => {
    portal = await createTestPortal({ engine: name, plugins: [messages, documents, toDos] });
    maya = await portal.staff();
    jordan = await portal.client({ professional: maya });
    other = await portal.client({ professional: maya, firstName: "Robin" });
    asked = await write(jordan, jordan.conversationId, "Do you need my new insurance card?");
  });
  afterAll(() => portal?.close());

  it("are offered by to-dos and documents", async () => {
    const offers = await maya.call<{ name: string; fromMessage?: true }[]>("inbox.offers.list", { conversationId: jordan.conversationId });
    expect(offers.filter((offer) => offer.fromMessage).map((offer) => offer.name).sort()).toEqual(["add", "request"]);
  });

  it("begin with its words, and lead back to it from the card", async () => {
    const href = `/message/${jordan.conversationId}/${asked.id}`;
    const fields = begun(await form(place("to-dos", "add")));
    expect(fields).toMatchObject({ title: "Do you need my new insurance card?", note: "", link: href });
    const toDo = { ...place("to-dos", "add"), fields: { ...fields, repeat: "", title: "Bring your insurance card" }, key: newId() };
    await maya.call("inbox.offers.send", toDo);
    await maya.call("inbox.offers.send", toDo);
    const request = begun(await form(place("documents", "request")));
    expect(request["note"]).toBe("You wrote: “Do you need my new insurance card?”");
    await maya.call("inbox.offers.send", { ...place("documents", "request"), fields: { ...request, labels: "Front of the card" }, key: newId() });
    await portal.drain();
    const made = await cards();
    expect(made.map((card) => card.kind).sort()).toEqual(["documents.request@1", "to-dos.item@1"]);
    for (const card of made) expect(card.view.blocks).toContainEqual({ t: "text", nodes: [{ text: "Open the message", href }] });
  });

  it("cut a long message to a title and keep the whole in the note", async () => {
    const long = await write(jordan, jordan.conversationId, `${"many words ".repeat(30)}at the end`);
    const { title = "", note = "" } = begun(await form(place("to-dos", "add", long.id)));
    expect(title.length).toBeLessThanOrEqual(120);
    expect(note).toContain("at the end");
  });

  it("are made of no note, no withdrawn message, none of another conversation, and none that the sender may not read", async () => {
    const note = await write(maya, jordan.conversationId, "Between us", "messages.note");
    const gone = await write(maya, jordan.conversationId, "Never mind");
    await maya.call("messages.withdraw", { conversationId: jordan.conversationId, entryId: gone.id });
    const foreign = await write(other, other.conversationId, "Mine alone");
    for (const entryId of [note.id, gone.id, foreign.id, newId()]) {
      const refused = { appCode: "NOT_FOUND" };
      await expect(form(place("to-dos", "add", entryId))).rejects.toMatchObject(refused);
      await expect(maya.call("inbox.offers.preview", { ...place("documents", "request", entryId), fields: { labels: "Card" } })).rejects.toMatchObject(refused);
      await expect(maya.call("inbox.offers.send", { ...place("to-dos", "add", entryId), fields: { title: "No" }, key: newId() })).rejects.toMatchObject(refused);
    }
    const sam = await portal.staff({ roles: ["professional"], name: "Dr Sam Ono" });
    await expect(form(place("to-dos", "add"), sam)).rejects.toMatchObject({ appCode: "NOT_FOUND" });
  });
});
