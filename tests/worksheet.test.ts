import { newId } from "@anteroom/core/server";
import type { CardEnvelope, StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import forms from "../plugins/forms/server/index.ts";
import { mood, publish } from "../plugins/forms/tests/given-form.ts";
import sessions from "../plugins/sessions/server/index.ts";

interface Homework { state: string; worksheet: { title: string; canFill: boolean; answers: string | null } | null }

describe.each(testEngines())("a worksheet in homework, over both plugins, on $name", ({ name }) => {
  let portal: TestPortal;
  let boss: TestPerson<StaffViewer>;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let formId: string;
  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [sessions, forms], engine: name, ownDevices: true });
    boss = await portal.staff({ roles: ["administrator"] });
    formId = await publish(portal, { ...mood, title: "Thoughts and feelings" });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
  });

  const fields = { title: "Fill in the sheet", instructions: "", link: "", dueDay: "", repeat: "", log: "", sessionId: "" };
  const give = async (to: TestClient, more: Record<string, string> = { formId }): Promise<string> => {
    const key = newId();
    await staff.call("inbox.offers.send", { conversationId: to.conversationId, pluginId: "sessions", name: "homework", fields: { ...fields, ...more }, key });
    return key;
  };
  const offered = async (to: TestClient): Promise<string> => JSON.stringify(await staff.call("inbox.offers.form", { conversationId: to.conversationId, pluginId: "sessions", name: "homework" }));
  const homework = (id: string, who: TestClient | TestPerson<StaffViewer> = client) => who.call<Homework>(who === staff ? "sessions.chartOneHomework" : "sessions.homeworkOne", { id });
  const open = async (id: string, who = client) => (await who.call<{ assignmentId: string }>("sessions.homeworkWorksheet", { id, key: newId() })).assignmentId;
  const fillIn = async (assignmentId: string, who = client): Promise<void> => {
    await who.call("forms.start", { assignmentId });
    await who.call("forms.save", { assignmentId, step: 1, typed: { mood: "3" }, bases: { mood: 0 } });
    await who.call("forms.submit", { assignmentId, key: newId() });
    await portal.drain();
  };

  it("leads to a form, whose sending sends the homework once, with a way to the answers for those who may read them", async () => {
    const id = await give(client);
    expect(await homework(id)).toMatchObject({ state: "assigned", worksheet: { title: "Thoughts and feelings", canFill: true, answers: null } });
    const posted = (await portal.posted("sessions.homework")).find((card) => card.subjectId === id);
    const card = await client.call<CardEnvelope>("inbox.card", { conversationId: client.conversationId, entryId: posted?.entryId });
    expect(card.view.actions.map((action) => action.label)).toEqual(["Open the worksheet", "I’m stuck"]);
    const assignmentId = await open(id);
    // Pressed again it is the same form.
    expect(await open(id)).toBe(assignmentId);
    await fillIn(assignmentId);
    expect(await homework(id)).toMatchObject({ state: "submitted", worksheet: { canFill: false, answers: assignmentId } });
    expect(await homework(id, staff)).toMatchObject({ worksheet: { answers: assignmentId } });
    const { entries } = await client.call<{ entries: { text: string }[] }>("inbox.open", { conversationId: client.conversationId });
    expect(entries.filter((entry) => entry.text.startsWith("The worksheet was sent"))).toHaveLength(1);
    await expect(open(id)).rejects.toMatchObject({ appCode: "CONFLICT" });
  });

  it("is a new form the next time, and somebody else’s form sends nothing of this client", async () => {
    const first = await give(client);
    await fillIn(await open(first));
    const second = await give(client);
    expect(await homework(second)).toMatchObject({ state: "assigned" });
    const other = await portal.client({ professional: staff });
    await fillIn(await open(await give(other), other), other);
    expect(await homework(second)).toMatchObject({ state: "assigned" });
    const again = await open(second);
    await fillIn(again);
    expect(await homework(second)).toMatchObject({ state: "submitted", worksheet: { answers: again } });
    await expect(open(second, other)).rejects.toMatchObject({ appCode: "NOT_FOUND" });
  });

  it("is not offered to whoever may answer no forms, nor where forms are off, and then homework is sent without it", async () => {
    expect(await offered(client)).toContain("Thoughts and feelings");
    const noForms = await portal.client({ professional: staff, permissions: ["sessions", "messaging"] });
    expect(await offered(noForms)).not.toContain("Thoughts and feelings");
    await expect(give(client, { formId: newId() })).rejects.toMatchObject({ appCode: "INVALID" });
    const id = await give(client);
    const line = (await boss.call<{ id: string; revision: number }[]>("plugins.list")).find((one) => one.id === "forms");
    await boss.call("plugins.switch", { pluginId: "forms", on: false, revision: line?.revision ?? 0 });
    expect(await offered(client)).not.toContain("Thoughts and feelings");
    expect(await homework(id)).toMatchObject({ worksheet: { canFill: false } });
    await expect(open(id)).rejects.toMatchObject({ appCode: "CONFLICT" });
    await client.call("sessions.homeworkSend", { id, key: newId(), note: "Without the sheet" });
    expect(await homework(id)).toMatchObject({ state: "submitted" });
  });
});
