import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newId } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { extractText, getDocumentProxy } from "unpdf";
import { loadRequest } from "../server/signing/load-request.ts";
import { verifyRequest } from "../server/signing/verify-request.ts";
import { exportPractice } from "../server/transfer/export-documents.ts";
import { importPractice } from "../server/transfer/import-documents.ts";
import { openDesk, type Desk } from "./support.ts";

interface Findings {
  findings: { what: string; ok: boolean }[];
}

describe.each(testEngines())("the evidence of a signature, on $name", ({ name }) => {
  let desk: Desk;
  let requestId: string;
  let paperId: string;
  beforeEach(async () => {
    desk = await openDesk(name);
    const sent = await desk.send([desk.jordan]);
    requestId = sent.requestId;
    paperId = sent.paperIds[0] ?? "";
    await desk.sign(desk.jordan, paperId, { name: "Zażółć Παπαδόπουλος" });
  });
  afterEach(() => desk?.portal.close());

  const changed = async (): Promise<string[]> => (await desk.maya.call<Findings>("documents.verify", { requestId })).findings.filter((one) => !one.ok).map((one) => one.what);
  const sql = (text: string, params: string[]): Promise<unknown> => desk.portal.host.db.hot.run(text, params);
  const onDisk = (): string[] => readdirSync(join(desk.portal.options.dataDir, "files"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const stored = (): string => onDisk().find((path) => readFileSync(path).subarray(0, 5).toString() === "%PDF-") ?? "";

  it("is sound when nobody touched it", async () => {
    expect(await changed()).toEqual([]);
  });

  it("shows a changed PDF on the disk", async () => {
    const bytes = readFileSync(stored());
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    writeFileSync(stored(), bytes);
    expect(await changed()).toEqual([expect.stringContaining("stored PDF")]);
  });

  it("shows a text that was put in the place of the signed one", async () => {
    const ctx = desk.portal.host.context("documents", desk.portal.practice.id, null);
    const other = ctx.sealed.seal({ table: "documents_papers", row: paperId, column: "content" }, JSON.stringify({ title: "Consent", version: 1, nodes: [] }));
    await sql("UPDATE documents_papers SET content = ? WHERE id = ?", [other, paperId]);
    expect(await changed()).toEqual(expect.arrayContaining([expect.stringContaining("text of document 1"), expect.stringContaining("signatures under document 1")]));
  });

  it("shows a line that was changed, taken away or exchanged", async () => {
    const [line] = await desk.portal.host.db.hot.all<{ facts: string; sha256: string }>("SELECT facts, sha256 FROM documents_evidence WHERE request_id = ? AND line = 1", [requestId]);
    await sql("UPDATE documents_evidence SET facts = ? WHERE request_id = ? AND kind = 'signed'", [line?.facts ?? "", requestId]);
    expect((await changed()).join()).toContain("of the evidence was changed");
    await sql("DELETE FROM documents_evidence WHERE request_id = ? AND kind = 'copied'", [requestId]);
    expect((await changed()).join()).toContain("No line was added or taken away");
  });

  it("shows a line that somebody sealed anew with other facts", async () => {
    const ctx = desk.portal.host.context("documents", desk.portal.practice.id, null);
    const place = { table: "documents_evidence", row: `${requestId}.3`, column: "facts" };
    const [line] = await desk.portal.host.db.hot.all<{ facts: string; kind: string }>("SELECT facts, kind FROM documents_evidence WHERE request_id = ? AND line = 3", [requestId]);
    expect(line?.kind).toBe("signed");
    const facts = JSON.parse(ctx.sealed.open(place, line?.facts ?? "")) as Record<string, unknown>;
    await sql("UPDATE documents_evidence SET facts = ? WHERE request_id = ? AND line = 3", [ctx.sealed.seal(place, JSON.stringify({ ...facts, typedName: "Somebody Else" })), requestId]);
    expect(await changed()).toEqual(["Line 3 of the evidence was changed"]);
  });

  it("shows a signature row that nobody made", async () => {
    await sql("UPDATE documents_signatures SET line = 1 WHERE request_id = ?", [requestId]);
    expect((await changed()).join()).toContain("Each signature has its line of evidence");
  });

  it("gives a tagged PDF with the text, the signature and a certificate page that can be searched", async () => {
    const pdf = await getDocumentProxy(new Uint8Array(readFileSync(stored())));
    const { text } = await extractText(pdf, { mergePages: true });
    const words = text.replace(/\s+/g, " ");
    for (const part of ["Consent to treatment", "Therapy of Jordan.", "Initials, Jordan Lee JL", "Zażółć Παπαδόπουλος", "Certificate of signatures", "SHA-256", "127.0.0.1", "Yes, ticked", "Not ticked"]) expect(words).toContain(part);
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect((await pdf.getMetadata()).info).toMatchObject({ Title: "Consent to treatment", Language: "en" });
  });

  it("holds in another practice after an export and import, twice", async () => {
    const { host, practice } = desk.portal;
    const rows: unknown[] = [];
    for await (const row of exportPractice(host.context("documents", practice.id, null))) rows.push(JSON.parse(JSON.stringify(row)));
    expect(rows.length).toBeGreaterThan(8);
    const elsewhere = await desk.portal.newPractice("Moved Practice");
    // As the host maps them: each id gets another one, and what people wrote stays.
    const ids = new Map<string, string>();
    const mapped = (value: unknown, key = ""): unknown => {
      if (typeof value === "string") return ["text", "title", "name"].includes(key) ? value : value.replace(/\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b/g, (old) => ids.get(old) ?? ids.set(old, newId()).get(old) ?? "");
      if (Array.isArray(value)) return value.map((one) => mapped(one));
      return value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([at, one]) => [at, mapped(one, at)])) : value;
    };
    const moved = rows.map((row) => mapped(row));
    async function* all(): AsyncGenerator<unknown> {
      yield* moved;
    }
    const target = host.context("documents", elsewhere.id, null);
    await importPractice(target, all());
    await importPractice(target, all());


    const whole = await loadRequest(target, ids.get(requestId) ?? "");
    const wrong = whole ? (await verifyRequest(target, whole)).filter((one) => !one.ok).map((one) => one.what) : ["not there"];
    // The bytes travel with core's files, which this test leaves out.
    expect(wrong.filter((what) => !what.includes("stored PDF"))).toEqual([]);
    expect(whole?.signatures).toHaveLength(1);
  });
});
