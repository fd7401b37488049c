import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testEngines, type TestDatabase } from "../../testing/test-databases.ts";
import { startMailServer, type MailServer } from "../../testing/mail-server.ts";
import { canary, openNotifyTest, type NotifyTest } from "../../testing/notify-host.ts";
import { noticeWords } from "./notice-words.ts";

describe.each(testEngines())("notices on $name", ({ make }) => {
  let database: TestDatabase;
  let test: NotifyTest;
  let server: MailServer;
  beforeEach(async () => {
    database = await make();
    test = await openNotifyTest(database);
    server = await startMailServer();
    test.useMail(server.url);
  });
  afterEach(async () => {
    await test.close();
    await server.stop();
    await database.drop();
  });
  const subjects = (): (string | undefined)[] => server.taken.map(({ mail }) => mail.subject);

  it("sends the sentence of the class after the delay, with a link to the seat and nothing else", async () => {
    await test.queue("chat.message", canary, { thread: canary });
    await test.advance({ minutes: 9 });
    expect(server.taken).toHaveLength(0);
    await test.advance({ minutes: 1 });
    expect(subjects()).toEqual([noticeWords.message.subject]);
    const [taken] = server.taken;
    expect(taken?.envelope).toEqual(["jordan@example.net"]);
    expect(taken?.mail.from?.value[0]).toMatchObject({ name: "Willow Practice", address: "portal@willow.example" });
    expect(taken?.mail.text).toContain("You have a new message.");
    expect(taken?.mail.text).toContain(`http://127.0.0.1:3000/open/${test.user.id}`);
    expect(taken?.mail.html).toContain(`href="http://127.0.0.1:3000/open/${test.user.id}"`);
    for (const words of [taken?.source, taken?.mail.text, String(taken?.mail.html), Buffer.from(taken?.source ?? "").toString("base64")]) expect(words).not.toContain(canary);
    expect(await test.host.notifier.log(test.practiceId, { portalUserId: test.user.id })).toEqual([{ kind: "chat.message", channel: "email", at: test.clock.now(), result: "sent" }]);
  });

  it("counts a key once", async () => {
    await test.queue("chat.task", "a");
    await test.queue("chat.task", "a");
    await test.advance({ minutes: 5 });
    expect(server.taken).toHaveLength(1);
  });

  it("sends nothing for what was read before it was due", async () => {
    await test.queue("chat.message", "a", { thread: "t" });
    test.read.add("a");
    await test.advance({ minutes: 10 });
    expect(server.taken).toHaveLength(0);
    expect(await test.results()).toEqual(["not sent: seen before it was due"]);
  });

  it("tells of several together, and of later ones after an hour", async () => {
    await test.queue("chat.message", "a", { thread: "t" });
    await test.advance({ minutes: 5 });
    await test.queue("chat.message", "b", { thread: "t" });
    await test.advance({ minutes: 6 });
    expect(server.taken).toHaveLength(1);
    await test.queue("chat.message", "c", { thread: "t" });
    await test.queue("chat.message", "d", { thread: "t" });
    await test.queue("chat.message", "e", { thread: "other" });
    await test.advance({ minutes: 20 });
    // Another thread has a turn of its own.
    expect(server.taken).toHaveLength(2);
    await test.advance({ minutes: 30 });
    expect(server.taken).toHaveLength(2);
    await test.advance({ minutes: 15 });
    expect(server.taken).toHaveLength(3);
    await test.advance({ hours: 5 });
    expect(server.taken).toHaveLength(3);
  });

  it("still tells of the second message when the first was read", async () => {
    await test.queue("chat.message", "a", { thread: "t" });
    await test.queue("chat.message", "b", { thread: "t" });
    test.read.add("a");
    await test.advance({ minutes: 10 });
    expect(server.taken).toHaveLength(1);
    expect((await test.results()).sort()).toEqual(["not sent: seen before it was due", "sent"]);
  });

  it("gives a turn back when the notice that held it is not needed after all", async () => {
    server.fault = "later";
    await test.queue("chat.message", "a", { thread: "t" });
    await test.advance({ minutes: 10 });
    test.read.add("a");
    server.fault = "none";
    await test.advance({ minutes: 1 });
    await test.queue("chat.message", "b", { thread: "t" });
    await test.advance({ minutes: 10 });
    expect(server.taken).toHaveLength(1);
  });

  it.each(["suspended", "removed", "invited"] as const)("sends nothing to a person who is %s", async (status) => {
    await test.queue("chat.task", "a");
    test.user.status = status;
    await test.advance({ minutes: 5 });
    expect(server.taken).toHaveLength(0);
    expect((await test.results())[0]).toMatch(/^not sent: /);
  });

  it("drops the notices of a plugin that was turned off", async () => {
    await test.queue("chat.task", "a");
    test.switchPlugin(false);
    await test.advance({ minutes: 5 });
    test.switchPlugin(true);
    await test.advance({ days: 1 });
    expect(server.taken).toHaveLength(0);
    expect(await test.results()).toEqual(["not sent: this part of the portal is turned off"]);
  });

  it("follows what the person chose, and keeps what is required", async () => {
    const off = { email: false, sms: false, push: false };
    const seat = { portalUserId: test.user.id };
    const save = (wanted: Record<string, typeof off>) => test.host.db.transaction((tx) => test.host.notifier.savePreferences(seat, wanted, tx));
    expect(await test.host.notifier.preferences(seat)).toMatchObject({ message: { email: true, sms: false, push: false } });
    expect(await test.host.notifier.hasChosen(seat, "task")).toBe(false);
    expect(await save({ task: off })).toEqual({ ok: true });
    expect(await test.host.notifier.hasChosen(seat, "task")).toBe(true);
    expect(await save({ appointment: off, task: { ...off, email: true } })).toMatchObject({ ok: false, fields: { appointment: expect.stringContaining("at least one way") } });
    expect(await save({ appointment: { ...off, sms: true } })).toMatchObject({ ok: false, fields: { appointment: expect.stringContaining("do not reach you yet") } });
    expect(await save({ gossip: off })).toMatchObject({ ok: false });
    // A refused save changes nothing.
    expect((await test.host.notifier.preferences(seat))["task"]).toEqual(off);
    await test.queue("chat.task", "a");
    await test.queue("chat.moved", "b");
    test.user.alerts = false;
    await test.advance({ minutes: 5 });
    expect(subjects()).toEqual([noticeWords.appointment.subject]);
  });

  it("reaches staff at their account's address, and can hide the practice's name", async () => {
    test.settings.neutralSender = true;
    await test.queue("chat.task", "a", { toStaff: true });
    await test.advance({ minutes: 5 });
    expect(server.taken[0]?.envelope).toEqual(["rivera@willow.example"]);
    expect(server.taken[0]?.source).not.toContain("Willow Practice");
  });

  it("sends once, later, when the mail server was away for an hour", async () => {
    await server.stop();
    await test.queue("chat.task", "a");
    for (let minutes = 0; minutes < 60; minutes += 2) await test.advance({ minutes: 2 });
    expect(await test.results()).toEqual([expect.stringMatching(/^waiting: /)]);
    server = await startMailServer(Number(new URL(server.url).port));
    await test.advance({ minutes: 15 });
    await test.advance({ days: 2 });
    expect(server.taken).toHaveLength(1);
    expect(await test.results()).toEqual(["sent"]);
  });

  it("tries again after a temporary refusal or a wrong password, and stops after a final one", async () => {
    server.fault = "later";
    await test.queue("chat.task", "a");
    await test.advance({ minutes: 5 });
    expect(await test.results()).toEqual(["waiting: The mail server could not take it: answer 451"]);
    server.fault = "never";
    await test.advance({ minutes: 5 });
    expect(await test.results()).toEqual(["not sent: The mail server refused it: answer 550"]);
    test.useMail(server.url.replace("//", "//user:wrong@"));
    await test.queue("chat.task", "b");
    await test.advance({ minutes: 5 });
    expect((await test.results())[0]).toMatch(/^waiting: /);
  });

  it("repeats a mail whose answer was lost under the same Message-ID", async () => {
    server.fault = "drop-after-data";
    await test.queue("chat.task", "a");
    await test.advance({ minutes: 5 });
    server.fault = "none";
    await test.advance({ minutes: 5 });
    await test.advance({ days: 1 });
    expect(new Set(server.taken.map(({ mail }) => mail.messageId)).size).toBe(1);
    expect(server.taken).toHaveLength(2);
    expect(await test.results()).toEqual(["sent"]);
  });

  it("refuses a kind that is not declared or belongs to another plugin, and data that does not fit", async () => {
    await expect(test.queue("chat.unknown", "a")).rejects.toThrow('there is no notification "chat.unknown"');
    const queue = (pluginId: string, data: unknown) =>
      test.host.db.transaction((tx) => test.host.notifier.queue({ practiceId: test.practiceId, pluginId, kind: "chat.task", to: { portalUserId: test.user.id }, data, key: "k" }, tx));
    await expect(queue("forms", { messageId: "a" })).rejects.toThrow("belongs to chat");
    await expect(queue("chat", { messageId: "a", text: canary })).rejects.toThrow();
  });
});
