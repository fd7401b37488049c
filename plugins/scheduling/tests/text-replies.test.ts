import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestClock, createTestPortal, startSmsServer, testEngines } from "@anteroom/core/testing";
import type { SmsServer, TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import scheduling from "../server/index.ts";
import { reminderNotification } from "../server/reminder-notification.ts";
import { appointments } from "../server/rows/appointments.ts";
import { at, setUpBooking } from "./set-up.ts";

describe.each(testEngines())("answers to a reminder by text on $name", ({ name }) => {
  let gateway: SmsServer;
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let id: string;
  const reply = async (first: string, words = first) => {
    const taker = reminderNotification.replies?.find((one) => one.words.includes(first));
    return taker?.run(portal.host.context("scheduling", portal.practice.id, client.viewer), { id }, { to: { portalUserId: client.viewer.portalUserId }, words: words.split(" "), link: "https://portal.example/open/a" });
  };
  const context = () => portal.host.context("scheduling", portal.practice.id, null);
  const row = async () => (await context().model(appointments).findOne({ where: { practiceId: portal.practice.id, id } }))?.get();

  beforeAll(async () => {
    const clock = createTestClock();
    gateway = await startSmsServer(() => clock.now());
    portal = await createTestPortal({ plugins: [scheduling], engine: name, clock, ownDevices: true, options: { smsUrl: gateway.url } });
    const boss = await portal.staff({ roles: ["administrator"] });
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
    const serviceId = await setUpBooking(boss, staff);
    await client.call("notify.texts.start", { phone: "+12015550123", agreed: true });
    await client.call("notify.texts.confirm", { code: /^\d{6}/.exec(gateway.taken[0]?.body ?? "")?.[0] });
    id = (await client.call<{ id: string }>("scheduling.book", { key: newId(), serviceId, staffId: staff.viewer.staffId, startsAt: at(portal, 3, 14), place: "video" })).id;
    gateway.taken.length = 0;
  });
  afterAll(async () => {
    await portal?.close();
    await gateway.stop();
  });

  it("are named in it", async () => {
    await portal.advance({ days: 2, hours: 6 });
    const reminder = gateway.taken.find(({ body }) => body.includes("Reply C"));
    expect(reminder?.body).toBe(`Appointment reminder. http://127.0.0.1:3000/open/${client.viewer.portalUserId} Reply C to confirm, L if late, X to change. STOP ends texts.`);
    expect(reminder?.body.length).toBeLessThanOrEqual(160);
  });

  it("confirm, cancel nothing, and say from two hours before that somebody is late", async () => {
    expect(await reply("X")).toContain("https://portal.example/open/a");
    expect((await row())?.state).toBe("booked");
    expect(await reply("C")).toContain("knows that you are coming");
    expect(await reply("C")).toContain("knows that you are coming");
    expect((await row())?.state).toBe("confirmed");
    expect(await reply("LATE", "LATE 20")).toContain("from two hours before");
    portal.clock.advance({ ms: Date.parse(new Date(Number((await row())?.startsAt)).toISOString()) - portal.clock.now() - 30 * 60_000 });
    expect(await reply("LATE", "LATE 20")).toContain("about 20 minutes");
    expect(await row()).toMatchObject({ lateBySide: "portal", lateBy: 20 });
  });

  it("are for who comes, while it stands", async () => {
    const stranger = await portal.client({ professional: staff });
    const taker = reminderNotification.replies?.find((one) => one.words.includes("C"));
    expect(await taker?.run(portal.host.context("scheduling", portal.practice.id, stranger.viewer), { id }, { to: { portalUserId: stranger.viewer.portalUserId }, words: ["C"], link: "l" })).toContain("does not stand");
    await staff.call("scheduling.cancelFor", { id, key: newId() });
    expect(await reply("C")).toContain("does not stand");
  });

  it("use none of the words that carriers keep for themselves", () => {
    const words = (reminderNotification.replies ?? []).flatMap((one) => one.words);
    for (const kept of ["STOP", "CANCEL", "END", "QUIT", "UNSUBSCRIBE", "START", "HELP", "INFO"]) expect(words).not.toContain(kept);
    expect(new Set(words).size).toBe(words.length);
  });
});
