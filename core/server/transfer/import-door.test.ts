import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defineManifest } from "../../manifest.ts";
import { createTestPortal, type TestPerson, type TestPortal } from "../../testing/test-portal.ts";
import { sessionCookieName } from "../accounts/session-cookie.ts";
import { AppError } from "../errors.ts";
import { definePlugin } from "../plugins/define-plugin.ts";
import type { StaffViewer, Viewer } from "../viewer.ts";

let stored: [string, Record<string, string>][] = [];
let used = false;
let broken = false;
const ledger = definePlugin({
  manifest: defineManifest({ id: "ledger", name: "Ledger", description: "Takes a starting balance in a test." }),
  imports: {
    clients: {
      permission: "core.clients.write",
      columns: [{ name: "balance", label: "Starting balance", example: "120.00", guesses: ["amount due"] }],
      check: async (_ctx, values): Promise<Record<string, string>> => (/^\d+\.\d\d$/.test(values["balance"] ?? "") ? {} : { balance: "Enter an amount, such as 120.00." }),
      async add(_ctx, { clientId, values }) {
        if (broken) throw new Error("the ledger is broken");
        stored.push([clientId, values]);
      },
      async undo(_ctx, clientIds) {
        if (used) throw new AppError("CONFLICT", "Payments were taken.");
        stored = stored.filter(([clientId]) => !clientIds.includes(clientId));
      },
    },
  },
});

describe("files that are sent to import", () => {
  let test: TestPortal;
  let admin: TestPerson<StaffViewer>;
  let server: Server;

  beforeEach(async () => {
    stored = [];
    used = false;
    broken = false;
    test = await createTestPortal({ plugins: [ledger] });
    admin = await test.staff();
    const app = express();
    server = createServer(app);
    test.portal.attach(app, server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
    await test.close();
  });

  const send = async (who: TestPerson<Viewer> | null, content: string, path = "/files/imports"): Promise<string> => {
    const form = new FormData();
    form.set("file", new Blob([content]), "clients.csv");
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
      method: "POST", body: form, redirect: "manual", headers: who ? { cookie: `${sessionCookieName(test.options.baseUrl)}=${who.token}` } : {},
    });
    expect(answer.status).toBe(303);
    return answer.headers.get("location") ?? "";
  };
  const batches = async (): Promise<number> => (await test.host.db.hot.all("SELECT id FROM import_batches")).length;
  const problemAt = async (place: string): Promise<string | null> =>
    (await admin.call<{ problem: string | null }>("transfer.imports.list", { problem: new URL(place, "http://x").searchParams.get("problem") ?? "" })).problem;

  it("lead to the import that they became, or back with a sentence of the portal's own", async () => {
    expect(await send(admin, "First name,Last name\nJordan,Lee\n")).toMatch(/^\/staff\/settings\/import\/[0-9A-Z]{26}$/);
    const back = await send(admin, "");
    expect(await problemAt(back)).toBe("Choose a file that is not empty.");
    expect(await problemAt(await send(admin, "x".repeat(10 * 1024 * 1024 + 1)))).toContain("larger than 10 MB");
    expect(await problemAt(await send(admin, "no zip", "/files/restores"))).toContain("not a zip file");
    const [, signature] = (new URL(back, "http://x").searchParams.get("problem") ?? "").split(".");
    expect(await problemAt(`/?problem=${Buffer.from("Call this number").toString("base64url")}.${signature}`)).toBeNull();
  });

  it("are taken from administrators alone", async () => {
    const professional = await test.staff({ roles: ["professional"] });
    const client = await test.client({ professional: admin });
    for (const path of ["/files/imports", "/files/restores"]) {
      expect(await send(null, "First name,Last name\nA,B\n", path)).toBe("/signin?next=%2Fstaff%2Fsettings%2Fimport");
      for (const who of [professional, client]) expect(await problemAt(await send(who, "First name,Last name\nA,B\n", path))).toContain("do not have access");
    }
    expect(await batches()).toBe(0);
  });

  it("may fill what a plugin offers, while it is on", async () => {
    const place = await send(admin, "First name,Last name,Amount due\nJordan,Lee,80.50\nSam,Poe,much\nKim,Hall,\n");
    const batchId = place.split("/").at(-1) ?? "";
    const { choices } = await admin.call<{ choices: { columns: Record<string, number> } }>("transfer.imports.get", { batchId });
    expect(choices.columns).toEqual({ firstName: 0, lastName: 1, "ledger.balance": 2 });
    expect((await admin.call<{ text: string }>("transfer.imports.template")).text).toContain("Starting balance");
    await admin.call("transfer.imports.columns", { batchId, columns: choices.columns, professionalId: admin.viewer.staffId });
    await test.drain();
    expect((await admin.call<{ rows: { problems: object[] }[] }>("transfer.imports.rows", { batchId, state: "error" })).rows).toMatchObject([{ problems: [{ label: "Starting balance", message: "Enter an amount, such as 120.00.", cell: "much" }] }]);
    await admin.call("transfer.imports.start", { batchId });
    await test.drain();
    expect(stored.map(([, values]) => values)).toEqual([{ balance: "80.50" }]);
    used = true;
    await expect(admin.call("transfer.imports.undo", { batchId })).rejects.toThrow("Payments were taken.");
    expect((await test.host.db.hot.all("SELECT id FROM clients")).length).toBe(2);
    used = false;
    await admin.call("transfer.imports.undo", { batchId });
    expect([stored, (await test.host.db.hot.all("SELECT id FROM clients")).length]).toEqual([[], 0]);

    const [line] = await admin.call<{ id: string; revision: number }[]>("plugins.list");
    await admin.call("plugins.switch", { pluginId: "ledger", on: false, revision: line?.revision ?? 0, cascade: false });
    expect((await admin.call<{ text: string }>("transfer.imports.template")).text).not.toContain("Starting balance");
    await expect(admin.call("transfer.imports.columns", { batchId, columns: choices.columns })).rejects.toMatchObject({ appCode: "INVALID" });
  });

  it("say that their work was given up, bring in no half of a chunk, and go on when they are let", async () => {
    const place = await send(admin, "First name,Last name,Amount due\nJordan,Lee,80.50\n");
    const batchId = place.split("/").at(-1) ?? "";
    await admin.call("transfer.imports.columns", { batchId, columns: { firstName: 0, lastName: 1, "ledger.balance": 2 }, professionalId: admin.viewer.staffId });
    await test.drain();
    broken = true;
    await admin.call("transfer.imports.start", { batchId });
    for (let hour = 0; hour < 8; hour += 1) await test.advance({ minutes: 65 });
    const again = await test.staff();
    expect(await again.call("transfer.imports.get", { batchId })).toMatchObject({ state: "running", stopped: true });
    expect((await test.host.db.hot.all("SELECT id FROM clients")).length).toBe(0);
    broken = false;
    await again.call("transfer.imports.start", { batchId });
    await test.drain();
    expect(await again.call("transfer.imports.get", { batchId })).toMatchObject({ state: "done", stopped: false, counts: { created: 1 } });
    expect(stored).toHaveLength(1);
  });
});
