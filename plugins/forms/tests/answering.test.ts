import { newId } from "@anteroom/core/server";
import type { CardEnvelope, StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import forms from "../server/index.ts";
import { checkIn, give, publish } from "./given-form.ts";

interface StepAnswer { begun: boolean; instead: number | "check" | null; place: string | null; number: number; typed: Record<string, unknown>; bases: Record<string, number>; previous: number | null }
type Line = { itemId: string; text: string[]; step: number; error: string | null };

describe.each(testEngines())("filling in a form on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let formId: string;
  let id: string;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [forms], engine: name });
    formId = await publish(portal, checkIn);
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
    id = await give(staff, client.viewer.portalUserId, formId, { dueOn: "2030-01-15" });
  });

  const card = async (who: TestPerson = client): Promise<CardEnvelope> => {
    const posted = (await portal.posted("forms.assignment")).find((one) => one.subjectId === id);
    return who.call("inbox.card", { conversationId: posted?.conversationId, entryId: posted?.entryId });
  };
  const start = () => client.call<{ step: number }>("forms.start", { assignmentId: id });
  const step = (number: number) => client.call<StepAnswer>("forms.step", { assignmentId: id, step: number });
  const answer = async (number: number, typed: Record<string, string>, more: Record<string, unknown> = {}) => {
    const { bases } = await step(number);
    return client.call<Record<string, unknown>>("forms.answer", { assignmentId: id, step: number, typed, bases, ...more });
  };
  const submit = (key = newId()) => client.call<{ submissionId: string; number: number }>("forms.submit", { assignmentId: id, key });
  const check = () => client.call<{ lines: Line[] }>("forms.check", { assignmentId: id });
  const fillIn = async () => {
    await start();
    await answer(1, { sleep: "badly" });
    await answer(2, { help: "A darker room" });
    await answer(3, { safe: "not-say" });
    await answer(4, {});
  };

  it("saves nothing before Start, then shows the way and where it stands on the card", async () => {
    expect(await card()).toMatchObject({ state: "live", needsYou: true, view: { kindLine: "Form from Dr Maya Rivera", title: "Weekly check-in", status: { tag: "To do" } } });
    await client.call("forms.open", { assignmentId: id });
    expect(await card()).toMatchObject({ state: "live" });
    expect(await start()).toEqual({ step: 1 });
    expect(await answer(1, { sleep: "badly" })).toEqual({ ok: true, next: 2 });
    expect(await answer(2, { help: "A darker room" })).toEqual({ ok: true, next: 3 });
    expect(await card()).toMatchObject({ state: "in_progress", view: { status: { tag: "In progress", text: expect.stringMatching(/^Question 3 of 4\. Saved .+\. Due Tuesday 15 January 2030\.$/) as string } } });
    expect(await start()).toEqual({ step: 3 });
    expect(await step(2)).toMatchObject({ typed: { help: "A darker room" }, previous: 1 });
  });

  it("says what to do for an empty question, and keeps what was typed elsewhere", async () => {
    await start();
    expect(await answer(1, {})).toEqual({ ok: false, why: "errors", errors: { sleep: expect.stringMatching(/^Choose/) as string } });
    await expect(submit()).rejects.toMatchObject({ appCode: "INVALID", details: { fields: { sleep: expect.any(String) as string, safe: expect.any(String) as string } } });
  });

  it("asks before it drops answers that are no longer asked for, and never sends them", async () => {
    await fillIn();
    expect(await answer(1, { sleep: "well" })).toEqual({ ok: false, why: "discards", labels: ["What would help you sleep?"] });
    expect(await answer(1, { sleep: "badly" })).toEqual({ ok: true, next: 2 });
    expect((await step(2)).typed).toEqual({ help: "A darker room" });
    expect(await answer(1, { sleep: "well" }, { discard: true })).toEqual({ ok: true, next: 3 });
    expect((await check()).lines.map((line) => [line.itemId, line.text])).toEqual([["sleep", ["Well"]], ["safe", ["I prefer not to answer"]], ["topic", []]]);
    await submit();
    const copy = await client.call<{ lines: { itemId: string }[] }>("forms.sent", { assignmentId: id });
    expect(copy.lines.map((line) => line.itemId)).toEqual(["sleep", "safe", "topic"]);
  });

  it("merges two devices question by question, and asks with both answers when they differ", async () => {
    await start();
    await answer(1, { sleep: "badly" });
    const phone = await step(2);
    const laptop = await step(2);
    const save = (typed: Record<string, string>, bases: Record<string, number>) => client.call<{ conflicts: unknown[]; revisions: Record<string, number> }>("forms.save", { assignmentId: id, step: 2, typed, bases });
    expect((await save({ help: "A darker room" }, phone.bases)).conflicts).toEqual([]);
    expect((await save({ help: "Less coffee" }, laptop.bases)).conflicts).toEqual([{ itemId: "help", typed: { help: "A darker room" }, revision: 1 }]);
    expect((await save({ help: "A darker room" }, laptop.bases)).conflicts).toEqual([]);
    expect(await client.call("forms.answer", { assignmentId: id, step: 2, typed: { help: "Less coffee" }, bases: laptop.bases })).toMatchObject({ ok: false, why: "changed-elsewhere" });
    expect((await save({ help: "Less coffee" }, { help: 1 })).conflicts).toEqual([]);
    expect((await step(2)).typed).toEqual({ help: "Less coffee" });
  });

  it("is sent once, however often it is pressed, and tells a second tab when", async () => {
    await fillIn();
    const key = newId();
    const both = await Promise.all([submit(key), submit(key)]);
    expect(both[0]).toEqual(both[1]);
    await expect(submit()).rejects.toMatchObject({ appCode: "USED", details: { data: { at: portal.clock.now() } } });
    const rivals = await Promise.allSettled([submit(), submit()]);
    expect(rivals.every((one) => one.status === "rejected")).toBe(true);
    expect(await card()).toMatchObject({ state: "done", needsYou: false, view: { status: { tag: "Sent" } } });
  });

  it("answers what it answered before when the reply was lost, and sends nothing twice", async () => {
    await fillIn();
    const key = newId();
    const first = await submit(key);
    await portal.drain();
    expect(await submit(key)).toEqual(first);
    expect(await client.call("forms.sent", { assignmentId: id })).toMatchObject({ all: [{ number: 1 }] });
    const { entries } = await portal.host.inbox.open(client.viewer, client.conversationId, null, 50);
    expect(entries.filter((entry) => entry.text.includes("You sent Weekly check-in"))).toHaveLength(1);
  });

  it("is reviewed as it was read, or not at all, when a changed copy is sent at the same moment", async () => {
    await fillIn();
    const { submissionId } = await submit();
    await client.call("forms.amend", { assignmentId: id, key: newId(), reason: "More" });
    await answer(2, { help: "Quiet" });
    const [reviewed, sent] = await Promise.allSettled([staff.call("forms.markReviewed", { assignmentId: id, submissionId }), submit()]);
    expect(sent.status).toBe("fulfilled");
    // Whichever came first: the newer copy waits for somebody to read it.
    expect(reviewed.status).toBe("rejected");
    expect(await staff.call("forms.review", { assignmentId: id })).toMatchObject({ state: "submitted", sent: { number: 2, reviewedAt: null } });
  });

  it("is reviewed or given back, and not both, when two colleagues decide at once", async () => {
    await fillIn();
    const { submissionId } = await submit();
    const other = await portal.staff();
    await Promise.allSettled([staff.call("forms.markReviewed", { assignmentId: id, submissionId }), other.call("forms.giveBack", { assignmentId: id, submissionId, note: "Look again" })]);
    const { state } = await staff.call<{ state: string }>("forms.review", { assignmentId: id });
    // A form that was reviewed may still be given back; the other way round the review is refused.
    expect(state).toBe("returned");
    await start();
    expect((await step(2)).typed).toEqual({ help: "A darker room" });
  });

  it("finds one winner when two tabs send at once", async () => {
    await fillIn();
    const rivals = await Promise.allSettled([submit(), submit(), submit()]);
    expect(rivals.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await client.call("forms.sent", { assignmentId: id })).toMatchObject({ all: [{ number: 1 }] });
  });

  it("is either sent or withdrawn when both happen at once", async () => {
    await fillIn();
    const [sent, withdrawn] = await Promise.allSettled([submit(), staff.call("forms.withdraw", { assignmentId: id })]);
    expect([sent.status, withdrawn.status].sort()).toEqual(["fulfilled", "rejected"]);
    const state = (await card()).state;
    expect(state).toBe(sent.status === "fulfilled" ? "done" : "cancelled");
  });

  it("finishes on its own version when the form changes meanwhile, and the card says so", async () => {
    const own = await publish(portal, checkIn);
    id = await give(staff, client.viewer.portalUserId, own);
    await start();
    await answer(1, { sleep: "well" });
    await publish(portal, { ...checkIn, pages: [{ id: "all", items: [{ id: "other", type: "text", label: "Something else?" }] }] }, { formId: own, version: 2 });
    expect((await card()).view.status.text).toContain("The form was changed after you got it");
    await answer(3, { safe: "yes" });
    await answer(4, {});
    await submit();
    expect(await client.call("forms.sent", { assignmentId: id })).toMatchObject({ lines: [{ itemId: "sleep" }, { itemId: "safe" }, { itemId: "topic" }] });
  });

  it("stays with its copy when the person changes what they sent, until the change is sent", async () => {
    await fillIn();
    await submit();
    await client.call("forms.amend", { assignmentId: id, key: newId(), reason: "I was too quick" });
    await answer(2, { help: "Less coffee" });
    expect(await client.call("forms.sent", { assignmentId: id })).toMatchObject({ number: 1, lines: [{}, { lines: ["A darker room"] }, {}, {}] });
    await client.call("forms.keepSent", { assignmentId: id });
    expect(await card()).toMatchObject({ state: "done" });
    await client.call("forms.amend", { assignmentId: id, key: newId(), reason: "I was too quick" });
    expect((await step(2)).typed).toEqual({ help: "A darker room" });
    await answer(2, { help: "Less coffee" });
    await submit();
    expect(await client.call("forms.sent", { assignmentId: id })).toMatchObject({ number: 2, reason: "I was too quick", all: [{ number: 2 }, { number: 1 }] });
    expect(await client.call("forms.sent", { assignmentId: id, number: 1 })).toMatchObject({ lines: [{}, { lines: ["A darker room"] }, {}, {}] });
  });

  it("comes back with the old answers and a note, and goes out again", async () => {
    await fillIn();
    const { submissionId } = await submit();
    await staff.call("forms.giveBack", { assignmentId: id, submissionId, note: "Could you say more about sleep?" });
    expect(await card()).toMatchObject({ state: "live", needsYou: true, view: { blocks: [{ nodes: ["Could you say more about sleep?"] }] } });
    await start();
    expect((await step(2)).typed).toEqual({ help: "A darker room" });
    await answer(2, { help: "A darker room, and quiet" });
    await submit();
    expect(await staff.call("forms.review", { assignmentId: id })).toMatchObject({ state: "submitted", sent: { number: 2, lines: [{}, { lines: ["A darker room, and quiet"], before: ["A darker room"] }, {}, {}] } });
    await expect(staff.call("forms.markReviewed", { assignmentId: id, submissionId })).rejects.toMatchObject({ appCode: "CONFLICT" });
  });
});
