import { describe, expect, it } from "vitest";
import { checkNewPassword, passwordProblem } from "./check-password.ts";
import { hashPassword, verifyPassword } from "./hash-password.ts";

const context = ["jordan.lee@example.test", "Jordan", "Lee", "Willow Practice"];

describe("a new password", () => {
  it.each(["correct horse battery staple", "Größe über alles 9", "  spaces around it  ", "🐢🐢 slow and steady 🐢", "mnemonic-Gallop-82-tide"])("takes %j", (password) => {
    expect(passwordProblem(password, context)).toBeNull();
  });

  it("is too short with eleven characters and long enough with twelve", () => {
    expect(passwordProblem("tulip-gravy", context)).toMatch(/12 characters or more/);
    expect(passwordProblem("tulip-gravy7", context)).toBeNull();
  });

  it("counts characters and not bytes", () => {
    expect(passwordProblem("🐢🦊🐙🦉🐝🦋", context)).toMatch(/12 characters or more/);
  });

  it.each([
    "password1234", "Password1234!", "P@ssw0rd1234", "123456789012", "qwertyuiopas", "1qaz2wsx3edc", "aaaaaaaaaaaa", "abcabcabcabc", "iloveyou1234",
    "letmeinletmein", "WelcomeWelcome1", "passwordpassword", "sunshine2024!", "administrator1", "qwerty123456", "baseball1234", "changeme1234",
  ])("refuses the common %j", (password) => {
    expect(passwordProblem(password, context)).toMatch(/too easy to guess/);
  });

  it.each(["jordan.lee.12", "JordanLee1234", "willowpractice", "WillowPractice2026", "leejordan999"])("refuses %j, which is made of what others know", (password) => {
    expect(passwordProblem(password, context)).toMatch(/without your name/);
  });

  it("takes a long phrase that happens to hold a name", () => {
    expect(passwordProblem("jordan rows across the fjord", context)).toBeNull();
  });

  it("refuses 10,000 characters and a megabyte with its own sentence, without looking further", () => {
    expect(passwordProblem("x".repeat(10_000), context)).toBe("Password must be 1,000 characters or fewer.");
    expect(passwordProblem("é".repeat(1_000_000), context)).toBe("Password must be 1,000 characters or fewer.");
  });

  it("names the second field when the two do not match", () => {
    const typed = { password: "tulip gravy marble", passwordAgain: "tulip gravy marbles" };
    expect(() => checkNewPassword(typed, context)).toThrow(expect.objectContaining({ details: { fields: { passwordAgain: expect.stringContaining("do not match") } } }));
  });

  it("takes the same password typed with another keyboard's composition", () => {
    expect(() => checkNewPassword({ password: "gr\u00f6\u00dfer als gestern", passwordAgain: "gro\u0308\u00dfer als gestern" }, context)).not.toThrow();
  });
});

describe("a stored password", () => {
  it("fits itself in either composition and nothing else, spaces included", async () => {
    const stored = await hashPassword(" caf\u00e9 au lait royal");
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(stored, " cafe\u0301 au lait royal")).toBe(true);
    expect(await verifyPassword(stored, "caf\u00e9 au lait royal")).toBe(false);
  });

  it("is not cut at 72 bytes", async () => {
    const long = "tulip ".repeat(30);
    expect(await verifyPassword(await hashPassword(`${long}a`), `${long}b`)).toBe(false);
  });

  it("never fits when there is none", async () => {
    expect(await verifyPassword(null, "a stand-in for accounts that do not exist")).toBe(false);
  });
});
