import { createServer, type Server } from "node:http";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { defineManifest } from "../../manifest.ts";
import { createTestPortal, type TestClient, type TestPerson, type TestPortal } from "../../testing/test-portal.ts";
import { sessionCookieName } from "../accounts/session-cookie.ts";
import { newId } from "../ids.ts";
import { definePlugin } from "../plugins/define-plugin.ts";
import type { StaffViewer, Viewer } from "../viewer.ts";
import { createRestore } from "./create-restore.ts";
import { practiceTables } from "./practice-tables.ts";
import { openZip, type ZipReader } from "./zip/zip-reader.ts";

const kept: unknown[] = [];
/** Files that the plugin keeps of its own, by client. */
const ofPlugin = new Map<string, string[]>();
const talk = definePlugin({
  manifest: defineManifest({ id: "messages", name: "Talk", description: "Sends messages and keeps notes for tests.", permissions: { "messages.use": { label: "Messages", default: ["administrator", "professional"], portal: "messaging" } } }),
  settings: z.object({ mood: z.string().default("calm").meta({ label: "Mood" }) }),
  fileGuards: { message: async () => true },
  exports: {
    client: async (ctx, clientId) => ({ clientId, practiceId: ctx.practiceId }),
    clientFiles: async (_ctx, clientId) => ofPlugin.get(clientId) ?? [],
    async *practice(ctx) {
      yield { kind: "note", clientId: newId(), practice: ctx.practiceId };
    },
  },
  imports: {
    async practice(_ctx, rows) {
      for await (const row of rows) kept.push(row);
    },
  },
});

