import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { defineManifest } from "../../manifest.ts";
import { startSmsServer } from "../../testing/sms-server.ts";
import type { SmsServer } from "../../testing/sms-server.ts";
import { testEngines } from "../../testing/test-databases.ts";
import { createTestClock } from "../../testing/test-clock.ts";
import type { TestClock } from "../../testing/test-clock.ts";
import { createTestPortal } from "../../testing/test-portal.ts";
import type { TestClient, TestPerson, TestPortal } from "../../testing/test-portal.ts";
import { newId } from "../ids.ts";
import { defineNotification } from "../notify/define-notification.ts";
import { definePlugin } from "../plugins/define-plugin.ts";
import type { StaffViewer } from "../viewer.ts";


describe.each(testEngines())("texts on $name", ({ name }) => {
  let clock: TestClock;
  let gateway: SmsServer;
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let url: string;
  let close: () => void;
  let said: string[];
  let needed: boolean;

  beforeEach(async () => {
    clock = createTestClock();
    gateway = await startSmsServer(() => clock.now());
    said = [];
    needed = true;
    const bell = defineNotification({
      kind: "bells.due", class: "appointment", data: z.object({ id: z.string() }), example: { id: "a" }, stillNeeded: async () => needed,
      replies: [{ words: ["C"], hint: "Reply C to confirm.", run: async (_ctx, { id }) => (said.push(id), "Noted.") }, { words: ["BREAK"], run: async () => Promise.reject(new Error("private words")) }],
    });
    const bells = definePlugin({ manifest: defineManifest({ id: "bells", name: "Bells", description: "Rings." }), notifications: [bell] });
    portal = await createTestPortal({ plugins: [bells], engine: name, clock, ownDevices: true, options: { smsUrl: gateway.url } });
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
    const app = express();
    const server = createServer(app);
    portal.portal.attach(app, server);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    close = () => void server.close();
  });
  afterEach(async () => {
    await portal.close();
    close();
    await gateway.stop();
  });

  const agree = async (who = client): Promise<void> => {
    await who.call("notify.texts.start", { phone: "+1 201 555 0123", agreed: true });
    const code = /^\d{6}/.exec(gateway.taken.at(-1)?.body ?? "")?.[0] ?? "";
    await who.call("notify.texts.confirm", { code });
    gateway.taken.length = 0;
  };
  const ring = async (id = newId()): Promise<string> => {
    await portal.host.db.transaction((tx) => portal.host.context("bells", portal.practice.id, null).notify("bells.due", { to: { portalUserId: client.viewer.portalUserId }, data: { id }, key: id }, tx));
    await portal.drain();
    return id;
  };
  const log = async () => (await staff.call<{ channel: string; result: string }[]>("notify.log", { portalUserId: client.viewer.portalUserId })).map(({ channel, result }) => `${channel}: ${result}`);
  const mails = async (): Promise<number> => (await portal.host.mailer.mailbox()).length;
  let received = 0;
  const tell = async (path: string, fields: Record<string, string>, forged = false): Promise<{ status: number; text: string }> => {
    const { body, headers } = gateway.post(`http://127.0.0.1:3000/webhooks/texts/${path}`, fields);
    const answer = await fetch(`${url}/webhooks/texts/${path}`, { method: "POST", body: forged ? `${body}&Extra=1` : body, headers });
    return { status: answer.status, text: /<Message>(.*)<\/Message>/.exec(await answer.text())?.[1] ?? "" };
  };
  /** Where the gateway tells what became of the text that it took then. */
  const callback = (at: number): string => gateway.taken[at]?.callback.split("/").at(-1) ?? "";
  const answer = (words: string, from = "+12015550123"): Promise<{ status: number; text: string }> => tell("incoming", { MessageSid: `SMin${++received}`, From: from, To: "+15550001111", Body: words });

  it("come after a code was typed, say no more than that something waits, and are noted", async () => {
    await expect(client.call("notify.texts.start", { phone: "nothing", agreed: false })).rejects.toMatchObject({ details: { fields: { phone: expect.any(String) as string, agreed: expect.any(String) as string } } });
    await client.call("notify.texts.start", { phone: "(201) 555-0123", agreed: true });
    expect(gateway.taken[0]).toMatchObject({ to: "+12015550123", from: "+15550001111" });
    await ring();
    expect(gateway.taken).toHaveLength(1);
    const code = /^\d{6}/.exec(gateway.taken[0]?.body ?? "")?.[0] ?? "";
    await expect(client.call("notify.texts.confirm", { code: code === "000000" ? "000001" : "000000" })).rejects.toMatchObject({ appCode: "INVALID" });
    await client.call("notify.texts.confirm", { code });
    await ring();
    const { body } = gateway.taken[1] ?? { body: "" };
    expect(body).toBe(`Appointment reminder. http://127.0.0.1:3000/open/${client.viewer.portalUserId} Reply C to confirm. STOP ends texts.`);
    expect(body.length).toBeLessThanOrEqual(160);
    expect(await log()).toEqual(expect.arrayContaining(["sms: sent", "email: sent"]));
    await tell(callback(1), { MessageSid: gateway.taken[1]?.sid ?? "", MessageStatus: "delivered" });
    expect(await log()).toContain("sms: delivered");
    expect(await staff.call("notify.texts.of", { portalUserId: client.viewer.portalUserId })).toMatchObject({ on: true, wording: expect.stringContaining("STOP") });
  });

  it("ask for a new code after five wrong ones, ten minutes and five an hour", async () => {
    await client.call("notify.texts.start", { phone: "+12015550123", agreed: true });
    const code = /^\d{6}/.exec(gateway.taken[0]?.body ?? "")?.[0] ?? "";
    const wrong = code === "000000" ? "000001" : "000000";
    for (let at = 0; at < 5; at++) await expect(client.call("notify.texts.confirm", { code: wrong })).rejects.toMatchObject({ appCode: "INVALID" });
    await expect(client.call("notify.texts.confirm", { code })).rejects.toMatchObject({ details: { fields: { code: "This code is over. Send another one." } } });
    for (let at = 0; at < 4; at++) {
      clock.advance({ seconds: 11 });
      await client.call("notify.texts.start", { phone: "+12015550123", agreed: true });
    }
    clock.advance({ seconds: 11 });
    await expect(client.call("notify.texts.start", { phone: "+12015550123", agreed: true })).rejects.toMatchObject({ appCode: "RATE_LIMITED" });
    clock.advance({ minutes: 11 });
    const late = /^\d{6}/.exec(gateway.taken.at(-1)?.body ?? "")?.[0] ?? "";
    await expect(client.call("notify.texts.confirm", { code: late })).rejects.toMatchObject({ details: { fields: { code: "This code is over. Send another one." } } });
  });

  // The clock of tests begins at ten in New York.
  it("wait for the morning, and are not sent when nothing is left to say", async () => {
    await agree();
    await portal.advance({ hours: 12 });
    await ring();
    await portal.advance({ hours: 9 });
    expect(gateway.taken).toHaveLength(0);
    await portal.advance({ hours: 2 });
    expect(gateway.taken).toHaveLength(1);
    await portal.advance({ hours: 13 });
    await ring();
    needed = false;
    await portal.advance({ hours: 11 });
    expect(gateway.taken).toHaveLength(1);
    expect(await log()).toContain("sms: not sent: seen before it was due");
  });

  it("end at STOP for that number, are told to staff, and come again at START", async () => {
    await agree();
    expect(await answer(" stop! ")).toEqual({ status: 200, text: "You get no more texts from this client portal. Your appointments stay as they are. Text START to have texts again." });
    await ring();
    expect(gateway.taken).toHaveLength(0);
    expect(await mails()).toBe(1);
    expect(await staff.call("notify.texts.of", { portalUserId: client.viewer.portalUserId })).toMatchObject({ on: false, stoppedBy: "text" });
    expect((await answer("Start")).text).toContain("on again");
    await ring();
    expect(gateway.taken).toHaveLength(1);
    await client.call("notify.texts.stop");
    expect((await answer("START")).text).not.toContain("on again");
    await ring();
    expect(gateway.taken, "what was ended in the portal is turned on there").toHaveLength(1);
    expect((await answer("HELP")).text).toContain("/help");
  });

  it("take an answer once, for the newest notice of the number, and nothing from others", async () => {
    await agree();
    await ring();
    const id = await ring();
    const first = { MessageSid: "SMtwice", From: "+12015550123", To: "+15550001111", Body: "c." };
    expect(await tell("incoming", first)).toEqual({ status: 200, text: "Noted." });
    expect(await tell("incoming", first)).toEqual({ status: 200, text: "Noted." });
    const both = { MessageSid: "SMboth", From: "+12015550123", To: "+15550001111", Body: "C" };
    await Promise.all([tell("incoming", both), tell("incoming", both), tell("incoming", both)]);
    expect(said).toEqual([id, id]);
    said.pop();
    expect((await answer("C", "+12015550199")).text).toContain("Nobody reads texts here");
    expect((await answer("break")).text).not.toContain("private");
    expect((await answer("I feel worse today")).text).toContain("Urgent help");
    expect((await answer("Hello?")).text, "said once a day").toBe("");
    expect(said).toEqual([id]);
  });

  it("stop for the number, also for somebody else who types it, and for a code that was never typed", async () => {
    await agree();
    await client.call("notify.texts.start", { phone: "+12015550199", agreed: true });
    await ring();
    expect(gateway.taken.map(({ to }) => to), "until the new number is confirmed the old one has them").toEqual(["+12015550199", "+12015550123"]);
    await answer("STOP", "+12015550199");
    await answer("START", "+12015550199");
    await ring();
    expect(gateway.taken.at(-1)?.to).toBe("+12015550123");
    await answer("STOP");
    const other = await portal.client({ professional: staff });
    await expect(other.call("notify.texts.start", { phone: "+12015550123", agreed: true })).rejects.toMatchObject({ details: { fields: { phone: expect.stringContaining("START") as string } } });
    expect((await answer("hello")).text).toBe("");
  });

  it("send one code for two presses, and look at no more than five of many guesses", async () => {
    await Promise.all([1, 2].map(() => client.call("notify.texts.start", { phone: "+12015550123", agreed: true })));
    expect(gateway.taken).toHaveLength(1);
    const code = /^\d{6}/.exec(gateway.taken[0]?.body ?? "")?.[0] ?? "";
    const wrong = code === "000000" ? "000001" : "000000";
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => client.call("notify.texts.confirm", { code: wrong })));
    const looked = tries.filter((one) => one.status === "rejected" && JSON.stringify((one.reason as { details?: unknown }).details).includes("not the code"));
    expect(looked).toHaveLength(5);
  });

  it("survive somebody who hangs up in the middle of a call", async () => {
    const { port } = new URL(url);
    await new Promise<void>((done) => {
      const socket = connect(Number(port), "127.0.0.1", () => {
        socket.write("POST /webhooks/texts/incoming HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf");
        setTimeout(() => (socket.destroy(), setTimeout(done, 100)), 100);
      });
    });
    expect((await tell("incoming", { MessageSid: "SMf", From: "+12015550123", Body: "HELP" })).status).toBe(200);
  });

  it("are a mail at once when they would wait for the morning and are required", async () => {
    await agree();
    await client.call("people.reminders.save", { preferences: { appointment: { email: false, sms: true, push: false } } });
    await portal.advance({ hours: 14 });
    await ring();
    expect([gateway.taken.length, await mails()]).toEqual([0, 1]);
  });

  it("do not go out where the practice turned them off: nobody is offered any, and what was wanted by text is a mail", async () => {
    await agree();
    await client.call("people.reminders.save", { preferences: { appointment: { email: false, sms: true, push: false } } });
    const turn = (on: boolean) => staff.call("settings.save", { pluginId: "core", values: { textMessages: on } });
    await turn(false);
    await ring();
    expect([gateway.taken.length, await mails()]).toEqual([0, 1]);
    expect(await client.call("notify.texts.get")).toMatchObject({ available: false });
    expect(await client.call("people.reminders.get")).toMatchObject({ sms: { available: false, on: false } });
    await expect(client.call("notify.texts.start", { phone: "+12015550123", agreed: true })).rejects.toMatchObject({ appCode: "CONFLICT" });
    await expect(client.call("notify.texts.confirm", { code: "123456" })).rejects.toMatchObject({ appCode: "CONFLICT" });
    await expect(client.call("people.reminders.save", { preferences: { appointment: { email: true, sms: true, push: false } } })).rejects.toMatchObject({ appCode: "INVALID" });
    // What they agreed to stands, for when the practice sends texts again.
    await turn(true);
    await ring();
    expect([gateway.taken.length, await mails()]).toEqual([1, 1]);
  });

  it("refuse what the gateway has not signed", async () => {
    await agree();
    expect((await tell("incoming", { MessageSid: "SMf", From: "+12015550123", Body: "STOP" }, true)).status).toBe(403);
    expect((await tell("status", { MessageSid: "SMf", MessageStatus: "failed" }, true)).status).toBe(403);
    await ring();
    expect(gateway.taken).toHaveLength(1);
  });

  it("are sent once when the gateway's answer was lost, and later when it is down or busy", async () => {
    await agree();
    gateway.fault = "lost";
    await ring();
    expect(await log()).toContainEqual(expect.stringMatching(/^sms: waiting/));
    gateway.fault = "none";
    await portal.advance({ minutes: 1 });
    expect(gateway.taken).toHaveLength(1);
    expect(await log()).toContain("sms: sent");
    for (const fault of ["down", "busy"] as const) {
      gateway.fault = fault;
      await ring();
      await portal.advance({ minutes: 1 });
      gateway.fault = "none";
      await portal.advance({ minutes: 5 });
    }
    expect(gateway.taken).toHaveLength(3);
  });

  it("are a mail instead when nothing else was chosen and the number takes none", async () => {
    await agree();
    await client.call("people.reminders.save", { preferences: { appointment: { email: false, sms: true, push: false } } });
    await ring();
    expect([gateway.taken.length, await mails()]).toEqual([1, 0]);
    await tell(callback(0), { MessageSid: gateway.taken[0]?.sid ?? "", MessageStatus: "undelivered", ErrorCode: "30005" });
    await tell(callback(0), { MessageSid: gateway.taken[0]?.sid ?? "", MessageStatus: "undelivered", ErrorCode: "30005" });
    await portal.drain();
    expect([gateway.taken.length, await mails()]).toEqual([1, 1]);
    gateway.fault = "stopped";
    await ring();
    await portal.drain();
    expect([gateway.taken.length, await mails()]).toEqual([1, 2]);
    expect(await client.call("notify.texts.get")).toMatchObject({ state: "stopped", stopped: { by: "text" } });
  });
});

it("cannot be chosen where no gateway is set up", async () => {
  const portal = await createTestPortal();
  const staff = await portal.staff();
  const client = await portal.client({ professional: staff });
  expect(await client.call("notify.texts.get")).toMatchObject({ available: false, state: "off" });
  await expect(client.call("notify.texts.start", { phone: "+12015550123", agreed: true })).rejects.toMatchObject({ appCode: "CONFLICT" });
  await expect(client.call("people.reminders.save", { preferences: { appointment: { email: true, sms: true, push: false } } })).rejects.toMatchObject({ appCode: "INVALID" });
  await portal.close();
});
