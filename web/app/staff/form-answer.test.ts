import { describe, expect, it } from "vitest";
import { formErrors } from "@anteroom/core/ui/refusal.ts";
import { formAnswer, type FormAnswer } from "./form-answer.ts";

const appError = (appCode: string, message: string, details = {}) => Object.assign(new Error(message), { appCode, details });
const request = new Request("http://portal.test/staff/clients");

async function answerTo(error: Error, form = new FormData(), named = {}): Promise<FormAnswer> {
  const answer = await formAnswer(request, form, () => Promise.reject<never>(error), named);
  if (answer.ok) throw new Error("it was not refused");
  return answer.answer.data;
}

describe("a refused form", () => {
  it("gets a sentence for each field, or for the whole", () => {
    expect(formErrors(appError("INVALID", "x", { fields: { email: "Enter an e-mail address." } }))).toEqual({ email: "Enter an e-mail address." });
    expect(formErrors(appError("RATE_LIMITED", "Send it again in 1 minute."))).toEqual({ form: "Send it again in 1 minute." });
    expect(formErrors(Object.assign(new Error("zod"), { cause: { issues: [{ path: ["enrol", "email"], message: "Enter an e-mail address." }] } }))).toEqual({ "enrol.email": "Enter an e-mail address." });
  });

  it("leaves what is no fault of the form to the page", () => {
    expect(formErrors(new Error("the database is gone"))).toBeNull();
    expect(formErrors(appError("NOT_SIGNED_IN", "Sign in."))).toBeNull();
    expect(formErrors(appError("NOT_FOUND", "We could not find this client."))).toBeNull();
  });

  it("keeps what was typed, every tick of a name, and no password", async () => {
    const form = new FormData();
    for (const [name, value] of [["name", "Grace"], ["permissions", "basic"], ["permissions", "billing"], ["password", "secret"]] as const) form.append(name, value);
    expect((await answerTo(appError("INVALID", "x"), form)).problem?.values).toEqual({ name: ["Grace"], permissions: ["basic", "billing"] });
  });

  it("speaks of fields by the form's own names", async () => {
    const refusal = appError("INVALID", "x", { fields: { "enrol.email": "Enter an e-mail address." } });
    expect((await answerTo(refusal, new FormData(), { "enrol.email": "contactEmail" })).problem?.errors).toEqual({ contactEmail: "Enter an e-mail address." });
  });
});
