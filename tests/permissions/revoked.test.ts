import { createTestPortal } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "../realtime/live-people.ts";
import type { LivePortal } from "../realtime/live-people.ts";
import { plugins, verdicts } from "./declared.ts";

const refused = new Set(["NOT_SIGNED_IN", "FORBIDDEN"]);
const guarded = Object.entries(verdicts).filter(([, verdict]) => typeof verdict === "object").map(([path]) => path);

let portal: TestPortal;
let live: LivePortal;
let boss: TestPerson<StaffViewer>;

beforeAll(async () => {
  portal = await createTestPortal({ plugins });
  live = await serve(portal);
  boss = await portal.staff();
});
afterAll(() => live?.close());

type Answer = { result?: { data: unknown }; error?: { data?: { appCode?: string } } };
/** Many calls in one request, as a page of this session sends them. */
async function batch(token: string, paths: readonly string[], input: unknown = null): Promise<(string | undefined)[]> {
  const response = await fetch(`${live.url}/trpc/${paths.join(",")}?batch=1`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: portal.options.baseUrl, cookie: `anteroom=${token}` },
    body: JSON.stringify(Object.fromEntries(paths.map((_, at) => [at, input]))),
  });
  const answers = (await response.json()) as Answer | Answer[];
  // One refusal for all of them when nobody is signed in.
  return paths.map((_, at) => (Array.isArray(answers) ? answers[at] : answers) ?? {}).map((one) => (one.result ? "passed" : one.error?.data?.appCode));
}
async function expectClosed(token: string): Promise<void> {
  // A batch holds 40 calls of one kind at most.
  for (const kind of ["query", "mutation"]) {
    const all = guarded.filter((path) => portal.procedure(path)._def.type === kind);
    for (let from = 0; from < all.length; from += 30) {
      const paths = all.slice(from, from + 30);
      const codes = await batch(token, paths);
      expect(paths.filter((_, at) => !refused.has(codes[at] ?? "")).map((path) => [path, codes[paths.indexOf(path)]])).toEqual([]);
    }
  }
}

describe("what was taken away while the page is open", () => {
  it("ends the socket of somebody suspended, lets no new one in and answers no batch", async () => {
    const other = await portal.client({ professional: boss });
    const open = await live.connect(other.token);
    expect((await open.call("inbox.home")).ok).toBe(true);
    await boss.call("people.suspend", { portalUserId: other.viewer.portalUserId });
    await open.gone();
    expect((await live.connect(other.token)).refused).not.toBeNull();
    await expectClosed(other.token);
  });

  it("lets somebody who has not accepted an invitation in nowhere, whatever session they hold", async () => {
    const other = await portal.client({ professional: boss });
    await portal.host.db.transaction((tx) => portal.host.people.setPortalUserStatus(boss.viewer.practiceId, other.viewer.portalUserId, "invited", tx));
    await expectClosed(other.token);
    const socket = await live.connect(other.token);
    expect(socket.refused ?? (await socket.call("inbox.home")).error?.data["appCode"]).toMatch(/NOT_SIGNED_IN|FORBIDDEN|NO_SEAT/);
  });

  it("holds a permission that was taken away over the open socket and in a batch, and leaves the rest", async () => {
    const other = await portal.client({ professional: boss });
    const open = await live.connect(other.token);
    const status = () => open.call("messages.status", { conversationId: other.conversationId });
    expect((await status()).ok).toBe(true);
    await boss.call("people.editPortalUser", { portalUserId: other.viewer.portalUserId, permissions: ["basic"] });
    expect((await status()).error?.data["appCode"]).toBe("FORBIDDEN");
    expect((await open.call("inbox.home")).ok).toBe(true);
    const of = (path: string) => batch(other.token, ["account.seats", path], { conversationId: other.conversationId });
    expect((await of("messages.status"))[1]).toBe("FORBIDDEN");
  });

  it("answers for somebody who was deleted as for somebody who never was", async () => {
    const other: TestClient = await portal.client({ professional: boss, firstName: "Gone" });
    const { portalUserId, clientId } = other.viewer;
    await boss.call("people.addContact", { clientId, name: "Ana", relationship: "parent" });
    const contactId = (await boss.call<{ contacts: { id: string }[] }>("people.client", { clientId })).contacts[0]?.id ?? "";
    await boss.call("people.removeContact", { contactId });
    await boss.call("people.remove", { portalUserId, typed: "delete" });
    const questions: [string, (id: string) => unknown, string][] = [
      ...["people.editPortalUser", "people.resend", "people.invitationLink", "people.suspend", "people.restore", "preview.start", "messages.topics"].map((path): [string, (id: string) => unknown, string] => [path, (id) => ({ portalUserId: id }), portalUserId]),
      ["people.remove", (id) => ({ portalUserId: id, typed: "delete" }), portalUserId],
      ["people.editContact", (id) => ({ contactId: id, name: "X", relationship: "friend" }), contactId],
    ];
    const told = (path: string, input: unknown) => boss.call(path, input).then((output) => ({ output }), ({ appCode, message }: { appCode?: string; message: string }) => ({ appCode, message }));
    for (const [path, ask, id] of questions) expect(await told(path, ask(id)), path).toEqual(await told(path, ask(newId())));
  });
});
