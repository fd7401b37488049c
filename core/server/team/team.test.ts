import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newestMail, openBrowser, staffAccount } from "../../testing/browser.ts";
import { testEngines } from "../../testing/test-databases.ts";
import { createTestPortal } from "../../testing/test-portal.ts";
import type { TestPerson, TestPortal } from "../../testing/test-portal.ts";
import { newId } from "../ids.ts";
import type { StaffViewer } from "../viewer.ts";

const password = "marble otter sings low";
const typed = { password, passwordAgain: password };
interface Member { id: string; name: string; title: string | null; roles: string[]; active: boolean; revision: number; profile: { supervisorId: string | null; npi: string | null }; clients: { all: number; alone: number } }
interface Team { members: { id: string; name: string; roles: string[]; active: boolean }[]; invitations: { id: string; email: string; mailState: string; ended: boolean }[] }
interface Matrix { revision: number; groups: { id: string; permissions: { key: string; holders: string[] }[] }[] }

describe.each(testEngines())("the team on $name", ({ name }) => {
  let test: TestPortal;
  let boss: TestPerson<StaffViewer>;
  let people = 0;
  const newAddress = () => `staff${++people}.${name}@example.test`;
  const anybody = () => openBrowser(test, { address: `203.0.113.${people % 250}` });
  const invite = async (roles: string[] = ["biller"], email = newAddress()) => {
    const made = await boss.call<{ invitationId: string }>("team.invite", { name: "Rae Moss", email, roles });
    return { email, ...made, token: (await newestMail(test, email)).token };
  };
  const member = (staffId: string): Promise<Member> => boss.call<Member>("team.member", { staffId });
  const fields = ({ name: itsName, title, roles, revision }: Member) => ({ name: itsName, title, roles, revision });

  beforeAll(async () => {
    test = await createTestPortal({ engine: name });
  });
  beforeEach(async () => {
    boss = await test.staff({ roles: ["administrator"] });
  });
  afterAll(() => test.close());

  it("invites by mail, and lets the invited in with the roles of the invitation and nothing else", async () => {
    const { email, token, invitationId } = await invite(["biller"]);
    expect((await newestMail(test, email)).subject).toBe("Join the team of Willow Practice");
    const listed = (await boss.call<Team>("team.list")).invitations.find((one) => one.id === invitationId);
    expect(listed).toMatchObject({ email, mailState: "sent", ended: false });
    const browser = anybody();
    for (let look = 0; look < 3; look += 1) expect(await browser.call("team.join.view", { token })).toMatchObject({ state: "valid", practice: "Willow Practice", roles: ["biller"], hasAccount: false });
    expect(await browser.call("team.join.accept", { token, ...typed, roles: ["administrator"] })).toMatchObject({ state: "active", goTo: "/staff" });
    expect(await browser.call("team.mine")).toEqual(expect.arrayContaining(["core.clients.read", "core.clients.all"]));
    expect((await browser.refusal("team.list")).appCode).toBe("FORBIDDEN");
    expect((await browser.refusal("settings.get", { pluginId: "core" })).appCode).toBe("FORBIDDEN");
    expect((await anybody().refusal("team.join.accept", { token, ...typed })).appCode).toBe("USED");
    expect((await boss.call<Team>("team.list")).invitations.some((one) => one.id === invitationId)).toBe(false);
    const stored = JSON.stringify([await test.host.db.hot.all("SELECT * FROM staff_invitations"), await test.host.db.hot.all("SELECT * FROM outbox"), await test.host.db.hot.all("SELECT * FROM account_mails")]);
    expect(stored).not.toContain(token);
  });

  it("makes one seat of two accepts at once, and one invitation of two clicks", async () => {
    const { token } = await invite();
    const both = await Promise.allSettled([anybody().call("team.join.accept", { token, ...typed }), anybody().call("team.join.accept", { token, ...typed })]);
    expect(both.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const twice = { name: "Kit", email: newAddress(), roles: ["scheduler"], key: "01JDKZ8Q6V3M5X7Y9A1B2C3D4E" };
    const [one, two] = [await boss.call("team.invite", twice), await boss.call("team.invite", twice)];
    expect(two).toEqual(one);
    const { key, ...again } = twice;
    expect(key).toBeTruthy();
    await expect(boss.call("team.invite", again)).rejects.toThrow("invited already");
  });

  it("ends after seven days, and its link then mails a fresh one; withdrawn and unknown links say nothing", async () => {
    const { email, token } = await invite();
    await test.advance({ days: 7, minutes: 1 });
    boss = await test.staff({ roles: ["administrator"] });
    expect(await anybody().call("team.join.view", { token })).toEqual({ state: "expired", practice: "Willow Practice" });
    expect((await anybody().refusal("team.join.accept", { token, ...typed })).appCode).toBe("EXPIRED");
    expect(await anybody().call("team.join.sendFresh", { token })).toEqual({ ok: true });
    const fresh = (await newestMail(test, email)).token;
    expect(fresh).not.toBe(token);
    expect(await anybody().call("team.join.view", { token })).toMatchObject({ state: "replaced" });
    const [open] = (await boss.call<Team>("team.list")).invitations;
    await boss.call("team.revoke", { invitationId: open?.id });
    await boss.call("team.revoke", { invitationId: open?.id });
    const views = await Promise.all([fresh, "C".repeat(43), "", "../../etc"].map((link) => anybody().call("team.join.view", { token: link })));
    expect(new Set(views.map((view) => JSON.stringify(view)))).toEqual(new Set([JSON.stringify({ state: "closed", practice: null })]));
  });

  it("resends with a new link, at most once a minute, and hands the same link to who copies it", async () => {
    const { email, token, invitationId } = await invite();
    await expect(boss.call("team.resend", { invitationId })).rejects.toThrow("in 1 minute");
    test.clock.advance({ minutes: 2 });
    const again = await boss.call<{ invitationId: string }>("team.resend", { invitationId });
    const newest = (await newestMail(test, email)).token;
    expect(await anybody().call("team.join.view", { token })).toMatchObject({ state: "replaced" });
    expect(await boss.call("team.invitationLink", again)).toMatchObject({ url: `http://127.0.0.1:3000/join/${newest}` });
  });

  it("gives somebody with an account a seat after signing in with it, and nobody else", async () => {
    const email = newAddress();
    const elsewhere = await test.newPractice("Harbor House");
    const { accountId } = await staffAccount(test, email, password);
    await test.host.db.hot.run("UPDATE staff SET practice_id = ? WHERE account_id = ?", [elsewhere.id, accountId]);
    const { token } = await invite(["professional"], email);
    expect(await anybody().call("team.join.view", { token })).toMatchObject({ hasAccount: true });
    expect((await anybody().refusal("team.join.accept", { token, ...typed })).details.reason).toBe("sign-in");
    const stranger = anybody();
    const other = newAddress();
    await staffAccount(test, other, password);
    await stranger.call("account.signIn", { email: other, password });
    expect((await stranger.refusal("team.join.acceptSignedIn", { token })).details.reason).toBe("other-account");
    const browser = anybody();
    await browser.call("account.signIn", { email, password });
    expect(await browser.call("team.join.acceptSignedIn", { token })).toMatchObject({ state: "active", goTo: "/staff", seats: [{}, {}] });
  });

  it("changes roles for the next request, and refuses a form that is old", async () => {
    const other = await test.staff({ roles: ["scheduler"], name: "Kit" });
    expect(await other.call("people.presets")).toBeDefined();
    const before = await member(other.viewer.staffId);
    await boss.call("team.edit", { staffId: before.id, ...fields(before), roles: ["biller"] });
    await expect(other.call("people.presets")).rejects.toMatchObject({ appCode: "FORBIDDEN" });
    await expect(boss.call("team.edit", { staffId: before.id, ...fields(before), name: "Old form" })).rejects.toMatchObject({ appCode: "STALE" });
    expect(await member(before.id)).toMatchObject({ name: "Kit", roles: ["biller"] });
  });

  it("does once what was sent twice: an edit, a deactivation, a new invitation and the roles", async () => {
    const other = await test.staff({ roles: ["scheduler"], name: "Kit" });
    const staffId = other.viewer.staffId;
    const before = await member(staffId);
    const twice = async (path: string, input: object): Promise<void> => {
      const key = newId();
      const [one, two] = [await boss.call(path, { ...input, key }), await boss.call(path, { ...input, key })];
      expect(two, path).toEqual(one);
    };
    await twice("team.edit", { staffId, ...fields(before), name: "Kit Moss" });
    expect((await member(staffId)).revision).toBe(before.revision + 1);
    const { invitationId } = await invite();
    test.clock.advance({ minutes: 2 });
    await twice("team.resend", { invitationId });
    const { revision, groups } = await boss.call<Matrix>("team.permissions");
    const holders = Object.fromEntries(groups.flatMap((group) => group.permissions).map((one) => [one.key, one.holders]));
    await twice("team.savePermissions", { revision, holders: { ...holders, "core.audit": ["administrator"] } });
    const key = newId();
    await boss.call("team.deactivate", { staffId, key });
    await boss.call("team.restore", { staffId, key });
    // A late second click on a page from before does not undo what came after it.
    await boss.call("team.deactivate", { staffId, key });
    expect(await member(staffId)).toMatchObject({ active: true });
    await expect(boss.call("team.deactivate", { staffId: boss.viewer.staffId, key })).rejects.toMatchObject({ appCode: "CONFLICT" });
  });

  it("always leaves an administrator, also when two take the role from each other at once", async () => {
    const practice = await test.newPractice("Two Bosses");
    const [one, two] = [await test.staff({ practice, roles: ["administrator"], name: "One" }), await test.staff({ practice, roles: ["administrator"], name: "Two" })];
    const both = await Promise.allSettled([
      one.call("team.deactivate", { staffId: two.viewer.staffId }),
      two.call("team.edit", { staffId: one.viewer.staffId, name: "One", title: null, roles: ["biller"], revision: 1 }),
    ]);
    expect(both.map((result) => result.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const [left] = await test.host.db.hot.all<{ id: string }>("SELECT id FROM staff WHERE practice_id = ? AND active = 1 AND roles LIKE '%administrator%'", [practice.id]);
    const last = left?.id === one.viewer.staffId ? one : two;
    for (const [path, change] of [["team.deactivate", {}], ["team.edit", { name: "Last", title: null, roles: ["biller"], revision: 1 }]] as const) {
      await expect(last.call(path, { staffId: left?.id, ...change })).rejects.toMatchObject({ appCode: "CONFLICT", details: { reason: "last-administrator" } });
    }
  });

  it("ends everything of somebody who is deactivated, keeps their work, and lets them back in", async () => {
    const practice = await test.newPractice("Cedar");
    const chief = await test.staff({ practice, roles: ["administrator"] });
    const other = await test.staff({ practice, roles: ["professional"], name: "Dr Gone" });
    const client = await test.client({ professional: other });
    expect(await chief.call("team.member", { staffId: other.viewer.staffId })).toMatchObject({ clients: { all: 1, alone: 1 } });
    await chief.call("desk.assign", { conversationId: client.conversationId, staffId: chief.viewer.staffId }).catch(() => undefined);
    await test.host.db.hot.run("UPDATE inbox_conversations SET assignee_id = ? WHERE id = ?", [other.viewer.staffId, client.conversationId]);
    await chief.call("team.deactivate", { staffId: other.viewer.staffId });
    await expect(other.call("inbox.counts")).rejects.toMatchObject({ appCode: "NOT_SIGNED_IN" });
    expect(await chief.call<{ id: string }[]>("people.professionals")).toEqual([]);
    expect(await client.call("inbox.home")).toMatchObject({ professionals: [] });
    const [row] = await test.host.db.hot.all<{ assignee_id: string | null }>("SELECT assignee_id FROM inbox_conversations WHERE id = ?", [client.conversationId]);
    expect(row?.assignee_id).toBeNull();
    expect((await chief.call<Team>("team.list")).members.find((one) => one.name === "Dr Gone")).toMatchObject({ active: false });
    await chief.call("team.restore", { staffId: other.viewer.staffId });
    expect(await chief.call<{ name: string }[]>("people.professionals")).toMatchObject([{ name: "Dr Gone" }]);
    expect(await chief.call("team.member", { staffId: other.viewer.staffId })).toMatchObject({ clients: { all: 1 } });
  });

  it("checks the profile's fields, and lets nobody supervise themselves or their supervisor", async () => {
    const [junior, senior] = [await test.staff({ roles: ["professional"], name: "Junior" }), await test.staff({ roles: ["professional", "supervisor"], name: "Senior" })];
    const before = await member(junior.viewer.staffId);
    const edit = (of: Member, more: object) => boss.call("team.edit", { staffId: of.id, ...fields(of), ...more });
    for (const wrong of [{ npi: "1234567890" }, { teleconference: "http://video.example" }, { teleconference: "javascript:alert(1)" }, { roles: [] }, { name: " " }]) await expect(edit(before, wrong)).rejects.toThrow();
    await expect(edit(before, { supervisorId: before.id })).rejects.toMatchObject({ appCode: "INVALID" });
    await edit(before, { npi: "1234-567-893", licences: ["PSY 1204, New York"], teleconference: "https://video.example/junior", supervisorId: senior.viewer.staffId, colour: "plum" });
    expect(await member(before.id)).toMatchObject({ profile: { npi: "1234567893", supervisorId: senior.viewer.staffId } });
    const theirs = await member(senior.viewer.staffId);
    expect(theirs).toMatchObject({ supervisees: [{ name: "Junior" }] });
    await expect(edit(theirs, { supervisorId: before.id })).rejects.toMatchObject({ appCode: "INVALID" });
  });

  it("lets the practice say what a role may do, at once, and never takes the keys from administrators", async () => {
    const practice = await test.newPractice("Own Rules");
    const chief = await test.staff({ practice, roles: ["administrator"] });
    const [seer, counter] = [await test.staff({ practice, roles: ["professional"], name: "Seer" }), await test.staff({ practice, roles: ["bookkeeper"] })];
    await test.client({ professional: seer, lastName: "Hart" });
    const clients = async (who: TestPerson<StaffViewer>) => (await who.call<{ clients: unknown[] }>("people.listClients")).clients.length;
    expect([await clients(seer), await clients(counter)]).toEqual([1, 0]);
    const { revision } = await chief.call<Matrix>("team.permissions");
    await chief.call("team.savePermissions", { revision, holders: { "core.clients.all": ["administrator", "bookkeeper"], "core.team": [], "core.practice": ["bookkeeper"], "core.made-up": ["biller"] } });
    expect(await clients(counter)).toBe(1);
    expect(await counter.call("practice.details")).toMatchObject({ name: "Own Rules" });
    const after = await chief.call<Matrix>("team.permissions");
    const held = (key: string) => after.groups.flatMap((group) => group.permissions).find((one) => one.key === key)?.holders;
    expect([held("core.team"), held("core.practice"), held("core.clients.all"), held("core.made-up")]).toEqual([["administrator"], ["administrator", "bookkeeper"], ["administrator", "bookkeeper"], undefined]);
    await expect(chief.call("team.savePermissions", { revision, holders: {} })).rejects.toMatchObject({ appCode: "STALE" });
    await chief.call("team.savePermissions", { revision: after.revision, holders: { "core.clients.all": ["administrator", "scheduler", "biller", "supervisor"], "core.practice": ["administrator"] } });
    expect(await clients(counter)).toBe(0);
    await expect(counter.call("practice.details")).rejects.toMatchObject({ appCode: "FORBIDDEN" });
    const [row] = await test.host.db.hot.all<{ role_grants: string | null }>("SELECT role_grants FROM practices WHERE id = ?", [practice.id]);
    expect(row?.role_grants).toBeNull();
  });

  it("changes the practice's facts and urgent help, one editor at a time", async () => {
    const practice = await test.newPractice("Before");
    const chief = await test.staff({ practice, roles: ["administrator"] });
    const { revision } = await chief.call<{ revision: number }>("practice.details");
    const facts = { name: "After", alias: "Your portal", country: "GB", timeZone: "Europe/London", phone: "020 7946 0000" };
    await chief.call("practice.save", { revision, ...facts });
    await expect(chief.call("practice.save", { revision, ...facts, name: "Late" })).rejects.toMatchObject({ appCode: "STALE" });
    const { lines } = await chief.call<{ lines: object[] }>("practice.usualHelp");
    expect(lines[0]).toMatchObject({ tel: "999" });
    const blank = { tel: null, sms: null, note: null };
    await expect(chief.call("practice.saveUrgentHelp", { revision: revision + 1, lines: [{ label: "Nobody", ...blank }] })).rejects.toThrow();
    await chief.call("practice.saveUrgentHelp", { revision: revision + 1, lines: [{ label: "Second", ...blank, tel: "112" }, { label: "First", ...blank, sms: "85258" }] });
    expect(await chief.call("practice.urgentHelp")).toEqual({ practice: "After", phone: "020 7946 0000", lines: [{ label: "Second", tel: "112" }, { label: "First", sms: "85258" }] });
  });
});
