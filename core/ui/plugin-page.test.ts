import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError, invalid } from "../server/errors.ts";
import { fieldErrors, pluginPageApi } from "./plugin-page.ts";

const opened = new Request("http://portal.test/to-dos.data?page=2");
const sent = new Request(opened, { method: "POST" });
const apiThat = (answer: () => Promise<unknown>, request = opened) => pluginPageApi("to-dos", { request, context: { caller: { "to-dos": { list: answer, deep: { er: answer } } } } }) as unknown as Record<string, (input?: unknown) => Promise<unknown>>;
const thrown = (error: unknown, request = opened) => apiThat(() => Promise.reject(error), request)["list"]?.().catch((caught: unknown) => caught) as Promise<Response>;

describe("a plugin's page", () => {
  it("gets what its procedure answers", async () => {
    expect(await apiThat(() => Promise.resolve([1]))["list"]?.()).toEqual([1]);
  });

  it("sends somebody signed out to the sign-in page, which leads back", async () => {
    const answer = await thrown(new AppError("NOT_SIGNED_IN", "Sign in."));
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/signin?next=%2Fto-dos%3Fpage%3D2"]);
  });

  it.each([["PLUGIN_DISABLED", 403], ["NOT_FOUND", 404]] as const)("answers %s with the core's words", async (code, status) => {
    const answer = await thrown(new AppError(code, "Your practice has turned this off."));
    expect([answer.status, await answer.json()]).toEqual([status, { appCode: code, message: "Your practice has turned this off." }]);
  });

  it("is not there for an address that the schema refuses", async () => {
    const issue = z.object({ language: z.string().min(2) }).safeParse({ language: "" }).error;
    expect((await thrown(Object.assign(new Error("bad"), { cause: issue }))).status).toBe(404);
  });

  it("lets the refused input of a form and unexpected errors through", async () => {
    const refused = invalid({ title: "Write what there is to do." });
    expect(await thrown(refused, sent)).toBe(refused);
    expect(fieldErrors(refused)).toEqual({ title: "Write what there is to do." });
    const broken = new Error("broken");
    expect(await thrown(broken)).toBe(broken);
    expect(fieldErrors(broken)).toBeNull();
  });

  it("names the fields that a schema refused", async () => {
    const issue = z.object({ title: z.string().min(1, "Write what there is to do.") }).safeParse({ title: "" }).error;
    expect(fieldErrors(Object.assign(new Error("bad"), { cause: issue }))).toEqual({ title: "Write what there is to do." });
  });
});
