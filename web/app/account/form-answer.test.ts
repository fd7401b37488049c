import { expect, it } from "vitest";
import { askFor, problemIn } from "./form-answer.ts";

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
const appError = (appCode: string, details: object = {}) => Object.assign(new Error("A sentence."), { appCode, details });

it("turns a refusal into messages by field and keeps what was typed, except passwords", () => {
  const typed = form({ email: "a@b.example", password: "hunter2", passwordAgain: "hunter2", current: "old" });
  expect(problemIn(appError("INVALID", { fields: { password: "Enter a password." } }), typed)).toMatchObject({ errors: { password: "Enter a password." }, values: { email: "a@b.example" } });
  expect(Object.keys(problemIn(appError("RATE_LIMITED", { retryAfterMinutes: 14 }), typed)?.values ?? {})).toEqual(["email"]);
  expect(problemIn(appError("RATE_LIMITED", { retryAfterMinutes: 14 }), typed)).toMatchObject({ errors: { form: "A sentence." }, retryAfterMinutes: 14 });
});

it("reads the first message for each field of refused input", () => {
  const error = Object.assign(new Error("no"), { cause: { issues: [{ path: ["email"], message: "Enter an email address." }, { path: ["email"], message: "Second." }] } });
  expect(problemIn(error, form({}))?.errors).toEqual({ email: "Enter an email address." });
});

it("sends someone signed out to sign in, and leaves unexpected errors alone", async () => {
  const request = new Request("http://portal.example/settings/password");
  const away = await askFor(request, form({}), () => Promise.reject(appError("NOT_SIGNED_IN"))).catch((thrown: unknown) => thrown);
  expect((away as Response).headers.get("Location")).toBe("/signin?next=%2Fsettings%2Fpassword");
  await expect(askFor(request, form({}), () => Promise.reject(new TypeError("boom")))).rejects.toThrow("boom");
});
