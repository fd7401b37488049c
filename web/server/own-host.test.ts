import type { Request, Response } from "express";
import { expect, it } from "vitest";
import { ownHost } from "./own-host.ts";

function visit(baseUrl: string, host: string, more: { method?: string; path?: string; dest?: string } = {}): { sentTo: string | undefined; host: string } {
  let sentTo: string | undefined;
  const headers: Record<string, string> = { host, "x-forwarded-host": "evil.example", "sec-fetch-dest": more.dest ?? "document" };
  const req = { method: more.method ?? "GET", originalUrl: more.path ?? "/to-dos?a=b", headers } as unknown as Request;
  const res = { redirect: (_status: number, url: string) => (sentTo = url) } as unknown as Response;
  ownHost(baseUrl)(req, res, () => undefined);
  expect(headers["x-forwarded-host"]).toBeUndefined();
  return { sentTo, host: headers.host ?? "" };
}

const local = "http://127.0.0.1:3000";

it("sends someone who opened another name of this machine to the configured one", () => {
  expect(visit(local, "localhost:3000").sentTo).toBe(`${local}/to-dos?a=b`);
  expect(visit(local, "[::1]:3000").sentTo).toBe(`${local}/to-dos?a=b`);
});

it("leaves everything else where it is, under the configured name", () => {
  for (const { sentTo, host } of [
    visit(local, "127.0.0.1:3000"),
    visit(local, "evil.example:3000"),
    visit(local, "localhost:9999"),
    visit(local, "localhost:3000", { method: "POST" }),
    visit(local, "localhost:3000", { dest: "empty" }),
  ]) expect([sentTo, host]).toEqual([undefined, "127.0.0.1:3000"]);
  expect(visit("https://portal.example", "localhost").sentTo).toBeUndefined();
});

it("cannot be talked into another site by the path", () => {
  expect(visit(local, "localhost:3000", { path: "//evil.example/x" }).sentTo).toBe(`${local}//evil.example/x`);
  expect(visit(local, "localhost:3000", { path: "@evil.example" }).sentTo).toBe(`${local}/`);
});
