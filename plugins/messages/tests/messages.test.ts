import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { newId } from "@anteroom/core/server";
import type { Entry, StaffViewer, Viewer } from "@anteroom/core/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import messages from "../server/index.ts";
import type { ComposerStatus } from "../server/index.ts";

describe.each(testEngines())("messages on $name", ({ name }) => {
  let portal: TestPortal;
  let rivera: TestPerson<StaffViewer>;
  let jordan: TestClient;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [messages], engine: name });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    rivera = await portal.staff();
    jordan = await portal.client({ professional: rivera });
  });

  /** Goes on at another time, with new people: sessions do not outlive a jump of the clock. */
  async function goTo(at: number): Promise<void> {
    portal.clock.set(at);
    rivera = await portal.staff();
    jordan = await portal.client({ professional: rivera });
  }
  const send = (from: TestPerson<Viewer>, text: string, more: object = {}) => from.call<Entry>("messages.send", { conversationId: jordan.conversationId, key: newId(), text, ...more });
  /** The same without a session, for what happens hours later. */
  const sendLater = ({ viewer }: TestPerson<Viewer>, text: string) => portal.host.context("messages", viewer.practiceId, viewer).inbox.send(viewer, { conversationId: jordan.conversationId, key: newId(), text });
  const failure = (work: Promise<unknown>) => work.then(() => null, (error: { appCode?: string; message: string; details?: { fields?: Record<string, string>; reason?: string } }) => error);
  const timeline = async (who: TestPerson<Viewer>) => (await portal.host.inbox.open(who.viewer, jordan.conversationId, null, 50)).entries;
  async function set(values: Record<string, unknown>, level: "practice" | "client" = "practice"): Promise<void> {
    const levelId = level === "client" ? jordan.viewer.clientId : null;
    const saved = await portal.host.db.transaction((tx) => portal.host.settings.save({ practiceId: portal.practice.id, pluginId: "messages", level, levelId }, values, tx));
    expect(saved).toEqual({ ok: true });
    portal.host.bus.publish("settings-changed", { practiceId: portal.practice.id });
  }
  /** Mails about unread messages that went out to the client. */
  const notices = async () => {
    const log = await portal.host.notifier.log(portal.practice.id, { portalUserId: jordan.viewer.portalUserId });
    return log.filter((line) => line.kind === "messages.unread" && line.channel === "email" && line.result === "sent").length;
  };

  it("go both ways, each side reading the other's", async () => {
    await send(jordan, "Can we meet on Friday");
    await send(rivera, "Yes");
    expect((await timeline(jordan)).map((entry) => [entry.author.kind, entry.text])).toEqual([["portal", "Can we meet on Friday"], ["staff", "Yes"]]);
    expect(await timeline(rivera)).toEqual(await timeline(jordan));
  });

  it("are refused with a sentence beside the box when they are empty, blank or too long", async () => {
    for (const text of ["", "   \n", "\u200b"]) expect((await failure(send(jordan, text)))?.details?.fields).toEqual({ text: "Write a message or add a file." });
    expect((await failure(send(jordan, "a".repeat(10_001))))?.details?.fields).toEqual({ text: "Your message is 1 character too long. The most is 10,000." });
    expect((await send(jordan, "🙂".repeat(500))).text).toHaveLength(1_000);
    expect((await send(jordan, "<img src=x onerror=alert(1)>\u202e\u0000")).text).toBe("<img src=x onerror=alert(1)>");
  });

  it("take no more than ten files, and no file that is not the sender's", async () => {
    expect(await failure(send(jordan, "x", { fileIds: Array.from({ length: 11 }, () => newId()) }))).not.toBeNull();
    expect(await failure(send(jordan, "x", { fileIds: [newId()] }))).not.toBeNull();
    expect(await timeline(jordan)).toEqual([]);
  });

  it("need the permission", async () => {
    const quiet = await portal.client({ professional: rivera, permissions: ["basic"] });
    expect(await failure(quiet.call("messages.send", { conversationId: quiet.conversationId, key: newId(), text: "Hello" }))).toMatchObject({ appCode: "FORBIDDEN" });
    expect(await failure(jordan.call("messages.note", { conversationId: jordan.conversationId, key: newId(), text: "Hello" }))).toMatchObject({ appCode: "FORBIDDEN" });
  });

  it.each([
    ["nobody", "Your practice does not take messages here. Call them, or book a time to talk."],
    ["replies", "You can write here after your practice has written to you. Call them if you need something now."],
  ])("are refused with the composer's own sentence where the practice wants %s", async (whoMayStart, why) => {
    await set({ whoMayStart });
    expect(await failure(send(jordan, "Hello"))).toMatchObject({ appCode: "FORBIDDEN", message: why, details: { reason: "may-not-write" } });
    expect(await jordan.call<ComposerStatus>("messages.status", { conversationId: jordan.conversationId })).toMatchObject({ mayWrite: false, why });
    await set({ whoMayStart: "all" }, "client");
    expect((await send(jordan, "I may after all")).seq).toBe(1);
    await set({ whoMayStart: "all" });
  });

  it("may answer where only replies are wanted", async () => {
    await set({ whoMayStart: "replies" });
    await send(rivera, "How are you");
    expect((await send(jordan, "Well")).seq).toBe(2);
    await set({ whoMayStart: "all" });
  });

  it("tell in the status what may be sent and when somebody reads it", async () => {
    await set({ officeHours: "Mon-Fri 09:00-17:00" });
    await goTo(Date.UTC(2026, 10, 28, 15));
    expect(await jordan.call<ComposerStatus>("messages.status", { conversationId: jordan.conversationId })).toMatchObject({
      mayWrite: true, why: null, replyTime: "Usually replies within 1 working day", open: false, opensAt: Date.UTC(2026, 10, 30, 14),
      limits: { characters: 10_000, files: 10, fileBytes: 26_214_400 },
    });
    await set({ officeHours: "" });
  });

  it("are answered outside hours at most once in 12 hours, and again only after staff wrote", async () => {
    await set({ officeHours: "Mon-Fri 09:00-17:00" });
    await goTo(Date.UTC(2026, 10, 28, 12));
    const replies = async () => (await timeline(jordan)).filter((entry) => entry.auto === "away");
    await send(jordan, "Hello");
    await send(jordan, "Anybody there");
    await portal.drain();
    const [first] = await replies();
    expect(first).toMatchObject({ author: { kind: "system", name: "Willow Practice" } });
    expect(first?.text).toContain("The office is closed now");
    expect(first?.text).toContain("We open again on Monday 30 November, 9am.");
    expect(first?.text).toContain("988");
    await portal.advance({ hours: 13 });
    await sendLater(jordan, "Still nobody");
    await portal.drain();
    expect(await replies()).toHaveLength(1);
    await sendLater(rivera, "I am here for a moment");
    portal.clock.advance({ minutes: 5 });
    await sendLater(jordan, "Thank you");
    await portal.drain();
    expect(await replies()).toHaveLength(2);
    await set({ officeHours: "" });
  });

  it("are not answered by the portal within hours, or where no hours are kept", async () => {
    await goTo(Date.UTC(2026, 11, 1, 15));
    await send(jordan, "Hello");
    await set({ officeHours: "Mon-Fri 09:00-17:00" });
    await send(jordan, "Hello");
    await portal.drain();
    expect((await timeline(jordan)).filter((entry) => entry.auto)).toEqual([]);
    await set({ officeHours: "" });
  });

  it("start with one greeting from the lead professional when somebody is invited", async () => {
    const { host, practice } = portal;
    const invited = () =>
      host.db.transaction((tx) => host.outbox.add([{ practiceId: practice.id, pluginId: "core", kind: "event", name: "core.portal-user-invited", version: 1, data: { portalUserId: jordan.viewer.portalUserId, clientId: jordan.viewer.clientId }, actor: { kind: "system", id: null } }], tx));
    await invited();
    await invited();
    await portal.drain();
    const [greeting, ...more] = (await timeline(jordan)).filter((entry) => entry.kind === "message");
    expect(more).toEqual([]);
    expect(greeting).toMatchObject({ auto: "greeting", author: { kind: "staff", id: rivera.viewer.staffId, name: rivera.viewer.name } });
  });

  it("are told of by mail only while they stay unread, without a word of them, and once an hour at most", async () => {
    const before = await notices();
    await send(rivera, "something private");
    await portal.drain();
    expect(await notices()).toBe(before);
    await send(rivera, "something more");
    await portal.advance({ minutes: 11 });
    expect(await notices()).toBe(before + 1);
    expect(JSON.stringify(await portal.host.mailer.mailbox())).not.toContain("private");
  });

  it("are not told of when they were read on any device, muted or withdrawn", async () => {
    const before = await notices();
    const read = await send(rivera, "one");
    await jordan.call("inbox.read", { conversationId: jordan.conversationId, seq: read.seq });
    const gone = await send(rivera, "two");
    await rivera.call("messages.withdraw", { conversationId: jordan.conversationId, entryId: gone.id });
    await portal.advance({ minutes: 11 });
    expect(await notices()).toBe(before);
    await jordan.call("inbox.setFlags", { conversationId: jordan.conversationId, muted: true });
    await send(rivera, "three");
    await portal.advance({ minutes: 90 });
    expect(await notices()).toBe(before);
  });

  it("are exported with the client, internal notes left out", async () => {
    await send(jordan, "For the record");
    await rivera.call("messages.note", { conversationId: jordan.conversationId, key: newId(), text: "between us" });
    const ctx = portal.host.context("messages", portal.practice.id, null);
    const exported = JSON.stringify(await messages.exports?.client?.(ctx, jordan.viewer.clientId));
    expect(exported).toContain("For the record");
    expect(exported).not.toContain("between us");
  });

  it("give their files to readers of the conversation until they are withdrawn", async () => {
    const message = await send(jordan, "With a file");
    const stranger = await portal.staff({ roles: ["professional"] });
    const allowed = (who: TestPerson<Viewer>, owner = `${jordan.conversationId}.${message.id}`) =>
      messages.fileGuards?.["message"]?.(who.viewer, owner, portal.host.context("messages", portal.practice.id, who.viewer));
    expect([await allowed(jordan), await allowed(rivera), await allowed(stranger), await allowed(jordan, "nothing")]).toEqual([true, true, false, false]);
    await jordan.call("messages.withdraw", { conversationId: jordan.conversationId, entryId: message.id });
    expect([await allowed(jordan), await allowed(rivera)]).toEqual([false, false]);
  });

  it("show staff typing to a client who is looking, and only where the practice wants it", async () => {
    const told: unknown[] = [];
    const { realtime } = portal.host;
    portal.host.realtime = { ...realtime, tellPlugin: (...words) => void (words[2] === "typing" && told.push(words)) };
    const run = (who: TestPerson<Viewer>, event: "look" | "type") =>
      messages.channels?.[event]?.run?.(portal.host.context("messages", portal.practice.id, who.viewer), { conversationId: jordan.conversationId } as never);
    await run(jordan, "look");
    await run(rivera, "type");
    expect(told).toEqual([]);
    await set({ typingShown: true });
    await run(rivera, "type");
    await run(jordan, "type");
    expect(told).toHaveLength(1);
    portal.clock.advance({ seconds: 31 });
    await run(rivera, "type");
    expect(told).toHaveLength(1);
    await set({ typingShown: false });
    portal.host.realtime = realtime;
  });
});
