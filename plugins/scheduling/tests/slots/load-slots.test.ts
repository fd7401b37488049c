import { newId } from "@anteroom/core/server";
import type { StaffMember } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import scheduling from "../../server/index.ts";
import { appointments } from "../../server/rows/appointments.ts";
import { hours } from "../../server/rows/hours.ts";
import { findService } from "../../server/find-service.ts";
import { loadSlots } from "../../server/slots/load-slots.ts";
import { setUpBooking } from "../set-up.ts";

const dayMs = 86_400_000;

describe.each(testEngines())("asking for slots on $name", ({ name }) => {
  let portal: TestPortal;
  let serviceId: string;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [scheduling], engine: name });
    const boss = await portal.staff({ roles: ["administrator", "professional"] });
    serviceId = await setUpBooking(boss, boss);
  });
  afterAll(() => portal?.close());

  it("costs the same few questions for one professional and a week as for a hundred and sixty days", async () => {
    const { countStatements } = await import("../../../../core/server/database/statement-counter.ts");
    const ctx = portal.host.context("scheduling", portal.practice.id, null);
    const practiceId = portal.practice.id;
    const now = portal.clock.now();
    const team = Array.from({ length: 100 }, (): StaffMember => ({ id: newId(), practiceId, accountId: newId(), name: "Somebody", title: null, roles: ["professional"], active: true, timeZone: "America/New_York" }));
    await ctx.model(hours).bulkCreate(team.flatMap(({ id: staffId }) => [1, 2, 3, 4, 5].map((weekday) => ({ id: newId(), practiceId, staffId, kind: "weekly" as const, weekday, day: null, fromMinutes: 540, toMinutes: 1020, locationId: null, firstDay: null, lastDay: null, createdAt: now }))));
    const service = await findService(ctx, serviceId);
    const example = { practiceId, clientId: null, serviceId, serviceName: "Session", zone: "America/New_York", place: "video" as const, locationId: null, roomId: null, state: "booked" as const, sequence: 0, version: 1, expiresAt: null, undoUntil: null, movedKey: null, endedKey: null, endedSide: null, endedFrom: null, seriesId: null, seriesDay: null, proposalId: null, replacesId: null, bySide: "staff" as const, byId: newId(), portalUserId: null, body: "", priceMinor: 0, currency: "USD", payAsk: "none" as const, payMinor: 0, payState: "none" as const, lateMinutes: 0, lateFeeMinor: 0, noShowFeeMinor: 0, feeMinor: 0, feeState: "none" as const, movedFeeMinor: 0, movedFeeState: "none" as const, seats: 1, taken: 0, lateBySide: null, lateBy: 0, createdAt: now, changedAt: now };
    await ctx.model(appointments).bulkCreate(team.flatMap(({ id: staffId }, who) => Array.from({ length: 20 }, (_, index) => {
      const startsAt = now + (index * 3 + 1) * dayMs + (who % 8) * 3_600_000;
      return { ...example, id: newId(), staffId, startsAt, endsAt: startsAt + 3_000_000, busyFrom: startsAt, busyTo: startsAt + 3_600_000 };
    })));
    const asked = { service, place: "video" as const, locationId: null, clientId: newId() };
    const few = await countStatements(portal.host.db, () => loadSlots(ctx, { ...asked, professionals: team.slice(0, 1), within: { from: now, to: now + 7 * dayMs } }));
    const many = await countStatements(portal.host.db, () => loadSlots(ctx, { ...asked, professionals: team, within: { from: now, to: now + 60 * dayMs } }));
    expect(few.result.length).toBeGreaterThan(10);
    expect(many.result.length).toBeGreaterThan(10_000);
    expect(many.statements.length).toBeLessThanOrEqual(6);
    // Settings may be remembered from a moment ago, or not.
    expect(Math.abs(many.statements.length - few.statements.length)).toBeLessThanOrEqual(1);
  });
});
