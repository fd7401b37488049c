import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openBackgroundHost, type BackgroundHost } from "../../testing/background-host.ts";
import { testEngines, type TestDatabase } from "../../testing/test-databases.ts";
import { countStatements } from "../database/statement-counter.ts";
import type { AuditLine } from "./audit.ts";

const COPIED = "practice_id, at, plugin_id, verb, actor_kind, actor_id, account_id, client_id, subject, address, device, result, detail, mac";

describe.each(testEngines())("the audit log on $name", ({ make }) => {
  let database: TestDatabase;
  let dataDir: string;
  let one: BackgroundHost;

  beforeEach(async () => {
    database = await make();
    dataDir = mkdtempSync(join(tmpdir(), "anteroom-audit-"));
    one = await boot();
  });
  afterEach(async () => {
    await one.close();
    rmSync(dataDir, { recursive: true, force: true });
    await database.drop();
  });

  const boot = (): Promise<BackgroundHost> =>
    openBackgroundHost({ url: database.url, dataDir, plugins: { messages: { audit: { sent: "sent a message", read: "read a conversation" } } } });
  const line = (subject: string, more: Partial<AuditLine> = {}): AuditLine => ({
    practiceId: "practice",
    pluginId: "messages",
    verb: "sent",
    actor: { kind: "staff", id: "staff-1", accountId: "account-1" },
    subject,
    ...more,
  });
  const record = (...lines: AuditLine[]): Promise<void> => one.host.audit.record(lines, one.host.db.hot);
  const run = (sql: string, params: (string | number)[] = []): Promise<unknown> => one.host.db.hot.run(sql, params);
  const verify = (practiceId = "practice"): ReturnType<typeof one.host.audit.verify> => one.host.audit.verify(practiceId);
  const five = async (): Promise<void> => {
    for (const subject of ["a", "b", "c", "d", "e"]) await record(line(subject, { detail: { files: 2 }, device: "Läptop 😀" }));
    await one.host.audit.seal();
  };
  // Whoever can write to the tables can also remove their triggers.
  const unlock = async (): Promise<void> => {
    for (const trigger of ["audit_log_keeps", "audit_log_stays"]) await one.host.db.sequelize.query(`DROP TRIGGER IF EXISTS ${trigger}`);
  };

  it("writes any number of lines in one statement of the act's transaction", async () => {
    const { statements } = await countStatements(one.host.db, () => record(line("a"), line("b"), line("c")));
    expect(statements).toHaveLength(1);
    await expect(
      one.host.db.transaction(async (tx) => {
        await one.host.audit.record([line("undone")], tx);
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    expect(await one.host.audit.seal()).toBe(3);
    expect(await verify()).toEqual({ ok: true, lines: 3 });
  });

  it("chains each practice by itself, also when two nodes seal at once", async () => {
    const other = await boot();
    for (let n = 0; n < 60; n += 1) {
      await record(line(`s${n}`));
      await record(line(`t${n}`, { practiceId: "second" }));
      if (n % 10 === 0) await Promise.all([one.host.audit.seal(), other.host.audit.seal()]);
    }
    await Promise.all([one.host.audit.seal(), other.host.audit.seal()]);
    await other.close();
    expect([await verify(), await verify("second"), await verify("none")]).toEqual([{ ok: true, lines: 60 }, { ok: true, lines: 60 }, { ok: true, lines: 0 }]);
  });

  it("lists the newest first with sentences, by client, actor and verb, page by page", async () => {
    await record(line("a", { clientId: "client-1" }), line("b", { verb: "read", clientId: "client-1", result: "refused", address: "192.0.2.1" }));
    await record(line("c", { actor: { kind: "portal", id: "portal-1", accountId: "account-2" }, detail: { files: 2 } }));
    const list = async (filter: object): Promise<unknown[]> => (await one.host.audit.list("practice", { limit: 10, ...filter })).map(({ n, sentence }) => [n, sentence]);
    expect(await list({})).toEqual([[3, "sent a message"], [2, "read a conversation"], [1, "sent a message"]]);
    expect(await list({ before: 3, limit: 1 })).toEqual([[2, "read a conversation"]]);
    expect(await list({ clientId: "client-1", verb: "read" })).toEqual([[2, "read a conversation"]]);
    expect(await list({ actorId: "portal-1" })).toEqual([[3, "sent a message"]]);
    const [newest, second] = await one.host.audit.list("practice", { limit: 2 });
    expect(newest).toMatchObject({ subject: "c", detail: { files: 2 }, result: "ok", actor: { kind: "portal", id: "portal-1", accountId: "account-2" } });
    expect(second).toMatchObject({ result: "refused", address: "192.0.2.1" });
    expect(await one.host.audit.list("second", { limit: 10 })).toEqual([]);
  });

  it("refuses to change or delete a line", async () => {
    await record(line("waiting"));
    await expect(run("UPDATE audit_log SET verb = 'read'")).rejects.toThrow(/never changed/);
    await five();
    await expect(run("UPDATE audit_log SET hash = 'x' WHERE chain_n = 1")).rejects.toThrow(/never changed/);
    await expect(run("DELETE FROM audit_log WHERE chain_n = 2")).rejects.toThrow(/never deleted/);
    expect(await verify()).toEqual({ ok: true, lines: 6 });
  });

  it.each(["verb = 'read'", "actor_id = 'staff-2'", "detail = NULL", "at = at + 1", "result = 'failed'"])("finds an edited line: %s", async (edit) => {
    await five();
    await unlock();
    await run(`UPDATE audit_log SET ${edit} WHERE chain_n = 3`);
    expect(await verify()).toMatchObject({ ok: false, at: 3, why: expect.stringContaining("changed") });
  });

  it("finds a removed line", async () => {
    await five();
    await unlock();
    await run("DELETE FROM audit_log WHERE chain_n = 3");
    expect(await verify()).toMatchObject({ ok: false, at: 3, why: expect.stringContaining("removed") });
  });

  it("finds a removed line when the numbers after it were moved up", async () => {
    await five();
    await unlock();
    await run("DELETE FROM audit_log WHERE chain_n = 3");
    await run("UPDATE audit_log SET chain_n = 3 WHERE chain_n = 4");
    await run("UPDATE audit_log SET chain_n = 4 WHERE chain_n = 5");
    expect(await verify()).toMatchObject({ ok: false, at: 3 });
  });

  it("finds two lines that changed places", async () => {
    await five();
    await unlock();
    await run("UPDATE audit_log SET chain_n = 99 WHERE chain_n = 2");
    await run("UPDATE audit_log SET chain_n = 2 WHERE chain_n = 4");
    await run("UPDATE audit_log SET chain_n = 4 WHERE chain_n = 99");
    expect(await verify()).toMatchObject({ ok: false, at: 2 });
  });

  it("finds lines cut from the end", async () => {
    await five();
    await unlock();
    await run("DELETE FROM audit_log WHERE chain_n > 3");
    expect(await verify()).toMatchObject({ ok: false, at: 4, why: expect.stringContaining("cut from its end") });
  });

  it("finds lines cut from the end when the head was put back to one that was once signed", async () => {
    await record(line("a"), line("b"));
    await one.host.audit.seal();
    const [head] = await one.host.db.hot.all<{ n: number; hash: string; signature: string }>("SELECT n, hash, signature FROM audit_heads");
    await five();
    await unlock();
    await run("DELETE FROM audit_log WHERE chain_n > 2");
    await run("UPDATE audit_heads SET n = ?, hash = ?, signature = ?", [head?.n ?? 0, head?.hash ?? "", head?.signature ?? ""]);
    expect(await verify()).toMatchObject({ ok: false, at: 3, why: expect.stringContaining("line 7 was sealed") });
    await run("DELETE FROM audit_log");
    await run("DELETE FROM audit_heads");
    expect(await verify()).toMatchObject({ ok: false, at: 1 });
  });

  it("finds a forged line that was put in with numbers of its own", async () => {
    await five();
    await run(`INSERT INTO audit_log (id, ${COPIED}, chain_n, prev_hash, hash) SELECT '00000000000000000000000009', ${COPIED}, 6, hash, hash FROM audit_log WHERE chain_n = 5`);
    expect(await verify()).toMatchObject({ ok: false, at: 6 });
  });

  it("neither seals nor overlooks a forged line that waits among the others", async () => {
    await five();
    await run(`INSERT INTO audit_log (id, ${COPIED}) SELECT '00000000000000000000000009', ${COPIED} FROM audit_log WHERE chain_n = 5`);
    await record(line("after"));
    expect(await one.host.audit.seal()).toBe(1);
    expect(await verify()).toMatchObject({ ok: false, at: 7, why: expect.stringContaining("did not write") });
  });

  it("does not take another practice's line", async () => {
    await five();
    await record(line("foreign", { practiceId: "second" }));
    await unlock();
    await run("UPDATE audit_log SET practice_id = 'practice' WHERE practice_id = 'second'");
    await one.host.audit.seal();
    expect(await verify()).toMatchObject({ ok: false });
  });

  it("keeps signed heads in a file, and believes no others", async () => {
    await five();
    const text = readFileSync(join(dataDir, "audit-heads.log"), "utf8");
    expect(text).toMatch(/^practice 5 [0-9a-f]{64} [0-9a-f]{64}\n$/);
    expect(await verify()).toEqual({ ok: true, lines: 5 });
    const { appendFileSync } = await import("node:fs");
    appendFileSync(join(dataDir, "audit-heads.log"), text.replace(" 5 ", " 9 ") + "half a li");
    expect(await verify()).toEqual({ ok: true, lines: 5 });
  });

  it("seals by itself once it is started", async () => {
    one.host.audit.start();
    await record(line("a"));
    let lines = 0;
    while (lines === 0) {
      const verdict = await verify();
      lines = verdict.ok ? verdict.lines : -1;
    }
    expect(lines).toBe(1);
  });
});
