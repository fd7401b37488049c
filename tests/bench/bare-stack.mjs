// The libraries of the portal with as little as possible on them: what the stack costs before anything is built.
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import { Outlet, RemixServer, Scripts, useLoaderData } from "@remix-run/react";
import { initTRPC } from "@trpc/server";
import { createExpressMiddleware } from "@trpc/server/adapters/express";
import compression from "compression";
import express from "express";
import { createElement as h } from "react";
import { renderToString } from "react-dom/server";
import { Sequelize } from "sequelize";
import { Server } from "socket.io";
import { z } from "zod";

const url = process.env.DATABASE_URL ?? "";
const table = "CREATE TABLE IF NOT EXISTS bench_bare (conversation_id CHAR(26) NOT NULL, id CHAR(26) NOT NULL, at BIGINT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (conversation_id, id))";
const insert = "INSERT INTO bench_bare (conversation_id, id, at, body) VALUES (?, ?, ?, ?)";
const run = await (url.startsWith("mysql:") ? openMysql() : openSqlite());
await run(table, []);

async function openMysql() {
  const { default: mysql } = await import("mysql2/promise");
  const sequelize = new Sequelize(url, { dialect: "mysql", logging: false });
  await sequelize.authenticate();
  const pool = mysql.createPool({ uri: url, connectionLimit: 10 });
  return (sql, params) => pool.execute(sql, params);
}

async function openSqlite() {
  const { default: Libsql } = await import("libsql");
  const driver = new Libsql(fileURLToPath(url));
  for (const pragma of ["journal_mode = WAL", "synchronous = NORMAL"]) driver.pragma(pragma);
  const prepared = new Map();
  return async (sql, params) => {
    if (!prepared.has(sql)) prepared.set(sql, driver.prepare(sql));
    prepared.get(sql).run(params);
  };
}

const t = initTRPC.create();
const message = z.object({ conversationId: z.string(), key: z.string(), text: z.string() });
const store = async ({ conversationId, key, text }) => {
  await run(insert, [conversationId, key, Date.now(), text]);
  return { id: key };
};
const router = t.router({ messages: t.router({ send: t.procedure.input(message).mutation(({ input }) => store(input)) }) });
const caller = t.createCallerFactory(router)({});

const messages = Array.from({ length: 50 }, (_, index) => ({ id: String(index), from: "Jordan Lee", at: "10:24", text: "I walked to the lake before work again today. It helped, and I slept through the night." }));
const Page = () => h("ol", null, useLoaderData().map(({ id, from, at, text }) => h("li", { key: id }, h("b", null, from), h("time", null, at), h("p", null, text))));
const Root = () => h("html", { lang: "en" }, h("head", null, h("title", null, "Bare")), h("body", null, h(Outlet), h(Scripts)));
const handle = (request, status, headers, context) =>
  new Response(`<!doctype html>${renderToString(h(RemixServer, { context, url: request.url }))}`, { status, headers: new Headers([...headers, ["Content-Type", "text/html; charset=utf-8"]]) });
const route = (id, path, parentId, module) => ({ id, path, parentId, module });
const shown = (id, path, parentId) => ({ id, path, parentId, module: `/assets/${id}.js`, imports: [], hasAction: false, hasLoader: id === "home", hasErrorBoundary: false });
const build = {
  entry: { module: { default: handle } },
  routes: { root: route("root", "", undefined, { default: Root }), home: { ...route("home", undefined, "root", { default: Page, loader: () => Response.json(messages) }), index: true } },
  assets: { entry: { imports: [], module: "/assets/entry.js" }, routes: { root: shown("root", ""), home: { ...shown("home", undefined, "root"), index: true } }, url: "/assets/manifest.js", version: "1" },
  publicPath: "/",
  assetsBuildDirectory: "",
  basename: "/",
  future: { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true, v3_singleFetch: true, v3_lazyRouteDiscovery: false, unstable_optimizeDeps: false },
  isSpaMode: false,
  mode: "production",
};

const app = express();
app.use(compression());
app.get("/readyz", (_request, response) => void response.json({ ready: true }));
app.use("/trpc", createExpressMiddleware({ router }));
app.use(createRequestHandler({ build }));
const server = createServer(app);
const io = new Server(server, { path: "/live", transports: ["websocket"], serveClient: false });
io.of("/portal").on("connection", (socket) => {
  socket.on("call", (request, ack) => {
    caller.messages.send(request.input).then((data) => ack({ ok: true, data }), (error) => ack({ ok: false, error: { message: error.message } }));
  });
});
server.listen(Number(process.env.PORT), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
