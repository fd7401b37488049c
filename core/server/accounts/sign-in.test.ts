import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestPortal } from "../../testing/test-portal.ts";
import type { TestPortal } from "../../testing/test-portal.ts";
import { testEngines } from "../../testing/test-databases.ts";
import { newestMail, openBrowser, staffAccount } from "../../testing/browser.ts";
import type { SignInResult } from "./sign-in/sign-in-result.ts";

const password = "marble otter sings low";

describe.each(testEngines())("signing in on $name", ({ name }) => {
  let test: TestPortal;
  let people = 0;
  const account = async () => {
    const email = `person${++people}.${name}@example.test`;
    return { email, ...(await staffAccount(test, email, password)) };
  };
  const address = () => `198.51.100.${++people % 250}`;

  beforeAll(async () => {
    test = await createTestPortal({ engine: name });
  });
  afterAll(() => test.close());

  it("opens the one seat with the right password, whatever the letter case of the address", async () => {
    const { email, staffId } = await account();
    const browser = openBrowser(test, { address: address() });
    const result = await browser.call<SignInResult>("account.signIn", { email: ` ${email.toUpperCase()} `, password });
    expect(result).toMatchObject({ state: "active", seatId: staffId, goTo: "/staff" });
    expect(await browser.call("account.me")).toMatchObject({ signedIn: true, state: "active", name: "Dr Maya Rivera" });
  });

  it("stores no token as it is", async () => {
    const { email } = await account();
    const browser = openBrowser(test, { address: address() });
    await browser.call("account.signIn", { email, password });
    const rows = await test.host.db.hot.all("SELECT * FROM sessions");
    expect(JSON.stringify(rows)).not.toContain(browser.token());
    expect(browser.token()).toMatch(/^[\w-]{43}$/);
  });

  it("answers a wrong password and an unknown address in the same words and fields", async () => {
    const { email } = await account();
    const browser = openBrowser(test, { address: address() });
    const wrong = await browser.refusal("account.signIn", { email, password: "something else entirely" });
    const unknown = await browser.refusal("account.signIn", { email: "nobody@example.test", password: "something else entirely" });
    expect([unknown.message, unknown.appCode, unknown.details]).toEqual([wrong.message, wrong.appCode, wrong.details]);
    expect(browser.token()).toBeUndefined();
  });

  it("refuses 10,000 characters before any hashing", async () => {
    const { email } = await account();
    const refused = await openBrowser(test, { address: address() }).refusal("account.signIn", { email, password: "x".repeat(10_000) });
    expect(refused.details.fields).toEqual({ password: "Password must be 1,000 characters or fewer." });
  });

  it("gives a new token at sign-in and kills the one that was there before", async () => {
    const { email } = await account();
    const browser = openBrowser(test, { address: address() });
    await browser.call("account.signIn", { email, password });
    const before = browser.copy();
    await browser.call("account.signIn", { email, password });
    expect(browser.token()).not.toBe(before.token());
    expect(await before.session()).toBeNull();
  });

  it("never takes over a token that somebody planted", async () => {
    const { email } = await account();
    const browser = openBrowser(test, { address: address() });
    const planted = "A".repeat(43);
    browser.setToken(planted);
    await browser.call("account.signIn", { email, password });
    expect(browser.token()).not.toBe(planted);
    expect(await test.host.accounts.resolve(planted)).toBeNull();
  });

  it("closes the password door after ten wrong tries, alike for unknown addresses, and mails the owner a way in", async () => {
    const { email } = await account();
    const from = openBrowser(test, { address: address() });
    for (let round = 0; round < 9; round += 1) await from.refusal("account.signIn", { email, password: `wrong guess ${round}` });
    const tenth = await from.refusal("account.signIn", { email, password: "wrong guess 10" });
    expect(tenth).toMatchObject({ appCode: "RATE_LIMITED", details: { retryAfterMinutes: 15 } });
    expect(tenth.message).toContain("15 minutes");
    const right = await openBrowser(test, { address: address() }).refusal("account.signIn", { email, password });
    expect(right.appCode).toBe("RATE_LIMITED");

    const stranger = openBrowser(test, { address: address() });
    let last = await stranger.refusal("account.signIn", { email: `ghost.${name}@example.test`, password: "wrong guess" });
    for (let round = 0; round < 9; round += 1) last = await stranger.refusal("account.signIn", { email: `ghost.${name}@example.test`, password: "wrong guess" });
    expect([last.appCode, last.message]).toEqual([tenth.appCode, tenth.message]);

    const owner = openBrowser(test, { address: address() });
    const { token } = await newestMail(test, email);
    await owner.call("account.signInLink.consume", { token });
    expect((await owner.session())?.state).toBe("active");
    // The link has proved the owner, so the door is open again.
    expect(await openBrowser(test, { address: address() }).call("account.signIn", { email, password })).toMatchObject({ state: "active" });
  });

  it("slows one address down that tries many accounts", async () => {
    const from = openBrowser(test, { address: "198.51.100.251" });
    const codes = [];
    for (let round = 0; round < 62; round += 1) codes.push(from.refusal("account.signIn", { email: `spray${round}.${name}@example.test`, password: "wrong guess" }));
    const refused = await Promise.all(codes);
    expect(refused.filter((one) => one.appCode === "INVALID").length).toBeGreaterThan(40);
    expect((await from.refusal("account.signIn", { email: "one.more@example.test", password: "wrong guess" })).appCode).toBe("RATE_LIMITED");
  });

  describe("by a mailed link", () => {
    it("shows it as often as scanners like and uses it once", async () => {
      const { email } = await account();
      const browser = openBrowser(test, { address: address() });
      expect(await browser.call("account.signInLink.request", { email })).toEqual({ minutes: 30 });
      const { token } = await newestMail(test, email);
      for (let round = 0; round < 3; round += 1) expect(await openBrowser(test).call("account.signInLink.view", { token })).toEqual({ state: "valid", email });
      expect(await browser.call("account.signInLink.consume", { token })).toMatchObject({ state: "active" });
      expect((await openBrowser(test).refusal("account.signInLink.consume", { token })).appCode).toBe("USED");
      expect(await browser.call("account.signInLink.view", { token })).toEqual({ state: "used", email });
    });

    it("lets one of two at once in", async () => {
      const { email } = await account();
      await openBrowser(test, { address: address() }).call("account.signInLink.request", { email });
      const { token } = await newestMail(test, email);
      const both = await Promise.allSettled([openBrowser(test).call("account.signInLink.consume", { token }), openBrowser(test).call("account.signInLink.consume", { token })]);
      expect(both.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    });

    it("takes the newest only, for 30 minutes, and only as what it is", async () => {
      const { email } = await account();
      const browser = openBrowser(test, { address: address() });
      await browser.call("account.signInLink.request", { email });
      const first = await newestMail(test, email);
      await browser.call("account.signInLink.request", { email });
      const second = await newestMail(test, email);
      expect((await browser.refusal("account.signInLink.consume", { token: first.token })).appCode).toBe("EXPIRED");
      expect((await browser.refusal("account.reset.save", { token: second.token, password: "otter marble hums", passwordAgain: "otter marble hums" })).appCode).toBe("NOT_FOUND");
      test.clock.advance({ minutes: 31 });
      expect(await browser.call("account.signInLink.view", { token: second.token })).toEqual({ state: "expired", email });
      expect((await browser.refusal("account.signInLink.consume", { token: second.token })).appCode).toBe("EXPIRED");
      expect((await browser.refusal("account.signInLink.consume", { token: "B".repeat(43) })).appCode).toBe("NOT_FOUND");
      expect((await browser.refusal("account.signInLink.consume", { token: "%00' OR 1=1" })).appCode).toBe("NOT_FOUND");
    });

    it("answers alike for an address that nobody has, and sends nothing", async () => {
      const email = `nobody.${name}@example.test`;
      expect(await openBrowser(test, { address: address() }).call("account.signInLink.request", { email })).toEqual({ minutes: 30 });
      expect(await openBrowser(test, { address: address() }).call("account.forgot", { email })).toEqual({ minutes: 30 });
      await expect(newestMail(test, email)).rejects.toThrow("no mail");
    });

    it("keeps neither link nor code in the database", async () => {
      const { email } = await account();
      await openBrowser(test, { address: address() }).call("account.signInLink.request", { email });
      const { token, code } = await newestMail(test, email);
      const rows = JSON.stringify([await test.host.db.hot.all("SELECT * FROM account_links"), await test.host.db.hot.all("SELECT * FROM account_mails"), await test.host.db.hot.all("SELECT * FROM outbox")]);
      expect(rows).not.toContain(token);
      expect(rows).not.toContain(`"${code}"`);
    });

    it("takes the code on another device, pasted with spaces, five tries in all", async () => {
      const { email } = await account();
      await openBrowser(test, { address: address() }).call("account.signInLink.request", { email });
      const { code } = await newestMail(test, email);
      const phone = openBrowser(test, { address: address() });
      const other = code === "000000" ? "111111" : "000000";
      expect((await phone.refusal("account.signInLink.code", { email, code: other })).message).toContain("4 tries left");
      expect(await phone.call("account.signInLink.code", { email, code: ` ${code.slice(0, 3)} ${code.slice(3)} ` })).toMatchObject({ state: "active" });
      await openBrowser(test, { address: address() }).call("account.signInLink.request", { email });
      const next = await newestMail(test, email);
      const wrong = next.code === "000000" ? "111111" : "000000";
      for (let round = 0; round < 5; round += 1) await phone.refusal("account.signInLink.code", { email, code: wrong });
      expect((await phone.refusal("account.signInLink.code", { email, code: next.code })).message).toContain("too many tries");
    });

    it("ends guessing at one account from many addresses for the day, and leaves the link in the mail open", async () => {
      const { email } = await account();
      const ask = async () => {
        await openBrowser(test, { address: address() }).call("account.signInLink.request", { email });
        return newestMail(test, email);
      };
      const guess = async (code: string) => openBrowser(test, { address: address() }).refusal("account.signInLink.code", { email, code });
      for (let mail = 0; mail < 5; mail += 1) {
        const { code } = await ask();
        for (let round = 0; round < 5; round += 1) await guess(code === "000000" ? "111111" : "000000");
      }
      const { code, token } = await newestMail(test, email);
      expect(await guess(code)).toMatchObject({ appCode: "RATE_LIMITED" });
      expect(await openBrowser(test, { address: address() }).call("account.signInLink.consume", { token })).toMatchObject({ state: "active" });
    });

    it("counts wrong codes alike for an unknown address", async () => {
      const email = `phantom.${name}@example.test`;
      const known = await account();
      const at = address();
      for (const one of [email, known.email]) await openBrowser(test, { address: at }).call("account.signInLink.request", { email: one });
      const { code } = await newestMail(test, known.email);
      const wrong = code === "123123" ? "321321" : "123123";
      const answers = await Promise.all([email, known.email].map((one) => openBrowser(test, { address: address() }).refusal("account.signInLink.code", { email: one, code: wrong })));
      expect(answers[0]?.message).toBe(answers[1]?.message);
    });
  });

  describe("with a forgotten password", () => {
    it("sets a new one, ends every other session, and tells the owner", async () => {
      const { email } = await account();
      const old = openBrowser(test, { address: address() });
      await old.call("account.signIn", { email, password });
      const browser = openBrowser(test, { address: address() });
      await browser.call("account.forgot", { email });
      const { token } = await newestMail(test, email);
      expect((await browser.refusal("account.reset.save", { token, password: "short", passwordAgain: "short" })).details.fields).toHaveProperty("password");
      expect((await browser.refusal("account.reset.save", { token, password: "otter marble hums", passwordAgain: "otter marble" })).details.fields).toHaveProperty("passwordAgain");
      // A refused password costs nothing: the link still works.
      expect(await browser.call("account.reset.save", { token, password: "otter marble hums", passwordAgain: "otter marble hums" })).toMatchObject({ state: "active" });
      expect(await old.session()).toBeNull();
      expect((await newestMail(test, email)).subject).toBe("Your password was changed");
      expect((await browser.refusal("account.reset.save", { token, password: "otter marble hums", passwordAgain: "otter marble hums" })).appCode).toBe("USED");
      expect((await openBrowser(test, { address: address() }).refusal("account.signIn", { email, password })).appCode).toBe("INVALID");
    });
  });
});
