import { Readable } from "node:stream";
import { newId } from "@anteroom/core/server";
import type { CardEnvelope, PortalViewer, StaffViewer, Viewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import forms from "../server/index.ts";
import { checkIn, give, mood, publish } from "./given-form.ts";

const gone = { appCode: "NOT_FOUND" };
const answers = { sleep: "badly", help: "A darker room", safe: "not-say" };

describe.each(testEngines())("what was answered, on $name,", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let parent: TestClient;
  let formId: string;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [forms], engine: name });
    formId = await publish(portal, checkIn);
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    staff = await portal.staff({ roles: ["professional"] });
    client = await portal.client({ professional: staff });
    parent = await portal.client({ professional: staff, clientId: client.viewer.clientId, relationship: "parent" });
  });

  const fillIn = async (id: string, who: TestPerson<PortalViewer> = client): Promise<void> => {
    await who.call("forms.start", { assignmentId: id });
    for (const [step, itemId] of [[1, "sleep"], [2, "help"], [3, "safe"]] as const) await who.call("forms.save", { assignmentId: id, step, typed: { [itemId]: answers[itemId] }, bases: { [itemId]: 0 } });
  };
  const sendOne = async (more: Record<string, unknown> = {}): Promise<string> => {
    const id = await give(staff, client.viewer.portalUserId, formId, more);
    await fillIn(id);
    await client.call("forms.submit", { assignmentId: id, key: newId() });
    return id;
  };

  /** Every way in which a portal user could come to read a form of somebody else. */
  const tries = (id: string): [string, unknown][] => [
    ["forms.open", { assignmentId: id }], ["forms.start", { assignmentId: id }], ["forms.step", { assignmentId: id, step: 1 }], ["forms.check", { assignmentId: id }], ["forms.sent", { assignmentId: id }],
    ["forms.copyFile", { assignmentId: id }], ["forms.save", { assignmentId: id, step: 1, typed: { sleep: "well" }, bases: { sleep: 0 } }], ["forms.answer", { assignmentId: id, step: 1, typed: { sleep: "well" }, bases: { sleep: 0 } }],
    ["forms.submit", { assignmentId: id, key: newId() }], ["forms.amend", { assignmentId: id, key: newId(), reason: "A mistake" }], ["forms.keepSent", { assignmentId: id }],
  ];
  const found = async (who: TestPerson<Viewer>): Promise<unknown[]> =>
    (await who.call<{ found: { hits: unknown[] }[] }>("search.find", { text: "check-in", source: "forms" })).found.flatMap(({ hits }) => hits);

  it("is nobody else's: not another portal user's of the same client, nor another client's", async () => {
    const id = await sendOne();
    const stranger = await portal.client({ professional: staff });
    const elsewhere = await portal.client({ professional: await portal.staff({ practice: await portal.newPractice("Other Practice") }) });
    for (const who of [parent, stranger, elsewhere]) {
      for (const [path, input] of tries(id)) await expect(who.call(path, input), path).rejects.toMatchObject(gone);
      expect(await who.call("forms.mine")).toMatchObject({ toDo: [], inProgress: [], sent: [], closed: [], shared: [] });
    }
    expect(await found(parent)).toEqual([]);
    expect(await found(client)).toMatchObject([{ title: "Weekly check-in" }]);
    expect(await found(staff)).toContainEqual(expect.objectContaining({ title: "Weekly check-in", href: `/staff/clients/${client.viewer.clientId}/forms/${id}`, person: expect.objectContaining({ id: client.viewer.clientId }) }));
    expect(await found(await portal.staff({ roles: ["professional"] }))).toEqual([]);
    const [card] = (await portal.posted("forms.assignment")).filter((one) => one.subjectId === id);
    await expect(parent.call("inbox.card", { conversationId: card?.conversationId, entryId: card?.entryId })).rejects.toMatchObject(gone);
    const faces = await forms.cards?.[0]?.view(portal.host.context("forms", portal.practice.id, parent.viewer), [id], parent.viewer);
    expect(faces?.size).toBe(0);
  });

  it("can be read, and no more, by those with whom it was shared before it was answered, once it is sent", async () => {
    const id = await give(staff, client.viewer.portalUserId, formId, { sharedWith: [parent.viewer.portalUserId] });
    await fillIn(id);
    await expect(parent.call("forms.open", { assignmentId: id })).rejects.toMatchObject(gone);
    expect(await client.call("forms.open", { assignmentId: id })).toMatchObject({ sharedWith: [`${parent.viewer.name}`] });
    await client.call("forms.submit", { assignmentId: id, key: newId() });
    expect(await parent.call("forms.mine")).toMatchObject({ shared: [{ id }] });
    expect(await parent.call("forms.sent", { assignmentId: id })).toMatchObject({ own: false, mayAmend: false, lines: [{ lines: ["Badly"] }, { lines: ["A darker room"] }, {}, {}] });
    for (const [path, input] of tries(id).filter(([path]) => !["forms.open", "forms.sent", "forms.copyFile"].includes(path))) await expect(parent.call(path, input), path).rejects.toMatchObject(gone);
  });

  it("cannot be shared with somebody of another client", async () => {
    const stranger = await portal.client({ professional: staff });
    await expect(give(staff, client.viewer.portalUserId, formId, { sharedWith: [stranger.viewer.portalUserId] })).rejects.toMatchObject({ appCode: "INVALID" });
  });

  it("is read by staff of the client who may review, and by no other staff", async () => {
    const id = await sendOne();
    const { submissionId } = (await staff.call<{ sent: { submissionId: string } }>("forms.review", { assignmentId: id })).sent;
    const other = await portal.staff({ roles: ["professional"], name: "Dr Sam Ono" });
    const desk = await portal.staff({ roles: ["scheduler"], name: "Sam Desk" });
    const boss = await portal.staff({ practice: await portal.newPractice("Other Practice") });
    const staffTries: [string, unknown][] = [
      ["forms.review", { assignmentId: id }], ["forms.reviewFile", { assignmentId: id }], ["forms.markReviewed", { assignmentId: id, submissionId }],
      ["forms.giveBack", { assignmentId: id, submissionId, note: "Look again" }], ["forms.annotate", { assignmentId: id, submissionId, key: newId(), text: "A note" }],
    ];
    for (const [path, input] of staffTries) {
      await expect(other.call(path, input), path).rejects.toMatchObject(gone);
      await expect(boss.call(path, input), path).rejects.toMatchObject(gone);
      await expect(desk.call(path, input), path).rejects.toMatchObject({ appCode: "FORBIDDEN" });
    }
    for (const path of ["forms.nudge", "forms.withdraw", "forms.extend"]) await expect(other.call(path, { assignmentId: id, key: newId() }), path).rejects.toMatchObject(gone);
    await expect(other.call("forms.chart", { clientId: client.viewer.clientId })).rejects.toMatchObject(gone);
    expect(await other.call("forms.toReview")).toEqual([]);
    expect(await staff.call("forms.toReview")).toMatchObject([{ id }]);
  });

  it("keeps the notes of staff from everybody in the portal", async () => {
    const id = await sendOne();
    const { submissionId } = (await staff.call<{ sent: { submissionId: string } }>("forms.review", { assignmentId: id })).sent;
    await staff.call("forms.annotate", { assignmentId: id, submissionId, key: newId(), text: "Ask about the neighbours" });
    const seen = JSON.stringify([await client.call("forms.sent", { assignmentId: id }), await client.call("forms.open", { assignmentId: id }), await client.call("forms.mine"), await forms.exports?.client?.(portal.host.context("forms", portal.practice.id, null), client.viewer.clientId)]);
    expect(seen).not.toContain("neighbours");
  });

  it("stands in no table, notice, audit line or event in clear", async () => {
    const id = await sendOne();
    await portal.drain();
    const stored: unknown[] = [];
    for (const table of ["forms_draft_answers", "forms_submissions", "forms_assignments", "audit_log", "outbox", "workflow_instances"]) stored.push(await portal.host.db.hot.all(`SELECT * FROM ${table}`).catch(() => []));
    expect(JSON.stringify(stored)).toContain(id);
    expect(JSON.stringify([stored, await portal.host.mailer.mailbox()])).not.toContain("A darker room");
  });

  it("stays whole: what was sent is stored once, with a hash that tells a change", async () => {
    const id = await sendOne();
    expect(await staff.call("forms.review", { assignmentId: id })).toMatchObject({ sent: { intact: true, version: 1 } });
    await portal.host.db.hot.run("UPDATE forms_submissions SET hash = ? WHERE assignment_id = ?", ["f".repeat(64), id]);
    expect(await staff.call("forms.review", { assignmentId: id })).toMatchObject({ sent: { intact: false } });
  });

  it("is gone from the portal while its person may not answer forms, and back when they may again", async () => {
    const id = await give(staff, client.viewer.portalUserId, formId);
    const boxes = (permissions: string[]) => portal.staff().then((boss) => boss.call("people.editPortalUser", { portalUserId: client.viewer.portalUserId, permissions }));
    await client.call("forms.start", { assignmentId: id });
    await boxes(["basic", "messaging"]);
    await expect(client.call("forms.step", { assignmentId: id, step: 1 })).rejects.toMatchObject({ appCode: "FORBIDDEN" });
    const [card] = (await portal.posted("forms.assignment")).filter((one) => one.subjectId === id);
    const at = { conversationId: card?.conversationId, entryId: card?.entryId };
    expect((await client.call<CardEnvelope>("inbox.card", at)).state).toBe("unavailable");
    await boxes(["basic", "messaging", "surveys"]);
    expect((await client.call<CardEnvelope>("inbox.card", at)).state).toBe("in_progress");
  });

  it("is answered on the card when the form is short, with the same checks and once", async () => {
    const id = await give(staff, client.viewer.portalUserId, await publish(portal, mood));
    const [card] = (await portal.posted("forms.micro")).filter((one) => one.subjectId === id);
    const at = { conversationId: card?.conversationId ?? "", entryId: card?.entryId ?? "" };
    const { rev } = await client.call<CardEnvelope>("inbox.card", at);
    const act = (fields: Record<string, string>, key = newId()) => client.call("inbox.act", { ...at, action: "send", rev, key, fields });
    expect(await act({})).toMatchObject({ ok: false, code: "validation", errors: [{ field: "mood" }] });
    const key = newId();
    expect(await Promise.all([act({ mood: "2", note: "" }, key), act({ mood: "2", note: "" }, key)])).toMatchObject([{ ok: true, card: { state: "done" } }, { ok: true }]);
    expect(await client.call("forms.sent", { assignmentId: id })).toMatchObject({ number: 1, all: [{}] });
    expect(await staff.call("forms.review", { assignmentId: id })).toMatchObject({ sent: { lines: [{ lines: ["2"] }, { lines: [] }] } });
  });

  it("comes back from an export of the practice as it was, with its hash", async () => {
    const id = await sendOne();
    const rows: unknown[] = [];
    for await (const row of forms.exports?.practice?.(portal.host.context("forms", portal.practice.id, null)) ?? []) rows.push(JSON.parse(JSON.stringify(row)));
    expect(JSON.stringify(rows)).toContain("A darker room");
    const there = portal.host.context("forms", portal.practice.id, null);
    for (const table of ["forms_submissions", "forms_draft_answers", "forms_assignments"]) await portal.host.db.hot.run(`DELETE FROM ${table}`);
    await forms.imports?.practice?.(there, Readable.from(rows));
    await forms.imports?.practice?.(there, Readable.from(rows));
    expect(await staff.call("forms.review", { assignmentId: id })).toMatchObject({ sent: { intact: true, number: 1, lines: [{}, { lines: ["A darker room"] }, {}, {}] } });
  });

  it("is reminded of at most three times, stops when it is sent, and closes on its day", async () => {
    const today = new Date(portal.clock.now());
    const day = (after: number): string => new Date(today.getTime() + after * 86_400_000).toISOString().slice(0, 10);
    const id = await give(staff, client.viewer.portalUserId, formId, { dueOn: day(4), closesOn: day(10) });
    const reminders = async (): Promise<number> => (await portal.host.db.hot.all<{ n: number }>("SELECT COUNT(*) AS n FROM notices WHERE kind = 'forms.reminder' AND data LIKE ?", [`%${id}%`]))[0]?.n ?? 0;
    for (let passed = 0; passed < 9; passed += 1) await portal.advance({ days: 1 });
    expect(await reminders()).toBe(3);
    await portal.advance({ days: 3 });
    const state = async (): Promise<string | undefined> => (await portal.host.db.hot.all<{ state: string }>("SELECT state FROM forms_assignments WHERE id = ?", [id]))[0]?.state;
    expect(await state()).toBe("expired");
    // Everybody from before is signed out by now.
    await (await portal.staff()).call("forms.extend", { assignmentId: id, dueOn: "", closesOn: "" });
    expect(await state()).toBe("sent");
  });
});
