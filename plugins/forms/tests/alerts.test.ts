import { newId } from "@anteroom/core/server";
import type { CardEnvelope, StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { alertsToDo } from "../server/alerts/alerts-to-do.ts";
import { readAlerts } from "../server/alerts/find-alert.ts";
import { showAlerts } from "../server/alerts/show-alerts.ts";
import type { ShownAlert } from "../server/alerts/show-alerts.ts";
import { formDefinition } from "../server/definition/form-definition.ts";
import { phq9 } from "../server/measures/phq-9.ts";
import { saveStep } from "../server/drafts/save-step.ts";
import forms from "../server/index.ts";
import { give, publish } from "./given-form.ts";

interface Step { bases: Record<string, number>; help: { lines: unknown[]; before: boolean } | null; helpWith: Record<string, unknown> }

const own = formDefinition.parse({
  title: "Safety check", purpose: "Helps us look after you.", readBy: "Your care team", sensitive: true, pace: "question", language: "en",
  pages: [{ id: "all", items: [
    { id: "safe", type: "yes-no", label: "Do you feel safe at home?", alert: { values: ["no"] } },
    { id: "pain", type: "scale", label: "How bad is your pain?", from: 0, to: 10, words: { 0: "None", 10: "The worst" }, alert: { atLeast: 8 } },
    { id: "topic", type: "text", label: "Anything else?", optional: true },
    { id: "more", type: "text", label: "And else?", optional: true },
  ] }],
});

describe.each(testEngines())("alerts about answers on $name", ({ name }) => {
  let portal: TestPortal;
  let lead: TestPerson<StaffViewer>;
  let second: TestPerson<StaffViewer>;
  let administrator: TestPerson<StaffViewer>;
  let client: TestClient;
  let measure: string;
  let custom: string;
  let lastName: string;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [forms], engine: name });
    measure = await publish(portal, phq9.form);
    custom = await publish(portal, own);
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    lead = await portal.staff({ roles: ["professional"] });
    second = await portal.staff({ roles: ["professional"], name: "Dr Ben Second" });
    administrator = await portal.staff({ roles: ["administrator", "professional"], name: "Sam Ono" });
    lastName = newId();
    client = await portal.client({ professional: lead, lastName });
  });

  const begin = async (formId: string): Promise<string> => {
    const id = await give(lead, client.viewer.portalUserId, formId);
    await client.call("forms.start", { assignmentId: id });
    return id;
  };
  const step = (assignmentId: string, number: number) => client.call<Step>("forms.step", { assignmentId, step: number });
  const save = async (assignmentId: string, number: number, typed: Record<string, string>) => client.call("forms.save", { assignmentId, step: number, typed, bases: (await step(assignmentId, number)).bases });
  // Past the doors, because hours go by in which sessions end.
  const as = (staff: TestPerson<StaffViewer>) => portal.host.context("forms", portal.practice.id, staff.viewer);
  const alerts = async (): Promise<ShownAlert[]> => showAlerts(as(lead), await readAlerts(as(lead), { clientId: client.viewer.clientId }));
  const tasks = async (staff: TestPerson<StaffViewer>): Promise<string[]> => (await alertsToDo.list(as(staff), staff.viewer)).map((item) => item.title).filter((title) => title.includes(lastName));
  const noticesTo = async (staff: TestPerson<StaffViewer>): Promise<{ kind: string; data: string }[]> => {
    const own = (await alerts()).map((alert) => alert.id);
    const all = await portal.host.db.hot.all<{ kind: string; data: string }>("SELECT kind, data FROM notices WHERE practice_id = ? AND kind = 'forms.alert' AND to_id = ?", [portal.practice.id, staff.viewer.staffId]);
    return all.filter((notice) => own.some((id) => JSON.stringify(notice.data).includes(id)));
  };
  const mails = async (staff: TestPerson<StaffViewer>): Promise<number> => (await noticesTo(staff)).length;

  it("tells staff of PHQ-9 question 9 as it is answered, before the form is sent, and shows help at once", async () => {
    const id = await begin(measure);
    expect((await step(id, 8)).help).toBeNull();
    expect(await step(id, 9)).toMatchObject({ helpWith: { "item-9": { values: ["1", "2", "3"] } }, help: { before: false } });
    await save(id, 9, { "item-9": "0" });
    expect(await alerts()).toEqual([]);
    await save(id, 9, { "item-9": "1" });
    expect(await alerts()).toMatchObject([{ state: "waiting", level: "lead", answer: "Several days", early: true }]);
    expect((await step(id, 10)).help).toMatchObject({ before: true, lines: [{ label: "Emergency services" }, {}] });
    expect((await client.call<{ help: unknown }>("forms.check", { assignmentId: id })).help).not.toBeNull();
    expect(await tasks(lead)).toEqual([`Look at an answer of Jordan ${lastName} now`]);
    expect(await tasks(second)).toEqual([]);
  });

  it("is one alert however often the answer is saved, keeps it when the answer is changed back, and says so", async () => {
    const id = await begin(measure);
    await save(id, 9, { "item-9": "1" });
    await save(id, 9, { "item-9": "2" });
    expect(await alerts()).toMatchObject([{ answer: "Several days", changedTo: "More than half the days" }]);
    await save(id, 9, { "item-9": "0" });
    expect(await alerts()).toMatchObject([{ state: "waiting", answer: "Several days", changedTo: "Not at all" }]);
    await save(id, 9, { "item-9": "1" });
    expect(await alerts()).toMatchObject([{ answer: "Several days", changedTo: null }]);
  });

  it("waits for the form to be sent where the practice says so, and still shows help at once", async () => {
    const id = await begin(custom);
    await save(id, 1, { safe: "no" });
    expect(await alerts()).toEqual([]);
    expect((await step(id, 2)).help).toMatchObject({ before: true });
    await save(id, 2, { pain: "8" });
    await client.call("forms.submit", { assignmentId: id, key: newId() });
    expect(await alerts()).toMatchObject([{ early: false }, { early: false }]);
    expect((await client.call<{ help: unknown }>("forms.open", { assignmentId: id })).help).not.toBeNull();
  });

  it("is kept with the answer or not at all", async () => {
    const id = await begin(measure);
    const ctx = portal.host.context("forms", portal.practice.id, client.viewer);
    const input = { assignmentId: id, step: 9, typed: { "item-9": "3" }, bases: { "item-9": 0 }, press: "" };
    await expect(ctx.transaction(async (tx) => {
      await saveStep(ctx, { portalUserId: client.viewer.portalUserId }, input, tx);
      throw new Error("the process ends here");
    })).rejects.toThrow("the process ends here");
    expect(await alerts()).toEqual([]);
    expect((await step(id, 9)).bases).toEqual({ "item-9": 0 });
    await ctx.transaction((tx) => saveStep(ctx, { portalUserId: client.viewer.portalUserId }, input, tx));
    expect(await alerts()).toHaveLength(1);
  });

  it("is told and passed on by another process when the one that kept the answer is gone", async () => {
    const id = await begin(measure);
    await save(id, 9, { "item-9": "3" });
    const next = await createTestPortal({ plugins: [forms], engine: name, sameAs: portal, clock: portal.clock });
    try {
      await next.drain();
      expect(await mails(lead)).toBe(1);
      expect(await mails(administrator)).toBe(0);
      await next.advance({ hours: 4 });
      await next.advance({ hours: 4 });
      expect(await alerts()).toMatchObject([{ state: "waiting", level: "administrators" }]);
      expect(await mails(administrator)).toBeGreaterThan(0);
      expect(await tasks(administrator)).toHaveLength(1);
      for (const { data } of await noticesTo(administrator)) expect(JSON.stringify(data)).not.toMatch(/Nearly|PHQ|item-9/);
    } finally {
      await next.close();
    }
  });

  it("belongs to whoever acknowledges first; the second is told who has it, and nobody else is told any more", async () => {
    const id = await begin(measure);
    await save(id, 9, { "item-9": "3" });
    await portal.drain();
    const [{ id: alertId } = { id: "" }] = await alerts();
    const rivals = await Promise.allSettled([lead.call("forms.acknowledgeAlert", { alertId }), administrator.call("forms.acknowledgeAlert", { alertId })]);
    expect(rivals.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(rivals.find((one) => one.status === "rejected")).toMatchObject({ reason: { appCode: "CONFLICT", message: expect.stringMatching(/acknowledged this already/) as string } });
    const before = await mails(administrator);
    await portal.advance({ hours: 12 });
    expect(await mails(administrator)).toBe(before);
    expect(await tasks(administrator).then((a) => a.length) + (await tasks(lead)).length).toBe(1);
  });

  it("is resolved once, with what was done", async () => {
    const id = await begin(measure);
    await save(id, 9, { "item-9": "3" });
    const [{ id: alertId } = { id: "" }] = await alerts();
    await expect(lead.call("forms.resolveAlert", { alertId, note: " " })).rejects.toThrow("Write what was done.");
    await lead.call("forms.resolveAlert", { alertId, note: "Called, safe with her sister tonight." });
    await lead.call("forms.resolveAlert", { alertId, note: "Called, safe with her sister tonight." });
    await expect(administrator.call("forms.resolveAlert", { alertId, note: "Called too" })).rejects.toMatchObject({ appCode: "CONFLICT" });
    expect(await alerts()).toMatchObject([{ state: "resolved", note: "Called, safe with her sister tonight." }]);
    expect(await tasks(lead)).toEqual([]);
  });

  it("outlives the form being withdrawn, given back, and the plugin being switched off and on", async () => {
    const id = await begin(custom);
    await save(id, 1, { safe: "no" });
    await save(id, 2, { pain: "2" });
    const { submissionId } = await client.call<{ submissionId: string }>("forms.submit", { assignmentId: id, key: newId() });
    await lead.call("forms.giveBack", { assignmentId: id, submissionId, note: "Look again" });
    await lead.call("forms.withdraw", { assignmentId: id });
    for (const on of [false, true]) {
      const { revision } = (await administrator.call<{ id: string; revision: number }[]>("plugins.list")).find((one) => one.id === "forms") ?? {};
      await administrator.call("plugins.switch", { pluginId: "forms", on, revision });
    }
    expect(await alerts()).toMatchObject([{ state: "waiting", answer: "No" }]);
    expect(await tasks(lead)).toHaveLength(1);
  });

  it("is shown to staff of the client alone, and never to portal users", async () => {
    const id = await begin(measure);
    await save(id, 9, { "item-9": "3" });
    const [{ id: alertId } = { id: "" }] = await alerts();
    const posted = (await portal.posted("forms.alert")).find((one) => one.subjectId === alertId);
    const card = { conversationId: posted?.conversationId, entryId: posted?.entryId };
    expect(await lead.call<CardEnvelope>("inbox.card", card)).toMatchObject({ state: "live", view: { kindLine: "Only staff see this", status: { tag: "Nobody has this yet" } } });
    await expect(client.call("inbox.card", card)).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    for (const call of ["forms.alert", "forms.acknowledgeAlert"]) await expect(second.call(call, { alertId })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await expect(second.call("forms.resolveAlert", { alertId, note: "No" })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    const scheduler = await portal.staff({ roles: ["scheduler"] });
    await expect(scheduler.call("forms.alert", { alertId })).rejects.toMatchObject({ appCode: "FORBIDDEN" });
  });
});
