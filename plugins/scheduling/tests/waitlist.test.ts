import { newId } from "@anteroom/core/server";
import type { CardActionReply, CardEnvelope, StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import scheduling from "../server/index.ts";
import { appointments } from "../server/rows/appointments.ts";
import { waitOffers } from "../server/rows/wait-offers.ts";
import { waits } from "../server/rows/waits.ts";
import { offerFreed } from "../server/waitlist/offer-freed.ts";
import { waitOfferWorkflow } from "../server/waitlist/wait-offer-workflow.ts";
import type { WaitLine } from "../server/waitlist/wait-lines.ts";
import { at, setUpBooking } from "./set-up.ts";

const everyDay = [0, 1, 2, 3, 4, 5, 6];
const allDay = ["morning", "afternoon", "evening"];

describe.each(testEngines())("the waitlist on $name", ({ name }) => {
  let portal: TestPortal;
  let boss: TestPerson<StaffViewer>;
  let staff: TestPerson<StaffViewer>;
  let serviceId: string;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [scheduling], engine: name });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    // Whoever waits in one test is nobody's concern in the next.
    await context().model(waits).update({ state: "withdrawn" }, { where: { practiceId: portal.practice.id } });
    boss = await portal.staff({ roles: ["administrator"] });
    await decide({ waitlistTurn: "who asked first", waitlistAsk: "one at a time" });
    staff = await portal.staff({ roles: ["professional"] });
    serviceId = await setUpBooking(boss, staff);
    await boss.call("scheduling.saveService", { id: newId(), name: "Another", minutes: 50, places: ["video"], modeKnown: "book", modeNew: "book" });
  });

  const context = () => portal.host.context("scheduling", portal.practice.id, null);
  const decide = (values: Record<string, unknown>) => boss.call("settings.save", { pluginId: "scheduling", values });
  const person = () => portal.client({ professional: staff });
  const book = async (who: TestClient, days: number, hour: number): Promise<string> => (await who.call<{ id: string }>("scheduling.book", { key: newId(), serviceId, staffId: staff.viewer.staffId, startsAt: at(portal, days, hour), place: "video" })).id;
  const ask = async (who: TestClient, more: Record<string, unknown> = {}): Promise<string> => (await who.call<{ id: string }>("scheduling.askEarlier", { key: newId(), serviceId, place: "video", days: everyDay, parts: allDay, noticeHours: 4, ...more })).id;
  const linesOf = async (who: TestClient) => (await who.call<{ lines: WaitLine[] }>("scheduling.earlier")).lines;
  const offerOf = async (who: TestClient) => (await linesOf(who)).find(({ offer }) => offer)?.offer ?? null;
  const free = async (id: string): Promise<void> => {
    await staff.call("scheduling.cancelFor", { id, key: newId() });
    await portal.advance({ minutes: 4 });
  };
  const stateOf = async (id: string) => (await context().model(appointments).findOne({ where: { practiceId: portal.practice.id, id } }))?.get().state;
  const offersOf = async (waitId: string) => (await context().model(waitOffers).findAll({ where: { practiceId: portal.practice.id, waitId }, order: [["id", "ASC"]] })).map((row) => row.get().state);
  const answer = (who: TestClient, id: string, take: boolean, key = newId()) => who.call<{ id: string | null }>("scheduling.answerEarlier", { id, key, take });
  const standingOf = async (who: TestClient) => (await who.call<{ lines: { startsAt: string; state: string }[] }>("scheduling.list", { past: false })).lines.filter(({ state }) => state === "booked").map(({ startsAt }) => startsAt);

  it("offers what a cancellation frees once it cannot be taken back, and moves the appointment that is there", async () => {
    const [leaving, waiting] = [await person(), await person()];
    const [freed, own] = [await book(leaving, 5, 10), await book(waiting, 9, 14)];
    await ask(waiting);
    await staff.call("scheduling.cancelFor", { id: freed, key: newId() });
    expect(await offerOf(waiting)).toBeNull();
    await portal.advance({ minutes: 4 });
    const offer = await offerOf(waiting);
    expect(offer).toMatchObject({ startsAt: at(portal, 5, 10), moves: true });
    // Held: nobody else can book it.
    await expect(book(leaving, 5, 10)).rejects.toMatchObject({ details: { reason: "taken" } });
    const told = await portal.host.db.hot.all<{ kind: string }>("SELECT kind FROM notices WHERE to_id = ?", [waiting.viewer.portalUserId]);
    expect(told.map(({ kind }) => kind)).toContain("scheduling.earlier");

    const key = newId();
    const first = await answer(waiting, offer?.id ?? "", true, key);
    expect(await answer(waiting, offer?.id ?? "", true, key)).toEqual(first);
    await expect(answer(waiting, offer?.id ?? "", true)).rejects.toMatchObject({ appCode: "CONFLICT" });
    expect(await stateOf(own)).toBe("rescheduled");
    expect(await standingOf(waiting)).toEqual([at(portal, 5, 10)]);
    expect(await linesOf(waiting)).toEqual([]);
  });

  it("offers what a move frees, and books one more for who keeps what they have", async () => {
    const [moving, waiting] = [await person(), await person()];
    const id = await book(moving, 5, 10);
    await book(waiting, 9, 14);
    await ask(waiting, { moves: false });
    await staff.call("scheduling.moveFor", { id, key: newId(), staffId: staff.viewer.staffId, startsAt: at(portal, 6, 10), place: "video" });
    await portal.advance({ seconds: 1 });
    const offer = await offerOf(waiting);
    expect(offer).toMatchObject({ startsAt: at(portal, 5, 10), moves: false });
    await answer(waiting, offer?.id ?? "", true);
    expect(await standingOf(waiting)).toEqual([at(portal, 5, 10), at(portal, 9, 14)]);
  });

  it("offers the time of a request that staff decline", async () => {
    const [asking, waiting] = [await person(), await person()];
    await ask(waiting);
    const { id } = await asking.call<{ id: string }>("scheduling.book", { key: newId(), serviceId, staffId: staff.viewer.staffId, startsAt: at(portal, 5, 10), place: "video", rhythm: "weekly", times: 2 });
    expect(await offerOf(waiting)).toBeNull();
    await staff.call("scheduling.decline", { id, key: newId(), reason: "" });
    await portal.advance({ seconds: 1 });
    expect(await offerOf(waiting)).toMatchObject({ startsAt: at(portal, 5, 10) });
  });

  it("asks one at a time: the next one when the first says no, or does not answer in time", async () => {
    const [leaving, one, two, three] = [await person(), await person(), await person(), await person()];
    const start = at(portal, 5, 10);
    const freed = await book(leaving, 5, 10);
    const [first, second, third] = [await ask(one), await ask(two), await ask(three)];
    await free(freed);
    expect([await offersOf(first), await offersOf(second), await offersOf(third)]).toEqual([["offered"], [], []]);
    await answer(one, (await offerOf(one))?.id ?? "", false);
    await portal.advance({ seconds: 1 });
    expect([await offersOf(first), await offersOf(second), await offersOf(third)]).toEqual([["declined"], ["offered"], []]);
    // Who said no waits on, and is not asked about the same time again.
    expect((await linesOf(one)).map(({ offer }) => offer)).toEqual([null]);
    const late = (await offerOf(two))?.id ?? "";
    await portal.advance({ minutes: 62 });
    expect([await offersOf(first), await offersOf(second), await offersOf(third)]).toEqual([["declined"], ["expired"], ["offered"]]);
    // Sessions are locked by now; their parents are not.
    const [ofTwo, ofThree] = await Promise.all([two, three].map((who) => portal.client({ professional: staff, clientId: who.viewer.clientId, relationship: "parent" })));
    if (!ofTwo || !ofThree) throw new Error("no parents");
    await expect(answer(ofTwo, late, true)).rejects.toMatchObject({ appCode: "CONFLICT", message: "This time is not held for you any more." });
    await answer(ofThree, (await offerOf(ofThree))?.id ?? "", true);
    expect(await standingOf(ofThree)).toEqual([start]);
    expect(await standingOf(ofTwo)).toEqual([]);
  });

  it("refuses what is pressed after the time is over, also before the timer has run", async () => {
    const [leaving, waiting] = [await person(), await person()];
    const freed = await book(leaving, 5, 10);
    const id = await ask(waiting);
    await free(freed);
    const offer = await offerOf(waiting);
    await context().model(waitOffers).update({ expiresAt: portal.clock.now() }, { where: { practiceId: portal.practice.id, id: offer?.id ?? "" } });
    await expect(answer(waiting, offer?.id ?? "", true)).rejects.toMatchObject({ appCode: "CONFLICT", message: "This time is not held for you any more." });
    expect(await standingOf(waiting)).toEqual([]);
    expect(await offersOf(id)).toEqual(["offered"]);
  });

  it("offers each of two times that are freed at one moment to somebody else", async () => {
    const [leaving, one, two] = [await person(), await person(), await person()];
    const [early, later] = [await book(leaving, 5, 10), await book(leaving, 5, 14)];
    const [first, second] = [await ask(one), await ask(two)];
    for (const id of [early, later]) await staff.call("scheduling.cancelFor", { id, key: newId() });
    await portal.advance({ minutes: 4 });
    expect([await offersOf(first), await offersOf(second)]).toEqual([["offered"], ["offered"]]);
    const starts = [(await offerOf(one))?.startsAt, (await offerOf(two))?.startsAt];
    expect(new Set(starts)).toEqual(new Set([at(portal, 5, 10), at(portal, 5, 14)]));
  });

  it("never offers a time twice, however often and at once it is looked at", async () => {
    const [one, two] = [await person(), await person()];
    const [first, second] = [await ask(one), await ask(two)];
    const from = Date.parse(at(portal, 5, 10));
    const look = () => offerFreed(context(), { staffId: staff.viewer.staffId, from, to: from + 50 * 60_000 }, waitOfferWorkflow);
    await Promise.all([look(), look(), look()]);
    const all = [...(await offersOf(first)), ...(await offersOf(second))];
    expect(all).toEqual(["offered"]);
  });

  it("asks all at once where the practice says so: one of them gets it, the others are told, and nobody is booked twice", async () => {
    await decide({ waitlistAsk: "all at once" });
    const leaving = await person();
    const asked = await Promise.all(Array.from({ length: 5 }, person));
    const freed = await book(leaving, 5, 10);
    const waitIds = [];
    for (const who of asked) waitIds.push(await ask(who));
    await free(freed);
    const ids = await Promise.all(asked.map(async (who) => (await offerOf(who))?.id ?? ""));
    expect(new Set(ids).size).toBe(5);
    // Held for them: nobody else can book it.
    await expect(book(leaving, 5, 10)).rejects.toMatchObject({ details: { reason: "taken" } });
    const answers = await Promise.allSettled(asked.map((who, at) => answer(who, ids[at] ?? "", true)));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of answers) if (one.status === "rejected") expect(one.reason).toMatchObject({ appCode: "CONFLICT" });
    await portal.drain();
    const standing = await Promise.all(asked.map(standingOf));
    expect(standing.flat()).toEqual([at(portal, 5, 10)]);
    const winner = standing.findIndex((one) => one.length > 0);
    for (const [index, waitId] of waitIds.entries()) expect(await offersOf(waitId)).toEqual([index === winner ? "accepted" : "taken"]);
    const loser = asked[winner === 0 ? 1 : 0];
    const lost = ids[winner === 0 ? 1 : 0] ?? "";
    if (!loser) throw new Error("nobody lost");
    await expect(answer(loser, lost, true)).rejects.toMatchObject({ message: "Somebody else took this time. You stay on the waitlist." });
    const posted = (await portal.posted("scheduling.earlier")).find((card) => card.subjectId === lost);
    expect(await loser.call<CardEnvelope>("inbox.card", { conversationId: posted?.conversationId, entryId: posted?.entryId })).toMatchObject({ state: "superseded", needsYou: false, view: { status: { tag: "Taken", text: "Somebody else took this time. You stay on the waitlist." } } });
    expect((await linesOf(loser)).map(({ offer }) => offer)).toEqual([null]);
  });

  it("frees a time that all were asked about once the last has said no", async () => {
    await decide({ waitlistAsk: "all at once" });
    const [leaving, one, two] = [await person(), await person(), await person()];
    const freed = await book(leaving, 5, 10);
    await ask(one);
    await ask(two);
    await free(freed);
    await answer(one, (await offerOf(one))?.id ?? "", false);
    await expect(book(leaving, 5, 10)).rejects.toMatchObject({ details: { reason: "taken" } });
    await answer(two, (await offerOf(two))?.id ?? "", false);
    await portal.drain();
    await book(leaving, 5, 10);
  });

  it("books once when it is accepted twice at a moment", async () => {
    const [leaving, waiting] = [await person(), await person()];
    const freed = await book(leaving, 5, 10);
    await ask(waiting);
    await free(freed);
    const id = (await offerOf(waiting))?.id ?? "";
    const both = await Promise.allSettled([answer(waiting, id, true), answer(waiting, id, true)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await standingOf(waiting)).toEqual([at(portal, 5, 10)]);
  });

  it("offers nothing that was not asked for", async () => {
    const [leaving, waiting] = [await person(), await person()];
    const freed = await book(leaving, 5, 10);
    const weekday = new Date(at(portal, 5, 10)).getUTCDay();
    await ask(waiting, { days: everyDay.filter((day) => day !== weekday) });
    await ask(waiting, { parts: ["afternoon", "evening"] });
    await ask(waiting, { noticeHours: 168 });
    await ask(waiting, { staffId: staff.viewer.staffId, days: [weekday], parts: ["evening"] });
    await free(freed);
    expect(await offerOf(waiting)).toBeNull();
    // A later time than the one they have is no earlier time.
    const other = await person();
    await book(other, 4, 9);
    await ask(other);
    const again = await book(leaving, 5, 10);
    await free(again);
    expect(await offerOf(other)).toBeNull();
  });

  it("passes over who is archived, or sees no appointments any more", async () => {
    const [leaving, archived, next] = [await person(), await person(), await person()];
    const freed = await book(leaving, 5, 10);
    const [first, second] = [await ask(archived), await ask(next)];
    await boss.call("people.archive", { clientId: archived.viewer.clientId });
    await free(freed);
    expect([await offersOf(first), await offersOf(second)]).toEqual([[], ["offered"]]);
  });

  it("gives what was offered to the next one when somebody leaves, and tells staff who waits", async () => {
    const [leaving, one, two] = [await person(), await person(), await person()];
    const freed = await book(leaving, 5, 10);
    const [first, second] = [await ask(one), await ask(two)];
    await free(freed);
    const list = async () => (await staff.call<{ lines: { id: string; offer: unknown; first: boolean }[] }>("scheduling.waitlist", {})).lines;
    expect((await list()).map(({ id, offer }) => [id, offer !== null])).toEqual([[first, true], [second, false]]);
    await one.call("scheduling.withdrawEarlier", { id: first });
    await portal.advance({ seconds: 1 });
    expect([await offersOf(first), await offersOf(second)]).toEqual([["withdrawn"], ["offered"]]);
    await staff.call("scheduling.withdrawEarlier", { id: second });
    await portal.advance({ seconds: 1 });
    expect(await list()).toEqual([]);
    await expect(book(leaving, 5, 10)).resolves.toBeTruthy();
  });

  it("has those first whom staff put first, where that is the rule", async () => {
    const [leaving, one, two] = [await person(), await person(), await person()];
    const freed = await book(leaving, 5, 10);
    const first = await ask(one);
    const key = newId();
    await staff.call("scheduling.waitFor", { clientId: two.viewer.clientId, key, serviceId, place: "video", days: everyDay, parts: allDay, noticeHours: 4, first: true });
    const list = async () => (await staff.call<{ lines: { id: string; first: boolean }[] }>("scheduling.waitlist", {})).lines.map(({ id }) => id);
    expect(await list()).toEqual([key, first]);
    await decide({ waitlistTurn: "priority" });
    await free(freed);
    expect([await offersOf(first), await offersOf(key)]).toEqual([[], ["offered"]]);
    await staff.call("scheduling.putFirst", { id: key, first: false });
    await staff.call("scheduling.putFirst", { id: first, first: true });
    expect(await list()).toEqual([first, key]);
  });

  it("says what to choose when a wish makes no sense", async () => {
    const waiting = await person();
    await expect(ask(waiting, { days: [] })).rejects.toThrow("Choose one day or more.");
    await expect(ask(waiting, { place: "in-person" })).rejects.toMatchObject({ details: { fields: { place: expect.any(String) as string } } });
    await expect(ask(waiting, { staffId: boss.viewer.staffId })).rejects.toMatchObject({ details: { fields: { with: expect.any(String) as string } } });
    for (let times = 0; times < 5; times++) await ask(waiting);
    await expect(ask(waiting)).rejects.toMatchObject({ appCode: "CONFLICT" });
  });

  it("is answered on its card in the conversation", async () => {
    const [leaving, waiting] = [await person(), await person()];
    const freed = await book(leaving, 5, 10);
    await ask(waiting);
    await free(freed);
    const id = (await offerOf(waiting))?.id ?? "";
    const entryId = (await portal.posted("scheduling.earlier")).find((one) => one.subjectId === id)?.entryId ?? "";
    const place = { conversationId: waiting.conversationId, entryId };
    const card = await waiting.call<CardEnvelope>("inbox.card", place);
    expect(card).toMatchObject({ state: "live", needsYou: true });
    const act = (action: string) => waiting.call<CardActionReply>("inbox.act", { ...place, action, rev: card.rev, key: newId(), fields: {} });
    expect(await act("accept")).toMatchObject({ ok: true, card: { state: "done" } });
    expect(await act("decline")).toMatchObject({ ok: false });
    expect(await standingOf(waiting)).toEqual([at(portal, 5, 10)]);
  });

  it("is nobody’s business who may not see it", async () => {
    const [leaving, waiting] = [await person(), await person()];
    const freed = await book(leaving, 5, 10);
    const id = await ask(waiting);
    await free(freed);
    const offer = (await offerOf(waiting))?.id ?? "";
    const stranger = await portal.client({ professional: await portal.staff() });
    const colleague = await portal.staff({ roles: ["professional"] });
    await expect(answer(stranger, offer, true)).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    for (const who of [stranger, colleague]) await expect(who.call("scheduling.withdrawEarlier", { id })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await expect(colleague.call("scheduling.putFirst", { id, first: true })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    expect((await colleague.call<{ lines: unknown[] }>("scheduling.waitlist", {})).lines).toEqual([]);
    await expect(stranger.call("scheduling.askEarlier", { key: newId(), serviceId, staffId: staff.viewer.staffId, place: "video", days: [1], parts: ["morning"], noticeHours: 4 })).rejects.toMatchObject({ details: { fields: { with: expect.any(String) as string } } });
  });
});
