import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import messages from "../server/index.ts";
import type { ReplyLine } from "../server/index.ts";

describe.each(testEngines())("saved replies and colleagues on $name", ({ name }) => {
  let portal: TestPortal;
  let rivera: TestPerson<StaffViewer>;
  let chen: TestPerson<StaffViewer>;
  let jordan: TestClient;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [messages], engine: name });
    rivera = await portal.staff();
    chen = await portal.staff({ name: "Dr Sam Chen", roles: ["professional"] });
    jordan = await portal.client({ professional: rivera });
    await rivera.call("people.assign", { clientId: jordan.viewer.clientId, staffIds: [rivera.viewer.staffId, chen.viewer.staffId] });
  });
  afterAll(() => portal?.close());

  const refusal = (work: Promise<unknown>) => work.then(() => null, (error: { appCode?: string; message: string; details?: { fields?: Record<string, string>; reason?: string } }) => error);
  const titles = async (who: TestPerson<StaffViewer>) => (await who.call<{ replies: ReplyLine[] }>("messages.replies")).replies.map((reply) => reply.title);
  const send = (who: TestPerson<StaffViewer>, text: string, more: object = {}) => who.call<{ seq: number }>("messages.send", { conversationId: jordan.conversationId, key: newId(), text, ...more });

  it("are one's own or everybody's, and only administrators change everybody's", async () => {
    const { id } = await rivera.call<{ id: string }>("messages.saveReply", { key: newId(), title: "Shared", text: "Hello", shared: true });
    const own = await chen.call<{ id: string }>("messages.saveReply", { key: newId(), title: "Own", text: "Hello" });
    expect(await titles(rivera)).toEqual(["Shared"]);
    expect(await titles(chen)).toEqual(["Own", "Shared"]);
    expect(await refusal(chen.call("messages.saveReply", { key: newId(), id, title: "Taken", text: "x" }))).toMatchObject({ appCode: "FORBIDDEN" });
    expect(await refusal(chen.call("messages.saveReply", { key: newId(), title: "For all", text: "x", shared: true }))).toMatchObject({ appCode: "FORBIDDEN" });
    const elsewhere = await portal.staff({ practice: await portal.newPractice("Other Practice") });
    for (const foreign of [id, own.id, newId()]) expect(await refusal(elsewhere.call("messages.saveReply", { key: newId(), id: foreign, title: "Taken", text: "x" }))).toMatchObject({ appCode: "NOT_FOUND" });
    expect(await refusal(rivera.call("messages.removeReply", own))).toMatchObject({ appCode: "NOT_FOUND" });
    await chen.call("messages.removeReply", own);
    expect(await titles(chen)).toEqual(["Shared"]);
    expect(await refusal(rivera.call("messages.saveReply", { key: newId(), title: "Odd", text: "{client.shoe_size}" }))).toMatchObject({ details: { fields: { text: "There is no field {client.shoe_size}. Choose one from the list." } } });
  });

  it("are added once however often the form is sent, and never overwrite what was changed meanwhile", async () => {
    const typed = { key: newId(), title: "Thanks", text: "Thank you" };
    const { id } = await rivera.call<{ id: string }>("messages.saveReply", typed);
    await rivera.call("messages.saveReply", typed);
    expect((await titles(rivera)).filter((title) => title === "Thanks")).toHaveLength(1);
    const seen = (await rivera.call<{ replies: ReplyLine[] }>("messages.replies")).replies.find((reply) => reply.id === id)?.version;
    await rivera.call("messages.saveReply", { key: newId(), id, version: seen, title: "Thanks", text: "Thank you so much" });
    expect(await refusal(rivera.call("messages.saveReply", { key: newId(), id, version: seen, title: "Thanks", text: "Thx" }))).toMatchObject({ appCode: "STALE", message: "This reply was changed by somebody else while you had it open. Look at it as it is now, then save again." });
    expect((await rivera.call<{ replies: ReplyLine[] }>("messages.replies")).replies.find((reply) => reply.id === id)?.text).toBe("Thank you so much");
    await rivera.call("messages.removeReply", { id });
  });

  it("are filled in for the client, and what is missing keeps them from being sent", async () => {
    const { id } = await rivera.call<{ id: string }>("messages.saveReply", { key: newId(), title: "Call", text: "Dear {client.first_name}, may we call {client.phone}? {me.name}, {practice.name}" });
    const filled = await rivera.call<{ text: string; missing: string[] }>("messages.fillReply", { id, conversationId: jordan.conversationId });
    expect(filled).toEqual({ text: "Dear Jordan, may we call {client.phone}? Dr Maya Rivera, Willow Practice", missing: ["{client.phone}"] });
    expect(await refusal(send(rivera, filled.text))).toMatchObject({ details: { fields: { text: "Fill in {client.phone} before you send." } } });
    expect(await refusal(chen.call("messages.fillReply", { id, conversationId: jordan.conversationId }))).toMatchObject({ appCode: "NOT_FOUND" });
  });

  it("tell of a colleague's newer answer before a message is sent", async () => {
    const { seq } = await send(rivera, "I will look into it");
    portal.clock.advance({ minutes: 1 });
    expect(await refusal(send(chen, "Me too", { seenSeq: seq - 1 }))).toMatchObject({ appCode: "CONFLICT", message: "Dr Maya Rivera replied 1 minute ago.", details: { reason: "newer-reply" } });
    const answer = await send(chen, "Me too", { seenSeq: seq });
    // One's own answer is no news to oneself.
    await send(chen, "And more", { seenSeq: answer.seq - 1 });
    await send(chen, "Anyway");
  });

  it("tell until when a reply is due, in office hours", async () => {
    const { host, clock } = portal;
    clock.set(Date.UTC(2026, 11, 7, 15)); // Monday, 10am in New York
    await host.db.transaction((tx) => host.settings.save({ practiceId: portal.practice.id, pluginId: "messages", level: "practice", levelId: null }, { officeHours: "Mon-Fri 09:00-17:00", replyWithinHours: 4 }, tx));
    host.bus.publish("settings-changed", { practiceId: portal.practice.id });
    await host.context("messages", jordan.viewer.practiceId, jordan.viewer).inbox.send(jordan.viewer, { conversationId: jordan.conversationId, key: newId(), text: "Hello" });
    const { listDesk } = await import("../../../core/server/desk/list-desk.ts");
    const due = async () => (await listDesk(host, rivera.viewer, { view: "all", limit: 10 }))[0]?.desk.due;
    expect(await due()).toMatchObject({ leftMinutes: 240, stage: "calm" });
    clock.advance({ minutes: 179 });
    expect(await due()).toMatchObject({ leftMinutes: 61, stage: "calm" });
    clock.advance({ minutes: 1 });
    expect(await due()).toMatchObject({ leftMinutes: 60, stage: "soon" });
    clock.advance({ minutes: 60 });
    expect(await due()).toMatchObject({ leftMinutes: 0, stage: "late" });
    // The night does not count.
    clock.set(Date.UTC(2026, 11, 8, 14));
    expect(await due()).toMatchObject({ leftMinutes: -180, stage: "late" });
  });
});
