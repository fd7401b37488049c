import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestPortal } from "../../testing/test-portal.ts";
import type { TestPortal } from "../../testing/test-portal.ts";
import { testEngines } from "../../testing/test-databases.ts";
import { newestMail, openBrowser, staffAccount } from "../../testing/browser.ts";
import type { Browser } from "../../testing/browser.ts";
import type { SignInResult } from "./sign-in/sign-in-result.ts";

const password = "marble otter sings low";
const another = "velvet compass drifts";

describe.each(testEngines())("sessions on $name", ({ name }) => {
  let test: TestPortal;
  let people = 0;
  async function signedIn(options: { ownDevice?: boolean } = {}): Promise<{ browser: Browser; email: string; accountId: string; staffId: string }> {
    const email = `person${++people}.${name}@example.test`;
    const account = await staffAccount(test, email, password);
    const browser = openBrowser(test, { address: `198.51.100.${people}` });
    await browser.call("account.signIn", { email, password, ...options });
    return { browser, email, ...account };
  }

  beforeAll(async () => {
    test = await createTestPortal({ engine: name });
  });
  afterAll(() => test.close());

  it("locks after 15 minutes without anything done, keeps the seat, and opens again with the password under a new token", async () => {
    const { browser, staffId } = await signedIn();
    test.clock.advance({ minutes: 16 });
    expect((await browser.session())?.state).toBe("locked");
    expect((await browser.refusal("people.listClients")).appCode).toBe("LOCKED");
    const before = browser.copy();
    expect((await browser.refusal("account.unlock", { password: "not the password" })).details.fields).toEqual({ password: "That is not your password." });
    expect(await browser.call("account.unlock", { password })).toMatchObject({ state: "active", seatId: staffId });
    expect(await before.session()).toBeNull();
    expect(await browser.call("people.listClients")).toMatchObject({ clients: [] });
  });

  it("stays open while the person does something, and not because the page asks who is signed in", async () => {
    const { browser } = await signedIn();
    test.clock.advance({ minutes: 10 });
    await browser.call("account.stayActive");
    test.clock.advance({ minutes: 10 });
    await browser.call("account.me");
    expect((await browser.session())?.state).toBe("active");
    test.clock.advance({ minutes: 6 });
    expect((await browser.session())?.state).toBe("locked");
    const id = (await browser.session())?.id ?? "";
    await test.host.accounts.active(id);
    expect((await browser.session())?.state).toBe("locked");
  });

  it("writes the idle limit at most once a minute", async () => {
    const { browser } = await signedIn();
    const id = (await browser.session())?.id ?? "";
    const idle = async () => Number((await test.host.db.hot.all<{ idle_until: number }>("SELECT idle_until FROM sessions WHERE id = ?", [id]))[0]?.idle_until);
    test.clock.advance({ minutes: 2 });
    await test.host.accounts.active(id);
    const first = await idle();
    test.clock.advance({ seconds: 30 });
    await test.host.accounts.active(id);
    expect(await idle()).toBe(first);
    test.clock.advance({ seconds: 31 });
    await test.host.accounts.active(id);
    expect(await idle()).toBeGreaterThan(first);
  });

  it("ends after 12 hours whatever is done, and after 30 days on one's own device", async () => {
    const shared = await signedIn();
    const own = await signedIn({ ownDevice: true });
    for (let hour = 0; hour < 73; hour += 1) {
      test.clock.advance({ minutes: 10 });
      await shared.browser.call("account.stayActive").catch(() => undefined);
    }
    expect(await shared.browser.session()).toBeNull();
    test.clock.advance({ days: 10 });
    expect((await own.browser.session())?.state).toBe("active");
    test.clock.advance({ days: 15 });
    expect((await own.browser.session())?.state).toBe("locked");
    test.clock.advance({ days: 6 });
    expect(await own.browser.session()).toBeNull();
  });

  it("lists devices, signs one out, and signs out all others at once", async () => {
    const { browser, email } = await signedIn();
    const phone = openBrowser(test, { userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1" });
    const library = openBrowser(test, {});
    for (const one of [phone, library]) await one.call("account.signIn", { email, password });
    const list = await browser.call<{ id: string; device: string; current: boolean }[]>("account.sessions.list");
    expect(list.map((one) => one.device).toSorted()).toEqual(["Firefox on Windows", "Firefox on Windows", "Safari on iPhone"]);
    expect(list.filter((one) => one.current)).toHaveLength(1);
    await browser.call("account.sessions.end", { id: list.find((one) => one.device === "Safari on iPhone")?.id });
    expect(await phone.session()).toBeNull();
    expect(await browser.call("account.sessions.endOthers")).toEqual({ ended: 1 });
    expect(await library.session()).toBeNull();
    expect((await browser.session())?.state).toBe("active");
  });

  it("does not end somebody else's session", async () => {
    const mine = await signedIn();
    const theirs = await signedIn();
    const id = (await theirs.browser.session())?.id ?? "";
    expect((await mine.browser.refusal("account.sessions.end", { id })).appCode).toBe("NOT_FOUND");
    expect((await theirs.browser.session())?.state).toBe("active");
  });

  it("is dead everywhere after Log Out", async () => {
    const { browser } = await signedIn();
    const tab = browser.copy();
    await browser.call("account.signOut");
    expect(browser.token()).toBeUndefined();
    expect((await tab.refusal("account.stayActive")).appCode).toBe("NOT_SIGNED_IN");
  });

  it("changes the password with the current one, ends other sessions, rotates this one and tells the owner", async () => {
    const { browser, email } = await signedIn();
    const other = openBrowser(test, {});
    await other.call("account.signIn", { email, password });
    const before = browser.copy();
    expect((await browser.refusal("account.changePassword", { current: "wrong one here", password: another, passwordAgain: another })).details.fields).toHaveProperty("current");
    expect((await browser.refusal("account.changePassword", { current: password, password: "password1234", passwordAgain: "password1234" })).details.fields?.["password"]).toContain("too easy");
    expect(await browser.call("account.changePassword", { current: password, password: another, passwordAgain: another })).toEqual({ ended: 1 });
    expect(await other.session()).toBeNull();
    expect(await before.session()).toBeNull();
    expect((await browser.session())?.state).toBe("active");
    expect((await newestMail(test, email)).subject).toBe("Your password was changed");
    expect(await openBrowser(test, {}).call("account.signIn", { email, password: another })).toMatchObject({ state: "active" });
  });

  it("locks on demand and takes a mailed code on the same device", async () => {
    const { browser, email } = await signedIn();
    await browser.call("account.lock");
    expect((await browser.session())?.state).toBe("locked");
    expect(await browser.call("account.me")).toMatchObject({ state: "locked", name: "", seat: null });
    await browser.call("account.unlockCode");
    const { code } = await newestMail(test, email);
    expect(await browser.call("account.unlock", { code })).toMatchObject({ state: "active" });
  });

  it("signs in again in place after the session is over, in the same seat, and says when it is somebody else", async () => {
    const { browser, email, staffId } = await signedIn();
    test.clock.advance({ hours: 13 });
    expect((await browser.refusal("account.reauthenticate", { password })).appCode).toBe("NOT_SIGNED_IN");
    expect(await browser.call("account.reauthenticate", { password, email, seatId: staffId })).toMatchObject({ samePerson: true, seatId: staffId });
    const stranger = await signedIn();
    const shared = openBrowser(test, {});
    expect(await shared.call("account.reauthenticate", { password, email: stranger.email, seatId: staffId })).toMatchObject({ samePerson: false });
  });

  it("acts from one's own seats only, under a new token each time", async () => {
    const { browser, email, accountId, staffId } = await signedIn();
    const other = await signedIn();
    const professional = await test.staff();
    const portal = await test.client({ professional });
    await test.host.db.transaction((tx) => test.host.people.linkAccount(test.practice.id, portal.viewer.portalUserId, accountId, tx));
    expect(await browser.call("account.seats")).toHaveLength(2);
    const before = browser.copy();
    await browser.call("account.switchSeat", { kind: "portal", id: portal.viewer.portalUserId });
    expect(await before.session()).toBeNull();
    expect(await browser.call("account.me")).toMatchObject({ seat: { kind: "portal", label: "Jordan Lee" }, seats: 2 });
    expect((await browser.refusal("people.listClients")).appCode).toBe("FORBIDDEN");
    expect((await browser.refusal("account.switchSeat", { kind: "staff", id: other.staffId })).appCode).toBe("NOT_FOUND");
    await browser.call("account.switchSeat", { kind: "staff", id: staffId });
    const again = await openBrowser(test, {}).call<SignInResult>("account.signIn", { email, password });
    expect(again).toMatchObject({ goTo: "/choose-portal", seatId: null });
  });

  it("shows times in the zone that the person chose, and refuses one that does not exist", async () => {
    const { browser } = await signedIn();
    await browser.call("account.setTimeZone", { timeZone: "Europe/Lisbon" });
    expect(await browser.call("account.me")).toMatchObject({ timeZone: "Europe/Lisbon" });
    await expect(browser.call("account.setTimeZone", { timeZone: "Mars/Olympus" })).rejects.toThrow(/time zone from the list/);
  });
});
