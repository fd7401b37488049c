import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError, invalid, stale } from "../server/errors.ts";
import { formOf } from "./form-of.tsx";
import { pluginForm } from "./plugin-form.ts";

const args = (fields: Record<string, string>, save: (input: unknown) => Promise<unknown>) => ({
  request: new Request("http://portal.test/staff/to-dos", { method: "POST", body: new URLSearchParams(fields) }),
  context: { caller: { "to-dos": { save } } },
});
const send = (fields: Record<string, string>, save: (input: unknown) => Promise<unknown>) =>
  pluginForm("to-dos", args(fields, save), async (form, api) => {
    await (api as unknown as { save: typeof save }).save({ key: form.key, version: form.version, title: form.text("title"), shared: form.ticked("shared") });
    return { done: "Saved." };
  });

describe("a form of a plugin's page", () => {
  it("sends what was typed, with its key and the version that was seen", async () => {
    const sent: unknown[] = [];
    expect(await send({ key: "K", version: "3", title: " Walk ", shared: "on" }, async (input) => sent.push(input))).toEqual({ done: "Saved." });
    expect(sent).toEqual([{ key: "K", version: 3, title: "Walk", shared: true }]);
  });

  it("keeps what was typed, and its key, when it is refused", async () => {
    const answer = await send({ key: "K", title: "Walk" }, () => Promise.reject(invalid({ title: "Write what there is to do." })));
    expect(answer).toEqual({ problem: { errors: { title: "Write what there is to do." }, values: { key: ["K"], title: ["Walk"] } } });
    const form = formOf("new key", answer);
    expect([form.key, form.field("title", "Stored"), form.tick("shared", true).defaultChecked]).toEqual(["K", { name: "title", defaultValue: "Walk", error: "Write what there is to do." }, false]);
  });

  it("starts anew once it was done", () => {
    const form = formOf("new key", { done: "Saved." });
    expect([form.key, form.field("title", "Stored").defaultValue, form.choices("days", ["Mo"]).defaultValue]).toEqual(["new key", "Stored", ["Mo"]]);
  });

  it("says that somebody else was faster, for the whole form", async () => {
    const { problem } = await send({ key: "K" }, () => Promise.reject(stale("This reply")));
    expect(problem?.errors["form"]).toMatch(/^This reply was changed by somebody else/);
  });

  it("names the fields that a schema refused", async () => {
    const cause = z.object({ title: z.string().min(1, "Write what there is to do.") }).safeParse({ title: "" }).error;
    expect(await send({ key: "K" }, () => Promise.reject(Object.assign(new Error("bad"), { cause })))).toMatchObject({ problem: { errors: { title: "Write what there is to do." } } });
  });

  it("leaves a foreign id to the error page, a redirect to Remix, and a fault to the log", async () => {
    await expect(send({}, () => Promise.reject(new AppError("NOT_FOUND", "We could not find this.")))).rejects.toMatchObject({ status: 404 });
    const away = new Response(null, { status: 302 });
    await expect(send({}, () => Promise.reject(away as unknown as Error))).rejects.toBe(away);
    await expect(send({}, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  });
});
