import type { AnyTRPCRouter } from "@trpc/server";
import { createExpressMiddleware } from "@trpc/server/adapters/express";
import type { Application } from "express";
import type { Host } from "../host-parts.ts";
import { trpcContextOf } from "../page-context.ts";

/** Calls in one batch, at most. */
const maxBatchSize = 40;

/**
 * `POST /trpc`: JSON only, so that no form of another site can reach it, and no input ever stands in a URL.
 * Queries come as POST too (`methodOverride`).
 */
export function mountTrpc(app: Application, host: Host, router: AnyTRPCRouter): void {
  app.use("/trpc", (request, response, next) => {
    if (request.method !== "POST") return void response.status(405).set("Allow", "POST").json({ error: "Use POST." });
    if (!/^application\/json\b/i.test(request.headers["content-type"] ?? "")) return void response.status(415).json({ error: "Send application/json." });
    next();
  });
  app.use(
    "/trpc",
    createExpressMiddleware({
      router,
      allowMethodOverride: true,
      maxBatchSize,
      maxBodySize: 1_000_000,
      createContext: ({ req, res }) =>
        trpcContextOf(host, {
          cookieHeader: req.headers.cookie,
          address: req.ip ?? "",
          userAgent: req.headers["user-agent"] ?? "",
          transport: "http",
          appendCookie: (setCookie) => res.append("Set-Cookie", setCookie),
        }),
      onError({ error, path }) {
        if (error.code === "INTERNAL_SERVER_ERROR") host.log.error({ path, error: error.cause ?? error }, "a procedure failed");
      },
      responseMeta: () => ({ headers: new Headers({ "Cache-Control": "no-store" }) }),
    }),
  );
}
