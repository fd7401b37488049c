import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import sessions from "@anteroom/plugin-sessions/server";
import toDos from "@anteroom/plugin-to-dos/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

describe.each(testEngines())("what a session's recap says was agreed, on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let sessionId: string;
  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [sessions, toDos], engine: name });
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
    sessionId = newId();
    await staff.call("sessions.record", { clientId: client.viewer.clientId, key: sessionId, staffId: staff.viewer.staffId, type: "Therapy session", day: "2026-11-20", time: "10:00", minutes: 50, place: "phone", state: "completed" });
  });
  afterAll(() => portal?.close());
  const recap = (version: number, more: object) => staff.call<{ toDos: number | null }>("sessions.saveRecap", { sessionId, key: newId(), version, summary: "We looked at the mornings.", agreed: "Ten minutes outside\nPhone in the kitchen", share: true, toDos: true, ...more });
  const open = async (): Promise<number> => (await portal.posted("to-dos.item")).filter((one) => one.conversationId === client.conversationId).length;

  it("goes on the client's To Do list when it is shared, each line once", async () => {
    expect(await recap(0, { share: false })).toMatchObject({ toDos: null });
    expect(await open()).toBe(0);
    expect(await recap(1, {})).toMatchObject({ toDos: 2 });
    expect(await recap(2, { agreed: "Ten minutes outside\nPhone in the kitchen\nCall Ana" })).toMatchObject({ toDos: 3 });
    expect(await open()).toBe(3);
  });

  it("stays in the recap alone where To Do is off", async () => {
    const boss = await portal.staff({ roles: ["administrator"] });
    const line = (await boss.call<{ id: string; revision: number }[]>("plugins.list")).find((one) => one.id === "to-dos");
    await boss.call("plugins.switch", { pluginId: "to-dos", on: false, revision: line?.revision ?? 0 });
    expect(await recap(3, { agreed: "Something new" })).toMatchObject({ toDos: null });
  });
});
