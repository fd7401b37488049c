import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import forms from "@anteroom/plugin-forms/server";
import scheduling from "@anteroom/plugin-scheduling/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at, setUpBooking } from "../plugins/scheduling/tests/set-up.ts";

interface Due { dueAt: string; done: boolean; late: boolean; assignmentId: string | null }

describe.each(testEngines())("a form before an appointment on $name", ({ name }) => {
  let portal: TestPortal;
  let boss: TestPerson<StaffViewer>;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let serviceId: string;
  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [scheduling, forms], engine: name, ownDevices: true });
    boss = await portal.staff({ roles: ["administrator"] });
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
    const known = (await boss.call<{ forms: { id: string; title: string }[] }>("scheduling.setUp")).forms;
    expect(known.length).toBeGreaterThan(0);
    serviceId = await setUpBooking(boss, staff, { formId: known[0]?.id, formHours: 48 });
  });
  afterAll(() => portal?.close());
  const book = async (day: number, who = client): Promise<string> => {
    const { id } = await who.call<{ id: string }>("scheduling.book", { key: newId(), serviceId, staffId: staff.viewer.staffId, startsAt: at(portal, day, 10), place: "video" });
    await portal.drain();
    return id;
  };
  const given = async (who = client): Promise<number> => (await portal.posted("forms.assignment")).filter((one) => one.conversationId === who.conversationId).length;
  const due = async (id: string, who: TestClient | TestPerson<StaffViewer> = client, path = "one") => (await who.call<{ form: Due | null }>(`scheduling.${path}`, { id })).form;

  it("is given once when an appointment stands, and told to both sides without stopping anything", async () => {
    const id = await book(6);
    expect(await given()).toBe(1);
    const own = await due(id);
    expect(own).toMatchObject({ done: false, late: false, dueAt: new Date(Date.parse(at(portal, 6, 10)) - 48 * 3_600_000).toISOString() });
    expect(await due(id, staff, "details")).toMatchObject({ done: false, assignmentId: null });
    await book(7);
    expect(await given()).toBe(1);
    portal.clock.set(Date.parse(at(portal, 5, 10)));
    expect(await due(id)).toMatchObject({ late: true });
    expect((await staff.call<{ state: string }>("scheduling.details", { id })).state).toBe("booked");
  });

  it("is nothing where forms are off", async () => {
    const other = await portal.client({ professional: staff });
    const line = (await boss.call<{ id: string; revision: number }[]>("plugins.list")).find((one) => one.id === "forms");
    await boss.call("plugins.switch", { pluginId: "forms", on: false, revision: line?.revision ?? 0 });
    expect(await due(await book(8, other), other)).toBeNull();
  });
});
