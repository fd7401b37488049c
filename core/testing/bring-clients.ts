import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { sessionCookieName } from "../server/accounts/session-cookie.ts";
import type { StaffViewer } from "../server/viewer.ts";
import type { TestPerson, TestPortal } from "./test-portal.ts";

/** An import as it went: the clients that it made, in the file's order, and what stood beside rows of which not everything could be taken. */
export interface BroughtClients {
  batchId: string;
  columns: Record<string, number>;
  clientIds: string[];
  notes: string[];
}

/** Imports clients from the text of a CSV file, through the portal's own door, with the columns that it guesses. */
export async function bringClients(portal: TestPortal, who: TestPerson<StaffViewer>, csv: string): Promise<BroughtClients> {
  const app = express();
  const server = createServer(app);
  portal.portal.attach(app, server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const form = new FormData();
  form.set("file", new Blob([csv]), "clients.csv");
  const cookie = `${sessionCookieName(portal.options.baseUrl)}=${who.token}`;
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/files/imports`, { method: "POST", body: form, redirect: "manual", headers: { cookie } });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  const batchId = (answer.headers.get("location") ?? "").split("/").at(-1) ?? "";
  const { choices } = await who.call<{ choices: { columns: Record<string, number> } }>("transfer.imports.get", { batchId });
  await who.call("transfer.imports.columns", { batchId, columns: choices.columns, professionalId: who.viewer.staffId });
  await portal.drain();
  await who.call("transfer.imports.start", { batchId });
  await portal.drain();
  const { rows } = await who.call<{ rows: { clientId: string | null; problems: { message: string }[] }[] }>("transfer.imports.rows", { batchId, limit: 100 });
  return { batchId, columns: choices.columns, clientIds: rows.flatMap((row) => row.clientId ?? []), notes: rows.flatMap((row) => row.problems.map((one) => one.message)) };
}