describe.each(["sqlite", "mysql"] as const)("exports on %s", (engine) => {
  let test: TestPortal;
  let admin: TestPerson<StaffViewer>;
  let jordan: TestClient;
  let server: Server;
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "anteroom-export-"));
    test = await createTestPortal({ engine, plugins: [talk] });
    admin = await test.staff({ name: "Dr Maya Rivera" });
    jordan = await test.client({ professional: admin, invite: true });
    await test.drain();
    expect(test.host.registry.get("messages")?.failed).toBeNull();
    const app = express();
    server = createServer(app);
    test.portal.attach(app, server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
    await test.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const get = (path: string, who: TestPerson<Viewer> | null): Promise<Response> =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers: who ? { cookie: `${sessionCookieName(test.options.baseUrl)}=${who.token}` } : {} });
  const send = async (by: TestPerson<Viewer>, conversationId: string, text: string, fileIds: string[] = []): Promise<void> => {
    const { practiceId } = by.viewer;
    await test.host.inbox.settle();
    await test.host.context("messages", practiceId, by.viewer).inbox.send(by.viewer, { conversationId, key: newId(), text, fileIds });
  };
  const upload = async (by: TestPerson<Viewer>, name: string, content: string): Promise<string> => {
    const form = new FormData();
    form.set("file", new Blob([content]), name);
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/files`, { method: "POST", body: form, headers: { cookie: `${sessionCookieName(test.options.baseUrl)}=${by.token}` } });
    return ((await answer.json()) as { file: { id: string } }).file.id;
  };
  const pdf = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
  const save = async (href: string, who = admin): Promise<string> => {
    const answer = await get(href, who);
    expect([answer.status, answer.headers.get("content-disposition")?.split(";")[0]]).toEqual([200, "attachment"]);
    const path = join(folder, newId());
    writeFileSync(path, Buffer.from(await answer.arrayBuffer()));
    return path;
  };
  const textOf = async (zip: ZipReader, name: string): Promise<string> => {
    const part = zip.parts.get(name);
    const bytes: Buffer[] = [];
    if (part) for await (const one of zip.read(part)) bytes.push(one);
    return Buffer.concat(bytes).toString("utf8");
  };
  const everything = async (zip: ZipReader): Promise<string> => (await Promise.all([...zip.parts.keys()].map((name) => textOf(zip, name)))).join("\n");
  const verbs = async (): Promise<string[]> => (await test.host.audit.list(test.practice.id, { limit: 500 })).map((line) => line.verb);
  const rows = (table: string, practiceId = test.practice.id): Promise<Record<string, unknown>[]> => test.host.db.hot.all(`SELECT * FROM ${table} WHERE practice_id = ?`, [practiceId]);

  it("gives one client with conversation, files and access, and nothing of others", async () => {
    const sam = await test.client({ professional: admin, firstName: "Sam", lastName: "Poe" });
    await send(jordan, jordan.conversationId, "<script>alert(1)</script> & hello", [await upload(jordan, "=letter.pdf", pdf)]);
    await send(sam, sam.conversationId, "SAM-SECRET");
    await test.host.context("messages", test.practice.id, admin.viewer).inbox.send(admin.viewer, { conversationId: jordan.conversationId, key: newId(), text: "STAFF-NOTE", note: true });
    const kept = await upload(jordan, "plan.pdf", `${pdf}% the plan\n`);
    ofPlugin.set(jordan.viewer.clientId, [kept]);
    ofPlugin.set(sam.viewer.clientId, [await upload(sam, "sam.pdf", `${pdf}% SAM-SECRET\n`)]);
    const { href } = await admin.call<{ href: string }>("transfer.exportClient", { clientId: jordan.viewer.clientId });
    const path = await save(href);
    const zip = await openZip(path);
    const html = await textOf(zip, `conversations/${jordan.conversationId}.html`);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; hello");
    expect(html).not.toContain("<script");
    const file = [...zip.parts.keys()].find((name) => name.startsWith("files/"));
    expect(await textOf(zip, file ?? "")).toBe(pdf);
    expect(await textOf(zip, `files/${kept}-plan.pdf`)).toContain("the plan");
    const all = await everything(zip);
    for (const secret of ["SAM-SECRET", "Sam", "STAFF-NOTE", sam.viewer.clientId]) expect(all).not.toContain(secret);
    expect(JSON.parse(await textOf(zip, "client.json"))).toMatchObject({ client: { id: jordan.viewer.clientId }, portalUsers: [{ id: jordan.viewer.portalUserId }] });
    expect(await textOf(zip, "plugins/messages.json")).toContain(jordan.viewer.clientId);
    expect(await textOf(zip, "access.csv")).toContain("exported a client");
    await zip.close();
    // Another program reads it as well.
    expect(spawnSync("python3", ["-c", "import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); sys.exit(0 if z.testzip() is None else 1)", path]).status).toBe(0);
    expect(await verbs()).toEqual(expect.arrayContaining(["client-exported", "export-prepared"]));
  });

  it("gives a link to its maker alone, once, for ten minutes", async () => {
    const make = async (): Promise<string> => (await admin.call<{ href: string }>("transfer.exportPractice")).href;
    const other = await test.staff({ name: "Ana" });
    const stranger = await test.staff({ practice: await test.newPractice("Oak Practice") });
    const href = await make();
    for (const [who, status] of [[null, 401], [other, 404], [stranger, 404], [jordan, 403]] as const) expect((await get(href, who)).status).toBe(status);
    expect((await get("/files/exports/nothing", admin)).status).toBe(404);
    await save(href);
    const again = await get(href, admin);
    expect([again.status, await again.text()]).toEqual([412, "This link was used already. Make a new one on the page where you started the export.\n"]);
    const late = await make();
    test.clock.advance({ minutes: 11 });
    expect((await get(late, admin)).status).toBe(412);
    const professional = await test.staff({ roles: ["professional"] });
    for (const path of ["transfer.exportPractice", "transfer.exportClient"]) await expect(professional.call(path, { clientId: jordan.viewer.clientId })).rejects.toMatchObject({ appCode: "FORBIDDEN" });
    await expect(stranger.call("transfer.exportClient", { clientId: jordan.viewer.clientId })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
  });

  it("brings a practice's export back into an empty one: people, conversations, entries, cards, settings, files", async () => {
    kept.length = 0;
    const other = await test.newPractice("Oak Practice");
    const theirs = await test.client({ professional: await test.staff({ practice: other }), firstName: "OAK-SECRET" });
    await send(theirs, theirs.conversationId, "OAK-MESSAGE");
    await send(jordan, jordan.conversationId, "Hello 01JDKZ8Q6V3M5X7Y9A1B2C3D4E", [await upload(jordan, "letter.pdf", pdf)]);
    for (const text of ["One", "Two", "Three"]) await send(admin, jordan.conversationId, text);
    await admin.call("people.addContact", { clientId: jordan.viewer.clientId, name: "Alex Lee", relationship: "Parent" });
    await admin.call("settings.save", { pluginId: "messages", level: "practice", levelId: null, values: { mood: "glad" } });
    await test.drain();
    const path = await save((await admin.call<{ href: string }>("transfer.exportPractice")).href);
    const zip = await openZip(path);
    const all = await everything(zip);
    for (const secret of ["OAK-SECRET", "OAK-MESSAGE", other.id, "password"]) expect(all.replaceAll("without passwords", "")).not.toContain(secret);
    await zip.close();

    const empty = await test.newPractice("Empty Practice");
    const newcomer = await test.staff({ practice: empty });
    const call = { host: test.host, viewer: newcomer.viewer, origin: { address: "127.0.0.1", userAgent: "test", transport: "http" as const } };
    const batchId = await createRestore(call, { name: "practice.zip", path });
    await newcomer.call("transfer.imports.start", { batchId });
    await test.drain();
    const result = await newcomer.call<{ state: string; counts: Record<string, number> }>("transfer.imports.get", { batchId });
    expect(result.state).toBe("done");

    for (const { table } of practiceTables) {
      if (table === "workflow_timers") continue;
      const [was, is] = [await rows(table), await rows(table, empty.id)];
      expect([table, is.length]).toEqual([table, table === "workflow_instances" ? was.filter((row) => row["name"] !== "invitation").length : was.length]);
    }
    expect((await rows("staff", empty.id)).length).toBe((await rows("staff")).length + 1);
    expect(await test.host.people.of(empty.id).practice()).toMatchObject({ name: "Willow Practice", timeZone: test.practice.timeZone });
    expect((await test.host.settings.effective(empty.id, "messages"))["mood"]).toEqual({ value: "glad", from: "practice" });
    const [user] = await rows("portal_users", empty.id);
    expect(user).toMatchObject({ first_name: "Jordan", status: "invited", account_id: null });
    expect(kept).toHaveLength(1);

    // Whoever looks reads the same conversation, cards included.
    const [conversation] = await rows("inbox_conversations", empty.id);
    const before = await admin.call<Timeline>("inbox.open", { conversationId: jordan.conversationId });
    const after = await newcomer.call<Timeline>("inbox.open", { conversationId: String(conversation?.["id"]) });
    expect(after.entries.map(spoken)).toEqual(before.entries.map(spoken));
    expect(after.entries.length).toBeGreaterThanOrEqual(5);
    const attachment = after.entries.flatMap((entry) => entry.attachments)[0];
    const link = await newcomer.call<{ href: string }>("files.link", { fileId: attachment?.fileId ?? "", disposition: "attachment" });
    expect(await (await get(link.href, newcomer)).text()).toBe(pdf);
    // And goes on with it.
    await send(newcomer, String(conversation?.["id"]), "Welcome back");
    expect((await newcomer.call<Timeline>("inbox.open", { conversationId: String(conversation?.["id"]) })).entries.at(-1)?.text).toBe("Welcome back");
    expect(await test.host.audit.verify(empty.id)).toMatchObject({ ok: true });
    // Nobody was let in or written to; the practice invites whom it wants.
    expect(await rows("invitations", empty.id)).toEqual([]);
    await newcomer.call("people.resend", { portalUserId: String(user?.["id"]) });
    expect(await rows("invitations", empty.id)).toMatchObject([{ portal_user_id: user?.["id"] }]);
  });

  it("takes an export into an empty practice only, and nothing that is none", async () => {
    const path = await save((await admin.call<{ href: string }>("transfer.exportPractice")).href);
    const call = (who: TestPerson<StaffViewer>) => ({ host: test.host, viewer: who.viewer, origin: { address: "127.0.0.1", userAgent: "test", transport: "http" as const } });
    await expect(createRestore(call(admin), { name: "practice.zip", path })).rejects.toMatchObject({ appCode: "CONFLICT" });
    const newcomer = await test.staff({ practice: await test.newPractice("Empty Practice") });
    const junk = join(folder, "junk.zip");
    writeFileSync(junk, "no zip at all, but long enough to be looked at");
    await expect(createRestore(call(newcomer), { name: "junk.zip", path: junk })).rejects.toMatchObject({ appCode: "INVALID" });
    const cut = join(folder, "cut.zip");
    const { readFileSync } = await import("node:fs");
    writeFileSync(cut, readFileSync(path).subarray(0, -200));
    await expect(createRestore(call(newcomer), { name: "cut.zip", path: cut })).rejects.toMatchObject({ appCode: "INVALID" });
  });
});

interface Timeline {
  entries: { kind: string; seq: number; text: string; at: number; author: { kind: string; name: string }; attachments: { fileId: string; name: string }[]; card: { view?: { title: string } } | null }[];
}
const spoken = ({ kind, seq, text, at, author, attachments, card }: Timeline["entries"][number]) => ({ kind, seq, text, at, author: [author.kind, author.name], files: attachments.map((file) => file.name), card: card?.view?.title });
