import { defineManifest } from "@anteroom/core/manifest";
import { defineEvent, definePlugin, newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { readAssignments } from "../server/assignments/find-assignment.ts";
import { submitAnswers } from "../server/submissions/submit-answers.ts";
import { lockAssignment } from "../server/assignments/find-assignment.ts";
import forms from "../server/index.ts";
import { mood, publish } from "./given-form.ts";

interface Standing { appointmentId: string; startsAt: string }

const facts = z.object({ appointmentId: z.string(), clientIds: z.array(z.string()), startsAt: z.string(), status: z.string() });
const example = { appointmentId: newId(), clientIds: [newId()], startsAt: "2026-11-26T14:00:00.000Z", status: "completed" };
const named = (what: string) => defineEvent({ name: `scheduling.appointment-${what}`, version: 1, schema: facts, example });
const said = { booked: named("booked"), changed: named("changed"), cancelled: named("cancelled"), completed: named("completed") };

/** Stands in for the plugin that has appointments. */
const scheduling = (standing: Standing[]) =>
  definePlugin({
    manifest: defineManifest({ id: "scheduling", name: "Scheduling", description: "Made up." }),
    events: Object.values(said),
    provides: { "scheduling.appointments": { version: 1, input: z.unknown(), output: z.object({ appointments: z.array(z.object({ appointmentId: z.string(), startsAt: z.string() })) }), example: { input: {}, output: { appointments: [] } }, run: () => Promise.resolve({ appointments: standing }) } },
  });

describe.each(testEngines())("forms that come with appointments, on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let formId: string;
  const standing: Standing[] = [];

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [forms, scheduling(standing)], engine: name });
    formId = await publish(portal, mood);
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    standing.length = 0;
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
  });

  const days = (n: number): string => new Date(portal.clock.now() + n * 86_400_000).toISOString();
  const tomorrow = (): string => days(1).slice(0, 10);
  const ctx = () => portal.host.context("forms", portal.practice.id, null);
  const hear = async (what: keyof typeof said, appointmentId: string, startsAt: string, status = "booked"): Promise<void> => {
    const other = portal.host.context("scheduling", portal.practice.id, null);
    await other.transaction((tx) => other.events.publish(said[what], { appointmentId, clientIds: [client.viewer.clientId], startsAt, status }, tx));
    await portal.drain();
  };
  const repeat = (more: Record<string, unknown>) => staff.call("forms.repeat", { key: newId(), portalUserId: client.viewer.portalUserId, formId, every: 1, startsOn: tomorrow(), ...more });
  const given = () => readAssignments(ctx(), { portalUserId: client.viewer.portalUserId });
  const answerAll = async (): Promise<void> => {
    for (const row of await given()) if (row.state === "sent") await ctx().transaction(async (tx) => submitAnswers(ctx(), await lockAssignment(ctx(), row.id, tx), { mood: "3" }, { id: row.portalUserId, inSession: false }, tx));
    await portal.drain();
  };

  it("comes so many days before an appointment, due on its day, also for one that stood before", async () => {
    standing.push({ appointmentId: newId(), startsAt: days(5) });
    await repeat({ unit: "before", leadDays: 2 });
    await hear("booked", newId(), days(12));
    expect(await given()).toEqual([]);
    await portal.advance({ days: 4 });
    expect(await given()).toMatchObject([{ state: "sent", dueOn: (standing[0]?.startsAt ?? "").slice(0, 10) }]);
    await answerAll();
    await portal.advance({ days: 7 });
    expect(await given()).toHaveLength(2);
  });

  it("moves with the appointment, is given once, and is taken back when the appointment is cancelled and nobody has begun", async () => {
    await repeat({ unit: "before", leadDays: 1 });
    const id = newId();
    await hear("booked", id, days(3));
    await hear("changed", id, days(10));
    await portal.advance({ days: 4 });
    expect(await given()).toEqual([]);
    await hear("changed", id, days(1));
    await portal.advance({ minutes: 5 });
    await hear("changed", id, days(2));
    await portal.advance({ days: 1 });
    expect(await given()).toMatchObject([{ state: "sent" }]);
    await hear("cancelled", id, days(1));
    expect(await given()).toMatchObject([{ state: "revoked" }]);
    const early = newId();
    await hear("booked", early, days(9));
    await hear("cancelled", early, days(9));
    await portal.advance({ days: 10 });
    expect(await given()).toHaveLength(1);
  });

  it("comes after an appointment that took place, not after one that nobody came to, and goes when staff correct it", async () => {
    await repeat({ unit: "after", startsOn: tomorrow() });
    const [first, missed] = [newId(), newId()];
    await portal.advance({ days: 2 });
    await hear("completed", missed, days(-0.1), "no-show");
    expect(await given()).toEqual([]);
    await hear("completed", first, days(-0.1), "completed");
    await hear("completed", first, days(-0.1), "completed");
    await portal.advance({ minutes: 1 });
    expect(await given()).toMatchObject([{ state: "sent" }]);
    await hear("completed", first, days(-0.1), "no-show");
    expect(await given()).toMatchObject([{ state: "revoked" }]);
  });

  it("comes with every other appointment, not while the one before is open, and so many times", async () => {
    await repeat({ unit: "after", every: 2, times: "2" });
    await portal.advance({ days: 2 });
    const happens = async (): Promise<number> => {
      await hear("completed", newId(), days(-0.1), "completed");
      await portal.advance({ minutes: 1 });
      return (await given()).length;
    };
    expect([await happens(), await happens()]).toEqual([1, 1]);
    expect(await happens(), "the first is open still").toBe(1);
    await answerAll();
    expect([await happens(), await happens(), await happens(), await happens()]).toEqual([1, 2, 2, 2]);
    // Sessions of a test end within the days that went by.
    const [row] = await portal.host.db.hot.all<{ state: string; ended_why: string }>("SELECT state, ended_why FROM forms_recurrences WHERE client_id = ?", [client.viewer.clientId]);
    expect(row).toEqual({ state: "ended", ended_why: "finished" });
  });
});
