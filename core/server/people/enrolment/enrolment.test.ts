import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestPortal } from "../../../testing/test-portal.ts";
import type { TestPerson, TestPortal } from "../../../testing/test-portal.ts";
import { testEngines } from "../../../testing/test-databases.ts";
import { newestMail, openBrowser, staffAccount } from "../../../testing/browser.ts";
import type { StaffViewer } from "../../viewer.ts";
import { reportInvitationMail } from "./report-invitation-mail.ts";

const password = "marble otter sings low";
const typed = { password, passwordAgain: password };

interface Line { id: string; status: string; permissions: string[]; invitation: { state: string; count: number; reason: string | null } | null }

describe.each(testEngines())("enrolment on $name", ({ name }) => {
  let test: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let people = 0;
  const newAddress = () => `client${++people}.${name}@example.test`;
  const anybody = () => openBrowser(test, { address: `203.0.113.${people % 250}` });

  async function invited(extra: Record<string, unknown> = {}): Promise<{ email: string; token: string; clientId: string; portalUserId: string }> {
    const email = newAddress();
    const made = await staff.call<{ clientId: string; portalUserId: string }>("people.createClient", {
      professionalId: staff.viewer.staffId, firstName: "Jordan", lastName: "Lee", enrol: { who: "client", email, ...extra },
    });
    return { email, ...made, token: (await newestMail(test, email)).token };
  }
  const line = async (clientId: string): Promise<Line> => {
    const { users } = await staff.call<{ users: Line[] }>("people.portalUsers", { clientId });
    const [user] = users;
    if (!user) throw new Error("no portal user");
    return user;
  };

  beforeAll(async () => {
    test = await createTestPortal({ engine: name });
  });
  beforeEach(async () => {
    staff = await test.staff();
  });
  afterAll(() => test.close());

  it("goes from + New Client to a signed-in client with a conversation", async () => {
    const { email, token, clientId, portalUserId } = await invited();
    expect(await line(clientId)).toMatchObject({ status: "invited", invitation: { state: "delivered", count: 1 } });
    const browser = anybody();
    expect(await browser.call("people.enrolment.view", { token })).toMatchObject({
      state: "valid", practice: "Willow Practice", invitedBy: "Dr Maya Rivera", about: "Jordan Lee", isForSelf: true, email, hasAccount: false,
    });
    expect(await browser.call("people.enrolment.accept", { token, ...typed, timeZone: "Europe/Lisbon" })).toMatchObject({ state: "active", seatId: portalUserId, goTo: "/" });
    expect(await browser.call("account.me")).toMatchObject({ name: "Jordan Lee", timeZone: "Europe/Lisbon", seat: { kind: "portal", clientId } });
    expect(await line(clientId)).toMatchObject({ status: "active", invitation: { state: "accepted" } });
    expect(await test.host.db.hot.all("SELECT id FROM inbox_conversations WHERE portal_user_id = ?", [portalUserId])).toHaveLength(1);
    expect(await anybody().call("account.signIn", { email, password })).toMatchObject({ state: "active", seatId: portalUserId });
  });

  it("says in the mail who invites and shows the button's link only there", async () => {
    const { email, token } = await invited();
    const mail = await newestMail(test, email);
    expect(mail.subject).toBe("Willow Practice invites you to its client portal");
    expect(mail.text).toContain("http://127.0.0.1:3000/enrol/");
    const rows = JSON.stringify([await test.host.db.hot.all("SELECT * FROM invitations"), await test.host.db.hot.all("SELECT * FROM outbox"), await test.host.db.hot.all("SELECT * FROM account_mails")]);
    expect(rows).not.toContain(token);
  });

  it("makes one account of two accepts at once, and lets scanners look as often as they like", async () => {
    const { email, token } = await invited();
    for (let round = 0; round < 3; round += 1) await anybody().call("people.enrolment.view", { token });
    const both = await Promise.allSettled([anybody().call("people.enrolment.accept", { token, ...typed }), anybody().call("people.enrolment.accept", { token, ...typed })]);
    expect(both.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await test.host.db.hot.all("SELECT id FROM accounts WHERE email_key = ?", [email])).toHaveLength(1);
    expect((await anybody().refusal("people.enrolment.accept", { token, ...typed })).appCode).toBe("USED");
    expect(await anybody().call("people.enrolment.view", { token })).toEqual({ state: "enrolled", practice: "Willow Practice" });
  });

  it("keeps the invitation when the password is refused, with a sentence for each reason", async () => {
    const { email, token } = await invited();
    const reasons = await Promise.all(
      [["tulip-gravy", "tulip-gravy"], ["password1234", "password1234"], ["tulip gravy marble", "tulip gravy"], ["x".repeat(10_000), "x".repeat(10_000)], [email, email]].map(
        async ([one, two]) => Object.entries((await anybody().refusal("people.enrolment.accept", { token, password: one, passwordAgain: two })).details.fields ?? {}).flat().join(": "),
      ),
    );
    expect(reasons[0]).toContain("password: Password must be 12 characters or more");
    expect(reasons[1]).toContain("too easy to guess");
    expect(reasons[2]).toContain("passwordAgain: The two passwords do not match");
    expect(reasons[3]).toContain("1,000 characters or fewer");
    expect(reasons[4]).toContain("without your name, your email address");
    expect(new Set(reasons).size).toBe(5);
    expect(await anybody().call("people.enrolment.accept", { token, ...typed })).toMatchObject({ state: "active" });
  });

  it("takes role and permissions from the stored invitation alone", async () => {
    const { token, clientId } = await invited({ permissions: ["basic", "messaging"] });
    await anybody().call("people.enrolment.accept", { token, ...typed, permissions: ["basic", "billing"], roles: ["administrator"], clientId: "01JDKZ8Q6V3M5X7Y9A1B2C3D4E", kind: "staff" });
    expect((await line(clientId)).permissions).toEqual(["basic", "messaging"]);
  });

  it("ends after seven days and can mail a new one to the same address", async () => {
    const { email, token, clientId } = await invited();
    await test.advance({ days: 7, minutes: 1 });
    staff = await test.staff();
    expect(await anybody().call("people.enrolment.view", { token })).toEqual({ state: "expired", practice: "Willow Practice" });
    expect((await anybody().refusal("people.enrolment.accept", { token, ...typed })).appCode).toBe("EXPIRED");
    expect((await line(clientId)).invitation).toMatchObject({ state: "expired" });
    expect(await anybody().call("people.enrolment.sendFresh", { token })).toEqual({ ok: true });
    const fresh = await newestMail(test, email);
    expect(fresh.token).not.toBe(token);
    expect(await anybody().call("people.enrolment.view", { token })).toMatchObject({ state: "replaced" });
    expect(await anybody().call("people.enrolment.accept", { token: fresh.token, ...typed })).toMatchObject({ state: "active" });
  });

  it("answers alike for links that are unknown, revoked, suspended or nonsense", async () => {
    const suspended = await invited();
    await staff.call("people.suspend", { portalUserId: suspended.portalUserId });
    const removed = await invited();
    await staff.call("people.remove", { portalUserId: removed.portalUserId, typed: "delete" });
    const tokens = ["C".repeat(43), suspended.token, removed.token, "../../etc/passwd", ""];
    const views = await Promise.all(tokens.map((token) => anybody().call("people.enrolment.view", { token })));
    expect(new Set(views.map((view) => JSON.stringify(view)))).toEqual(new Set([JSON.stringify({ state: "closed", practice: null })]));
    const refusals = await Promise.all(tokens.map((token) => anybody().refusal("people.enrolment.accept", { token, ...typed })));
    expect(new Set(refusals.map((one) => `${one.appCode} ${one.message}`)).size).toBe(1);
    for (const token of tokens) expect(await anybody().call("people.enrolment.sendFresh", { token })).toEqual({ ok: true });
  });

  it("resends with a new link that replaces the old, once a minute and five times a day", async () => {
    const { email, token, portalUserId, clientId } = await invited();
    expect((await staff.call("people.resend", { portalUserId }).catch((error: Error) => error.message))).toContain("in 1 minute");
    for (let round = 0; round < 4; round += 1) {
      test.clock.advance({ minutes: 2 });
      await staff.call("people.resend", { portalUserId });
    }
    test.clock.advance({ minutes: 2 });
    expect(await staff.call("people.resend", { portalUserId }).catch((error: Error) => error.message)).toContain("5 invitations were sent");
    expect((await line(clientId)).invitation?.count).toBe(5);
    const newest = await newestMail(test, email);
    expect((await anybody().refusal("people.enrolment.accept", { token, ...typed })).appCode).toBe("EXPIRED");
    const { url } = await staff.call<{ url: string }>("people.invitationLink", { portalUserId });
    expect(url).toBe(`http://127.0.0.1:3000/enrol/${newest.token}`);
    expect(await anybody().call("people.enrolment.accept", { token: newest.token, ...typed })).toMatchObject({ state: "active" });
  });

  it("ends the old link when the address is changed, and tells its holder nothing", async () => {
    const { token, portalUserId } = await invited();
    const email = newAddress();
    test.clock.advance({ minutes: 2 });
    await staff.call("people.editPortalUser", { portalUserId, email });
    expect(await anybody().call("people.enrolment.view", { token })).toEqual({ state: "closed", practice: null });
    const fresh = await newestMail(test, email);
    expect(await anybody().call("people.enrolment.accept", { token: fresh.token, ...typed })).toMatchObject({ state: "active" });
    expect((await staff.call("people.editPortalUser", { portalUserId, email: newAddress() }).catch((error: Error) => error.message))).toContain("signed in with this address already");
  });

  it("lets the wrong person say so, which staff see", async () => {
    const { token, clientId } = await invited();
    await anybody().call("people.enrolment.notMe", { token });
    expect((await line(clientId)).invitation).toMatchObject({ state: "revoked", reason: "not-me" });
    expect(await anybody().call("people.enrolment.view", { token })).toMatchObject({ state: "closed" });
  });

  it("asks somebody with an account to sign in, and joins the second client to the same account", async () => {
    const first = await invited();
    const browser = anybody();
    await browser.call("people.enrolment.accept", { token: first.token, ...typed });
    const second = await staff.call<{ clientId: string; portalUserId: string }>("people.createClient", {
      professionalId: staff.viewer.staffId, firstName: "Sam", lastName: "Lee",
      enrol: { who: "contact", firstName: "Jordan", lastName: "Lee", relationship: "parent", email: first.email },
    });
    const { token } = await newestMail(test, first.email);
    expect(await anybody().call("people.enrolment.view", { token })).toMatchObject({ hasAccount: true, isForSelf: false, about: "Sam Lee" });
    const refused = await anybody().refusal("people.enrolment.accept", { token, password: "velvet compass drifts", passwordAgain: "velvet compass drifts" });
    expect(refused).toMatchObject({ appCode: "CONFLICT", details: { reason: "sign-in" } });
    const stranger = anybody();
    const other = await invited();
    await stranger.call("people.enrolment.accept", { token: other.token, ...typed });
    expect((await stranger.refusal("people.enrolment.acceptSignedIn", { token })).details.reason).toBe("other-account");
    expect(await browser.call("people.enrolment.acceptSignedIn", { token })).toMatchObject({ state: "active", seatId: second.portalUserId, seats: [{}, {}] });
    expect(await anybody().call("account.signIn", { email: first.email, password })).toMatchObject({ goTo: "/choose-portal", seats: [{}, {}] });
  });

  it("keeps a staff member's seat beside the one as portal user", async () => {
    const email = newAddress();
    await staffAccount(test, email, password);
    const browser = anybody();
    await browser.call("account.signIn", { email, password });
    await staff.call("people.createClient", { professionalId: staff.viewer.staffId, firstName: "Robin", lastName: "Hart", enrol: { who: "client", email } });
    const { token } = await newestMail(test, email);
    await browser.call("people.enrolment.acceptSignedIn", { token });
    const seats = await browser.call<{ kind: string }[]>("account.seats");
    expect(seats.map((seat) => seat.kind)).toEqual(["staff", "portal"]);
  });

  it("shows staff a mail that came back, whose link they can still hand over", async () => {
    const { token, portalUserId, clientId } = await invited();
    await test.host.db.transaction((tx) => reportInvitationMail(test.host, { practiceId: test.practice.id, portalUserId }, { bounced: "no such mailbox" }, tx));
    expect((await line(clientId)).invitation).toMatchObject({ state: "bounced", reason: "no such mailbox" });
    expect(await staff.call("people.invitationLink", { portalUserId })).toMatchObject({ url: expect.stringContaining(token) as string });
    expect(await anybody().call("people.enrolment.accept", { token, ...typed })).toMatchObject({ state: "active" });
  });

  it("tells other plugins of the invited, the enrolled and the removed in the transaction that did it", async () => {
    const { token, portalUserId, clientId } = await invited();
    await anybody().call("people.enrolment.accept", { token, ...typed });
    await staff.call("people.remove", { portalUserId, typed: " Delete " });
    const rows = await test.host.db.hot.all<{ name: string; data: string }>("SELECT name, data FROM outbox WHERE kind = 'event' AND name <> 'core.mail-ended' ORDER BY id");
    const names = rows.filter((row) => row.data.includes(portalUserId) || (row.name === "core.client-created" && row.data.includes(clientId))).map((row) => row.name);
    expect(names).toEqual(["core.client-created", "core.portal-user-invited", "core.portal-user-enrolled", "core.portal-user-removed"]);
  });
});
