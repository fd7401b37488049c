import { Readable } from "node:stream";
import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { formDefinition } from "../server/definition/form-definition.ts";
import type { Bundle } from "../server/fhir/fhir-types.ts";
import forms from "../server/index.ts";
import { give, publish } from "./given-form.ts";

interface Exported { forms: { sent: { sentBy: string; inSession: boolean }[] }[]; fhir: Bundle }
interface Reviewed { sent: { intact: boolean; lines: { lines: string[] }[] } }

const papers = formDefinition.parse({
  title: "Your papers", purpose: "We need a copy.", readBy: "The front desk", sensitive: false, pace: "question", language: "en",
  pages: [{ id: "all", items: [{ id: "card", type: "file", label: "Your insurance card", max: 2 }, { id: "words", type: "text", label: "Anything to add?", optional: true }] }],
});

describe.each(testEngines())("forms that leave and come back, on $name,", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let formId: string;
  let id: string;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [forms], engine: name });
    formId = await publish(portal, papers);
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
    id = await give(staff, client.viewer.portalUserId, formId);
  });

  const host = () => portal.host.context("forms", portal.practice.id, null);
  /** A file as the upload door leaves it: the sender's, taken by nobody. */
  const file = async (named: string): Promise<string> => {
    const ctx = portal.host.context("forms", portal.practice.id, client.viewer);
    const { id: fileId } = await ctx.transaction((tx) => ctx.files.keep({ name: named, mime: "application/pdf", bytes: Buffer.from("%PDF-1.7 scan") }, { kind: "answer", id: newId() }, tx));
    await portal.host.db.hot.run("UPDATE files SET plugin_id = NULL, owner_kind = NULL, owner_id = NULL, state = 'ready' WHERE id = ?", [fileId]);
    return fileId;
  };
  const save = async (step: number, typed: Record<string, string | string[]>) => {
    const { bases } = await client.call<{ bases: Record<string, number> }>("forms.step", { assignmentId: id, step });
    await client.call("forms.save", { assignmentId: id, step, typed, bases });
  };
  const send = async (card: string): Promise<void> => {
    await client.call("forms.start", { assignmentId: id });
    await save(1, { card: [card] });
    await save(2, { words: `Not a file: ${card.slice(0, 25)}` });
    await client.call("forms.submit", { assignmentId: id, key: newId() });
  };
  const exported = async (): Promise<unknown[]> => {
    const rows: unknown[] = [];
    for await (const row of forms.exports?.practice?.(host()) ?? []) rows.push(JSON.parse(JSON.stringify(row)));
    return rows;
  };
  /** As core gives ids new values in another practice: everywhere but in `text`. */
  const renamed = (value: unknown, from: string, to: string): unknown => {
    if (typeof value === "string") return value.replaceAll(from, to);
    if (Array.isArray(value)) return value.map((one) => renamed(one, from, to));
    return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, key === "text" ? part : renamed(part, from, to)])) : value;
  };
  const empty = async (): Promise<void> => {
    for (const table of ["forms_submissions", "forms_draft_answers", "forms_assignments"]) await portal.host.db.hot.run(`DELETE FROM ${table}`);
  };
  const review = () => staff.call<Reviewed>("forms.review", { assignmentId: id });

  it("keeps the way to the files of an answer through an import, and the hash of what was sent, however often it moves", async () => {
    const old = await file("card.pdf");
    await send(old);
    let [from, rows] = [old, await exported()];
    for (const next of ["moved once.pdf", "moved twice.pdf"]) {
      const to = await file(next);
      await empty();
      const given = rows.map((row) => renamed(row, from, to));
      await forms.imports?.practice?.(host(), Readable.from(given));
      await forms.imports?.practice?.(host(), Readable.from(given));
      expect(await review()).toMatchObject({ sent: { intact: true, lines: [{ lines: [next] }, { lines: [`Not a file: ${old.slice(0, 25)}`] }] } });
      await client.call("forms.amend", { assignmentId: id, key: newId(), reason: "A look" }).catch(() => undefined);
      expect((await client.call<{ typed: unknown }>("forms.step", { assignmentId: id, step: 1 })).typed).toEqual({ card: [to] });
      [from, rows] = [to, await exported()];
    }
  });

  it("leaves as FHIR that names each form once and each response with who gave it", async () => {
    await send(await file("card.pdf"));
    const { submissionId } = (await staff.call<{ sent: { submissionId: string } }>("forms.review", { assignmentId: id })).sent;
    const out = (await forms.exports?.client?.(host(), client.viewer.clientId)) as Exported;
    expect(out.forms[0]?.sent).toMatchObject([{ inSession: false, sentBy: client.viewer.name }]);
    expect(out.fhir).toMatchObject({ resourceType: "Bundle", type: "collection" });
    const [questionnaire, response] = out.fhir.entry;
    expect(questionnaire?.resource).toMatchObject({ resourceType: "Questionnaire", title: "Your papers", version: "1", url: questionnaire?.fullUrl });
    expect(response?.resource).toMatchObject({
      resourceType: "QuestionnaireResponse", id: submissionId, status: "completed", questionnaire: `${questionnaire?.fullUrl ?? ""}|1`, subject: { reference: `Patient/${client.viewer.clientId}` }, source: { display: client.viewer.name }, author: { display: client.viewer.name },
      item: [{ linkId: "all", item: [{ linkId: "card", answer: [{ valueAttachment: { title: "card.pdf" } }] }, { linkId: "words" }] }],
    });
  });
});
