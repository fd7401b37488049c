import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readAssignments } from "../server/assignments/find-assignment.ts";
import { submitAnswers } from "../server/submissions/submit-answers.ts";
import { lockAssignment } from "../server/assignments/find-assignment.ts";
import { recurrencesOf } from "../server/recurrence/find-recurrence.ts";
import { nextOccurrence } from "../server/recurrence/next-occurrence.ts";
import forms from "../server/index.ts";
import { mood, publish } from "./given-form.ts";

const zone = "America/New_York";
const at = (local: string): number => Date.parse(local);

describe("the next time of a repeated form", () => {
  const weekly = { startsOn: "2026-10-26", endsOn: null, every: 1, unit: "week" as const, zone };

  it("stays at 9am of the zone across clock changes", () => {
    expect(nextOccurrence(weekly, at("2026-10-26T12:59:59Z"))).toEqual({ on: "2026-10-26", at: at("2026-10-26T13:00:00Z") });
    expect(nextOccurrence(weekly, at("2026-10-26T13:00:00Z"))).toEqual({ on: "2026-11-02", at: at("2026-11-02T14:00:00Z") });
  });

  it("comes back to the 31st after a short month", () => {
    const monthly = { ...weekly, startsOn: "2027-01-31", unit: "month" as const };
    expect(nextOccurrence(monthly, at("2027-02-01T00:00:00Z"))?.on).toBe("2027-02-28");
    expect(nextOccurrence(monthly, at("2027-03-01T00:00:00Z"))?.on).toBe("2027-03-31");
  });

  it("is the first one ahead, however long nobody was there", () => {
    expect(nextOccurrence({ ...weekly, every: 2 }, at("2029-01-01T00:00:00Z"))?.on).toBe("2029-01-01");
    expect(nextOccurrence({ ...weekly, unit: "day", every: 3 }, at("2026-11-03T00:00:00Z"))?.on).toBe("2026-11-04");
  });

  it("ends with its last day", () => {
    expect(nextOccurrence({ ...weekly, endsOn: "2026-11-01" }, at("2026-10-27T00:00:00Z"))).toBeNull();
  });
});

describe.each(testEngines())("repeated forms on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let formId: string;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [forms], engine: name });
    formId = await publish(portal, mood);
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
  });

  const ctx = () => portal.host.context("forms", portal.practice.id, null);
  const today = (): string => new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(portal.clock.now() + 86_400_000);
  const repeat = async (more: Record<string, unknown> = {}): Promise<string> => {
    const key = newId();
    await staff.call("forms.repeat", { key, portalUserId: client.viewer.portalUserId, formId, every: 1, unit: "day", startsOn: today(), ...more });
    return key;
  };
  const given = (originId: string) => readAssignments(ctx(), { originId });
  const row = async () => (await recurrencesOf(ctx(), client.viewer.clientId))[0];
  const sendAll = async (originId: string): Promise<void> => {
    for (const one of await given(originId)) {
      if (one.state === "sent") await ctx().transaction(async (tx) => submitAnswers(ctx(), await lockAssignment(ctx(), one.id, tx), { mood: "3" }, { id: client.viewer.portalUserId, inSession: false }, tx));
    }
  };

  it("gives the form when its time comes, not while the last is open, and says so", async () => {
    const id = await repeat();
    expect(await given(id)).toHaveLength(0);
    await portal.advance({ hours: 48 });
    expect(await given(id)).toHaveLength(1);
    expect(await row()).toMatchObject({ given: 1, skippedWhy: null });
    await portal.advance({ hours: 24 });
    expect(await given(id)).toHaveLength(1);
    expect(await row()).toMatchObject({ given: 1, skippedWhy: "open", state: "on" });
    await sendAll(id);
    await portal.advance({ hours: 24 });
    expect(await given(id)).toHaveLength(2);
  });

  it("comes once after a time in which nothing ran", async () => {
    const id = await repeat();
    portal.clock.advance({ days: 20 });
    await portal.drain();
    expect(await given(id)).toHaveLength(1);
    expect((await row())?.nextAt).toBeGreaterThan(portal.clock.now());
  });

  it("ends after its number of times", async () => {
    const id = await repeat({ times: "1" });
    await portal.advance({ hours: 72 });
    expect(await given(id)).toHaveLength(1);
    expect(await row()).toMatchObject({ state: "ended", endedWhy: "finished", nextAt: null });
  });

  it("stops when staff stop it, and when the client is archived", async () => {
    const stopped = await repeat();
    await staff.call("forms.stopRepeat", { recurrenceId: stopped });
    await staff.call("forms.stopRepeat", { recurrenceId: stopped });
    const archived = await repeat();
    await staff.call("people.archive", { clientId: client.viewer.clientId });
    await portal.advance({ hours: 72 });
    expect(await given(stopped)).toEqual([]);
    expect(await given(archived)).toEqual([]);
    expect(await row()).toMatchObject({ state: "ended", endedWhy: "archived" });
  });

  it("is refused to staff without the client", async () => {
    const id = await repeat();
    const stranger = await portal.staff({ roles: ["professional"] });
    await expect(stranger.call("forms.stopRepeat", { recurrenceId: id })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await expect(stranger.call("forms.repeats", { clientId: client.viewer.clientId })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
  });
});
