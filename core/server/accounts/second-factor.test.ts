import { TOTP, Secret } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestPortal } from "../../testing/test-portal.ts";
import type { TestPortal } from "../../testing/test-portal.ts";
import { testEngines } from "../../testing/test-databases.ts";
import { newestMail, openBrowser, staffAccount } from "../../testing/browser.ts";
import type { Browser } from "../../testing/browser.ts";

const password = "marble otter sings low";

describe.each(testEngines())("the second step on $name", ({ name }) => {
  let test: TestPortal;
  let people = 0;
  const codeOf = (secret: string): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: test.clock.now() });

  async function person(): Promise<{ browser: Browser; email: string; accountId: string; practiceId: string }> {
    const email = `person${++people}.${name}@example.test`;
    const { accountId } = await staffAccount(test, email, password);
    const browser = openBrowser(test, { address: `198.51.100.${people}` });
    await browser.call("account.signIn", { email, password });
    return { browser, email, accountId, practiceId: test.practice.id };
  }
  async function enrolled() {
    const one = await person();
    const { secret } = await one.browser.call<{ secret: string }>("account.secondFactor.start");
    const { recoveryCodes } = await one.browser.call<{ recoveryCodes: string[] }>("account.secondFactor.confirm", { code: codeOf(secret) });
    await test.drain();
    test.clock.advance({ minutes: 1 });
    return { ...one, secret, recoveryCodes };
  }

  beforeAll(async () => {
    test = await createTestPortal({ engine: name });
  });
  afterAll(() => test.close());

  it("is off until a code confirms it, then on, with ten recovery codes and a mail", async () => {
    const { browser, email } = await person();
    const made = await browser.call<{ secret: string; uri: string; qr: string }>("account.secondFactor.start");
    expect(made.qr).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(made.uri).toContain(encodeURIComponent("Willow Practice"));
    expect(await browser.call("account.secondFactor.status")).toMatchObject({ on: false });
    const wrong = codeOf(made.secret) === "000000" ? "111111" : "000000";
    expect((await browser.refusal("account.secondFactor.confirm", { code: wrong })).details.fields).toHaveProperty("code");
    const { recoveryCodes } = await browser.call<{ recoveryCodes: string[] }>("account.secondFactor.confirm", { code: codeOf(made.secret) });
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await browser.call("account.secondFactor.status")).toMatchObject({ on: true, recoveryCodesLeft: 10 });
    expect((await newestMail(test, email)).text).toContain("authenticator app was added");
  });

  it("stores neither secret nor recovery codes as they are", async () => {
    const { secret, recoveryCodes } = await enrolled();
    const rows = JSON.stringify([await test.host.db.hot.all("SELECT * FROM accounts"), await test.host.db.hot.all("SELECT * FROM recovery_codes")]);
    expect(rows).not.toContain(secret);
    for (const code of recoveryCodes) expect(rows).not.toContain(code);
  });

  it("leaves a half session that can do nothing else", async () => {
    const { email } = await enrolled();
    const browser = openBrowser(test, {});
    expect(await browser.call("account.signIn", { email, password })).toMatchObject({ state: "second-factor", setup: false, seats: [], goTo: "/signin/code" });
    for (const path of ["people.listClients", "account.seats", "account.sessions.list", "account.stayActive", "account.lock", "account.secondFactor.status", "account.secondFactor.disable", "account.secondFactor.newRecoveryCodes", "account.sessions.endOthers"]) {
      expect((await browser.refusal(path)).appCode).toBe("SECOND_FACTOR");
    }
    expect((await browser.refusal("account.changePassword", { current: password, password: "velvet compass drifts", passwordAgain: "velvet compass drifts" })).appCode).toBe("SECOND_FACTOR");
    expect((await browser.refusal("account.secondFactor.start")).appCode).toBe("SECOND_FACTOR");
    expect((await browser.refusal("account.unlock", { password })).appCode).toBe("NOT_SIGNED_IN");
    expect(await browser.call("account.me")).toMatchObject({ state: "second-factor", name: "", email: "", seat: null });
    test.clock.advance({ minutes: 11 });
    expect(await browser.session()).toBeNull();
  });

  it("takes a code once, neither a replay nor an old nor another person's, and gives a new token", async () => {
    const { email, secret } = await enrolled();
    const browser = openBrowser(test, {});
    await browser.call("account.signIn", { email, password });
    const half = browser.copy();
    const old = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: test.clock.now() - 300_000 });
    expect((await browser.refusal("account.secondFactor.verify", { code: old })).appCode).toBe("INVALID");
    const stranger = await enrolled();
    expect((await browser.refusal("account.secondFactor.verify", { code: codeOf(stranger.secret) })).appCode).toBe("INVALID");
    const code = codeOf(secret);
    expect(await browser.call("account.secondFactor.verify", { code: `${code.slice(0, 3)} ${code.slice(3)}` })).toMatchObject({ state: "active", goTo: "/staff" });
    expect(await half.session()).toBeNull();
    const again = openBrowser(test, {});
    await again.call("account.signIn", { email, password });
    expect((await again.refusal("account.secondFactor.verify", { code })).details.fields).toHaveProperty("code");
    test.clock.advance({ seconds: 30 });
    expect(await again.call("account.secondFactor.verify", { code: codeOf(secret) })).toMatchObject({ state: "active" });
  });

  it("stops guessing after ten tries", async () => {
    const { email, secret } = await enrolled();
    const browser = openBrowser(test, {});
    await browser.call("account.signIn", { email, password });
    const right = codeOf(secret);
    const wrong = right === "000000" ? "111111" : "000000";
    const tries = await Promise.all(Array.from({ length: 12 }, () => browser.refusal("account.secondFactor.verify", { code: wrong })));
    expect(tries.filter((one) => one.appCode === "INVALID")).toHaveLength(10);
    expect((await browser.refusal("account.secondFactor.verify", { code: right })).appCode).toBe("RATE_LIMITED");
  });

  it("takes a recovery code once and mails the owner", async () => {
    const { email, recoveryCodes } = await enrolled();
    const browser = openBrowser(test, {});
    await browser.call("account.signIn", { email, password });
    const [code = ""] = recoveryCodes;
    expect(await browser.call("account.secondFactor.recover", { code: ` ${code.toUpperCase()} ` })).toMatchObject({ state: "active", left: 9 });
    expect((await newestMail(test, email)).text).toContain("recovery code was used");
    const again = openBrowser(test, {});
    await again.call("account.signIn", { email, password });
    expect((await again.refusal("account.secondFactor.recover", { code })).appCode).toBe("INVALID");
  });

  it("is not skipped by a sign-in link or a new password", async () => {
    const { email } = await enrolled();
    await openBrowser(test, {}).call("account.signInLink.request", { email });
    const link = await newestMail(test, email);
    expect(await openBrowser(test, {}).call("account.signInLink.consume", { token: link.token })).toMatchObject({ state: "second-factor" });
    await openBrowser(test, {}).call("account.forgot", { email });
    const reset = await newestMail(test, email);
    expect(await openBrowser(test, {}).call("account.reset.save", { token: reset.token, password: "velvet compass drifts", passwordAgain: "velvet compass drifts" })).toMatchObject({ state: "second-factor" });
  });

  it("leaves a remembered device alone for 30 days, until it is forgotten", async () => {
    const { email, secret } = await enrolled();
    const browser = openBrowser(test, {});
    await browser.call("account.signIn", { email, password });
    await browser.call("account.secondFactor.verify", { code: codeOf(secret), remember: true });
    await browser.call("account.signOut");
    expect(await browser.call("account.signIn", { email, password })).toMatchObject({ state: "active" });
    expect(await openBrowser(test, {}).call("account.signIn", { email, password })).toMatchObject({ state: "second-factor" });
    const { devices } = await browser.call<{ devices: { id: string; current: boolean }[] }>("account.secondFactor.status");
    expect(devices).toMatchObject([{ current: true }]);
    await browser.call("account.secondFactor.forgetDevice", { id: devices[0]?.id });
    await browser.call("account.signOut");
    expect(await browser.call("account.signIn", { email, password })).toMatchObject({ state: "second-factor" });
  });

  it("is changed only with a proof of the last ten minutes", async () => {
    const { browser, email, secret } = await enrolled();
    test.clock.advance({ minutes: 12 });
    const refused = await browser.refusal("account.secondFactor.disable");
    expect(refused).toMatchObject({ appCode: "FORBIDDEN", details: { reason: "prove-again" } });
    await browser.call("account.reauthenticate", { password });
    await browser.call("account.secondFactor.disable");
    expect(await openBrowser(test, {}).call("account.signIn", { email, password })).toMatchObject({ state: "active" });
    expect((await newestMail(test, email)).text).toContain("authenticator app was removed");
    expect(codeOf(secret)).toHaveLength(6);
  });

  it("is asked of staff when the practice says so, before anything else, and cannot then be turned off", async () => {
    const { email, practiceId } = await person();
    const level = { practiceId, pluginId: "core", level: "practice", levelId: null } as const;
    const ask = async (staffSecondFactor: boolean): Promise<void> => {
      await test.host.db.transaction((tx) => test.host.settings.save(level, { staffSecondFactor }, tx));
      test.host.bus.publish("settings-changed", { practiceId });
    };
    await ask(true);
    const browser = openBrowser(test, {});
    expect(await browser.call("account.signIn", { email, password })).toMatchObject({ state: "second-factor", setup: true, goTo: "/signin/set-up-code" });
    expect((await browser.refusal("people.listClients")).appCode).toBe("SECOND_FACTOR");
    const { secret } = await browser.call<{ secret: string }>("account.secondFactor.start");
    expect(await browser.call("account.secondFactor.confirm", { code: codeOf(secret) })).toMatchObject({ next: { state: "active", goTo: "/staff" } });
    expect(await browser.call("people.listClients")).toMatchObject({ clients: [] });
    expect((await browser.refusal("account.secondFactor.disable")).message).toContain("stays on");
    await ask(false);
  });
});
