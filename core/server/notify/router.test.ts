import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../testing/test-databases.ts";
import { coreManifest } from "../core-plugin/core-manifest.ts";
import { newId } from "../ids.ts";
import { hostKey, type TrpcContext } from "../trpc/context.ts";
import type { PortalViewer, StaffViewer, Viewer } from "../viewer.ts";
import { openNotifyTest, type NotifyTest } from "../../testing/notify-host.ts";
import { sampleMails } from "./fixtures/sample-mails.ts";
import { purgeNotices } from "./purge-notices.ts";
import { notifyRouter } from "./router.ts";

describe("notify procedures", () => {
  let database: TestDatabase;
  let test: NotifyTest;
  let portal: PortalViewer;
  let staff: StaffViewer;
  let mayPass = true;
  beforeEach(async () => {
    database = await createTestDatabase("sqlite");
    test = await openNotifyTest(database);
    mayPass = true;
    Object.assign(test.host.registry, { permission: (key: string) => ({ pluginId: "core", ...coreManifest.permissions[key] }) });
    Object.assign(test.host.people, { maySee: async () => mayPass });
    const signedIn = { accountId: newId(), sessionId: newId(), practiceId: test.practiceId, name: "x", timeZone: "UTC" };
    portal = { ...signedIn, kind: "portal", portalUserId: test.user.id, clientId: test.user.clientId, relationship: "self", permissions: ["basic"] };
    staff = { ...signedIn, kind: "staff", staffId: test.staff.id, roles: ["professional"] };
  });
  afterEach(async () => {
    await test.close();
    await database.drop();
  });
  const as = (viewer: Viewer | null) => {
    const cookies = { get: () => undefined, set: () => undefined, clear: () => undefined };
    const session = viewer ? { id: viewer.sessionId, state: "active" } : null;
    return notifyRouter.createCaller({ [hostKey]: test.host, origin: { address: "", userAgent: "", transport: "page" }, session, viewer, cookies } as unknown as TrpcContext);
  };
  const invite = async (): Promise<void> => {
    await test.host.db.transaction((tx) =>
      test.host.notifier.queueMail({ practiceId: test.practiceId, template: "invitation", to: { name: "Jordan Lee", address: "jordan@example.net" }, data: sampleMails["invitation"] ?? {}, key: "i", recipient: { portalUserId: test.user.id } }, tx),
    );
    await test.host.outbox.drain();
  };

  it("give and take the viewer's own choices, and say which channels are not there yet", async () => {
    const before = await as(portal).preferences.get();
    expect(before.available).toEqual({ email: true, sms: false, push: false });
    expect(before.lines.find((line) => line.class === "appointment")).toEqual({ class: "appointment", label: "Appointments", required: true, email: true, sms: false, push: false });
    await as(portal).preferences.save({ wanted: { message: { email: false, sms: true, push: false } } });
    expect((await as(portal).preferences.get()).lines.find((line) => line.class === "message")).toMatchObject({ email: false, sms: true });
    expect((await as(staff).preferences.get()).lines.find((line) => line.class === "message")).toMatchObject({ email: true, sms: false });
    await expect(as(portal).preferences.save({ wanted: { security: { email: false, sms: false, push: false } } })).rejects.toMatchObject({ appCode: "INVALID", details: { fields: { security: expect.any(String) } } });
    await expect(as(null).preferences.get()).rejects.toMatchObject({ appCode: "NOT_SIGNED_IN" });
  });

  it("show the delivery log to staff who may see the client, and to nobody else", async () => {
    await invite();
    const asked = { portalUserId: test.user.id };
    expect(await as(staff).log(asked)).toMatchObject([{ kind: "invitation", channel: "email", result: "sent" }]);
    await expect(as(portal).log(asked)).rejects.toMatchObject({ appCode: "FORBIDDEN" });
    await expect(as({ ...staff, practiceId: newId() }).log(asked)).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    mayPass = false;
    await expect(as(staff).log(asked)).rejects.toMatchObject({ appCode: "NOT_FOUND" });
  });

  it("show kept mail to anybody in demo mode only", async () => {
    await invite();
    await expect(as(null).mailbox.list()).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    test.host.options.demo = true;
    const [mail] = await as(null).mailbox.list();
    expect(mail).toEqual({ id: expect.any(String), to: "Jordan Lee <jordan@example.net>", subject: "Willow Practice invites you to its client portal", at: test.clock.now() });
    expect((await as(null).mailbox.read({ id: mail?.id ?? "" })).html).toContain("Enroll in Client Portal");
    test.useMail("smtp://127.0.0.1:1");
    await expect(as(null).mailbox.read({ id: mail?.id ?? "" })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
  });

  it("forget what ended a month ago and keep the log", async () => {
    await invite();
    await test.queue("chat.task", "a");
    test.clock.advance({ days: 31 });
    await purgeNotices(test.host);
    const count = async (table: string): Promise<number> => (await test.host.db.hot.all(`SELECT 1 FROM ${table}`)).length;
    // The notice still waits, because nothing was delivered since.
    expect([await count("notices"), await count("account_mails"), await count("mailbox"), await count("deliveries")]).toEqual([1, 0, 0, 1]);
  });
});
