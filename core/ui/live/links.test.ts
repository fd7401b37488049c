import { createTRPCClient, TRPCClientError } from "@trpc/client";
import type { TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import type { AnyTRPCRouter } from "@trpc/server";
import { describe, expect, it } from "vitest";
import { apiErrorOf } from "./api-error.ts";
import { liveLink } from "./live-link.ts";
import type { CallAnswer } from "./live-link.ts";
import { signInLink } from "./sign-in-link.ts";
import { onSignedOut } from "./signed-out.ts";

interface Called {
  query(input?: unknown): Promise<unknown>;
  mutate(input?: unknown, options?: { context: Record<string, unknown> }): Promise<unknown>;
}

const refusal = (data: object, message = "No.") => TRPCClientError.from({ error: { message, code: -1, data } } as never);

/** A client whose HTTP and socket are made up. */
function clientWith({ socket = null, http = () => "http" }: { socket?: CallAnswer | null; http?: (path: string, input: unknown) => unknown }) {
  const used: string[] = [];
  const afterwards: string[] = [];
  const overHttp: TRPCLink<AnyTRPCRouter> = () => ({ op }) =>
    observable((observer) => {
      used.push(`http ${op.path}`);
      try {
        observer.next({ result: { type: "data", data: http(op.path, op.input) } });
        observer.complete();
      } catch (error) {
        observer.error(error as TRPCClientError<AnyTRPCRouter>);
      }
    });
  const overSocket = async ({ path }: { path: string }) => {
    used.push(`socket ${path}`);
    return socket;
  };
  const client = createTRPCClient<AnyTRPCRouter>({ links: [signInLink(() => void afterwards.push("restart")), liveLink(overSocket), overHttp] }) as unknown as Record<string, Record<string, Called>>;
  const call = (path: string): Called => {
    const [router = "", procedure = ""] = path.split(".");
    return (client[router] as Record<string, Called>)[procedure] as Called;
  };
  return { call, used, afterwards };
}

describe("a call", () => {
  it("goes over the socket when asking is harmless, and over HTTP when sending twice is not", async () => {
    const { call, used } = clientWith({ socket: { ok: true, data: "live" } });
    expect(await call("inbox.open").query()).toBe("live");
    expect(await call("messages.send").mutate({}, { context: { idempotent: true } })).toBe("live");
    expect(await call("people.createClient").mutate({})).toBe("http");
    expect(await call("account.me").query()).toBe("http");
    expect(used).toEqual(["socket inbox.open", "socket messages.send", "http people.createClient", "http account.me"]);
  });

  it("is asked again over HTTP when the socket is down or silent", async () => {
    const { call, used } = clientWith({ socket: null });
    expect(await call("inbox.open").query()).toBe("http");
    expect(used).toEqual(["socket inbox.open", "http inbox.open"]);
  });

  it("rejects alike on both ways, with code, plugin, fields and sentence", async () => {
    const error = { message: "Write a message or add a file.", code: -32_600, data: { appCode: "INVALID", pluginId: "messages", fields: { text: "Write a message or add a file." } } };
    const expected = { appCode: "INVALID", pluginId: "messages", message: error.message, fields: error.data.fields };
    const live = await clientWith({ socket: { ok: false, error } }).call("messages.status").query().catch(apiErrorOf);
    const http = await clientWith({ http: () => { throw TRPCClientError.from({ error } as never); } }).call("messages.status").query().catch(apiErrorOf);
    expect(live).toEqual(expected);
    expect(http).toEqual(expected);
    expect(apiErrorOf(new TypeError("Failed to fetch")).appCode).toBe("UNREACHABLE");
  });
});

describe("a call that finds the person signed out", () => {
  it("waits for one question, however many calls there are, and is then repeated with what was typed", async () => {
    let signedIn = false;
    const asked: string[] = [];
    const { call, afterwards } = clientWith({
      http(_path, input) {
        if (!signedIn) throw refusal({ appCode: "NOT_SIGNED_IN" });
        return input;
      },
    });
    const stop = onSignedOut(async ({ why }) => {
      asked.push(why);
      await Promise.resolve();
      return (signedIn = true);
    });
    expect(await Promise.all([call("a.b").mutate("typed"), call("a.c").mutate("also typed")])).toEqual(["typed", "also typed"]);
    expect(asked).toEqual(["signed-out"]);
    expect(afterwards).toContain("restart");
    stop();
  });

  it("rejects when the person does not sign in again, and asks only once for it", async () => {
    let asked = 0;
    const { call, used } = clientWith({ http: () => { throw refusal({ appCode: "LOCKED" }, "This is locked."); } });
    const stop = onSignedOut(async () => {
      asked += 1;
      return false;
    });
    expect(await call("a.b").mutate().catch(apiErrorOf)).toMatchObject({ appCode: "LOCKED", message: "This is locked." });
    expect([asked, used.length]).toEqual([1, 1]);
    stop();
  });

  it("is not asked about by the calls of the sign-in dialog itself, nor about what is simply forbidden", async () => {
    const { call } = clientWith({ http: (path) => { throw refusal(path === "account.me" ? { appCode: "NOT_SIGNED_IN" } : { appCode: "FORBIDDEN" }); } });
    let asked = 0;
    const stop = onSignedOut(async () => Boolean(++asked));
    await call("account.me").query().catch(() => undefined);
    await call("a.b").query().catch(() => undefined);
    expect(asked).toBe(0);
    stop();
  });
});
