import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import scheduling from "../server/index.ts";
import { waitOffers } from "../server/rows/wait-offers.ts";
import { waits } from "../server/rows/waits.ts";
import { offerFreed } from "../server/waitlist/offer-freed.ts";
import type { WaitLine } from "../server/waitlist/wait-lines.ts";
import { waitOfferWorkflow } from "../server/waitlist/wait-offer-workflow.ts";
import { at, setUpBooking } from "./set-up.ts";

describe.each(testEngines())("the waitlist for a first visit on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let usual: string;
  let serviceId: string;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [scheduling], engine: name });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    await context().model(waits).update({ state: "withdrawn" }, { where: { practiceId: portal.practice.id } });
    const boss = await portal.staff({ roles: ["administrator"] });
    staff = await portal.staff({ roles: ["professional"] });
    usual = await setUpBooking(boss, staff);
    serviceId = await setUpBooking(boss, staff, { name: "First visit", modeKnown: "off", modeNew: "book" });
  });

  const context = () => portal.host.context("scheduling", portal.practice.id, null);
  const person = () => portal.client({ professional: staff });
  const book = async (who: TestClient, days: number, hour: number, service = serviceId): Promise<string> => (await who.call<{ id: string }>("scheduling.book", { key: newId(), serviceId: service, staffId: staff.viewer.staffId, startsAt: at(portal, days, hour), place: "video" })).id;
  const ask = async (who: TestClient, more: Record<string, unknown> = {}): Promise<string> => (await who.call<{ id: string }>("scheduling.askEarlier", { key: newId(), serviceId, place: "video", days: [0, 1, 2, 3, 4, 5, 6], parts: ["morning", "afternoon", "evening"], noticeHours: 4, ...more })).id;

  it("lets somebody new wait for an earlier first visit in place of theirs, and for no second one", async () => {
    const earlierOf = async (who: TestClient) => (await who.call<{ services: { id: string }[] }>("scheduling.services", { earlier: true })).services.map(({ id }) => id);
    const [leaving, waiting, known] = [await person(), await person(), await person()];
    const [freed, own] = [await book(leaving, 5, 10), await book(waiting, 9, 14)];
    await book(known, 8, 9, usual);
    await expect(ask(known)).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await expect(ask(waiting, { moves: false })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    expect([(await earlierOf(waiting)).includes(serviceId), (await earlierOf(known)).includes(serviceId)]).toEqual([true, false]);
    await ask(waiting);
    await staff.call("scheduling.cancelFor", { id: freed, key: newId() });
    await portal.advance({ minutes: 4 });
    const [line] = (await waiting.call<{ lines: WaitLine[] }>("scheduling.earlier")).lines;
    await waiting.call("scheduling.answerEarlier", { id: line?.offer?.id ?? "", key: newId(), take: true });
    const mine = (await waiting.call<{ lines: { id: string; startsAt: string; state: string }[] }>("scheduling.list", { past: false })).lines.filter(({ state }) => state === "booked");
    expect(mine).toMatchObject([{ startsAt: at(portal, 5, 10) }]);
    expect(mine[0]?.id).not.toBe(own);
  });

  it("does not offer a first visit to who had theirs meanwhile", async () => {
    const waiting = await person();
    await book(waiting, 5, 14);
    const wait = await ask(waiting);
    const [had, from] = [Date.parse(at(portal, 6, 9)), Date.parse(at(portal, 9, 10))];
    await portal.advance({ ms: had - portal.clock.now() });
    await offerFreed(context(), { staffId: staff.viewer.staffId, from, to: from + 50 * 60_000 }, waitOfferWorkflow);
    expect(await context().model(waitOffers).count({ where: { practiceId: portal.practice.id, waitId: wait } })).toBe(0);
  });
});
