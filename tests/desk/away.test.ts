import messages from "@anteroom/plugin-messages/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { newId } from "@anteroom/core/server";
import type { StaffViewer, Viewer } from "@anteroom/core/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listDesk } from "../../core/server/desk/list-desk.ts";

const day = 24 * 60 * 60_000;

describe.each(testEngines())("being away on $name", ({ name }) => {
  let portal: TestPortal;
  let rivera: TestPerson<StaffViewer>;
  let chen: TestPerson<StaffViewer>;
  let jordan: TestClient;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [messages], engine: name });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    const practice = await portal.newPractice(`Practice ${newId()}`);
    rivera = await portal.staff({ practice, roles: ["professional"] });
    chen = await portal.staff({ practice, name: "Dr Sam Chen", roles: ["professional"] });
    jordan = await portal.client({ professional: rivera });
  });

  const wall = (at: number): string => new Date(at - 5 * 60 * 60_000).toISOString().slice(0, 16); // New York in November
  const plan = (fromDays: number, untilDays: number, cover = chen) =>
    rivera.call<{ id: string }>("desk.planAway", { coverId: cover.viewer.staffId, startsAt: wall(portal.clock.now() + fromDays * day), endsAt: wall(portal.clock.now() + untilDays * day) });
  const mine = async (who: TestPerson<StaffViewer>) => (await listDesk(portal.host, who.viewer, { view: "mine", limit: 30 })).map((line) => line.id);
  const events = async (who: TestPerson<Viewer>) =>
    (await portal.host.inbox.open(who.viewer, jordan.conversationId, null, 50)).entries.filter((entry) => entry.kind === "event").map((entry) => entry.text);
  const write = () => portal.host.context("messages", jordan.viewer.practiceId, jordan.viewer).inbox.send(jordan.viewer, { conversationId: jordan.conversationId, key: newId(), text: "Hello" });
  const refusal = (work: Promise<unknown>) => work.then(() => null, (error: { message: string; details?: { fields?: Record<string, string> } }) => error.details?.fields ?? error.message);

  it("gives the conversations to the cover for the time, and back after it", async () => {
    await plan(1, 3);
    expect(await mine(chen)).toEqual([]);
    await portal.advance({ days: 1, minutes: 1 });
    expect(await mine(chen)).toEqual([jordan.conversationId]);
    expect(await portal.host.people.maySee(chen.viewer, jordan.viewer.clientId)).toBe(true);
    await portal.advance({ days: 2 });
    expect(await mine(chen)).toEqual([]);
    expect(await portal.host.people.maySee(chen.viewer, jordan.viewer.clientId)).toBe(false);
    expect(await mine(rivera)).toEqual([jordan.conversationId]);
  });

  it("tells a client who writes who answers, once", async () => {
    await plan(0, 7);
    await portal.drain();
    await write();
    await write();
    await portal.drain();
    expect(await events(jordan)).toEqual([expect.stringMatching(/^Dr Maya Rivera is away until \w+ \d+ \w+, .+m\. Dr Sam Chen answers until then\.$/)]);
    expect(await jordan.call("messages.status", { conversationId: jordan.conversationId })).toMatchObject({ cover: expect.stringMatching(/^Dr Maya Rivera is away until .+m\. Dr Sam Chen answers/) });
  });

  it("ends when they come back early, and leaves a colleague who was on the team there", async () => {
    const both = await portal.staff({ practice: await portal.host.people.of(rivera.viewer.practiceId).practice(), roles: ["administrator"] });
    await both.call("people.assign", { clientId: jordan.viewer.clientId, staffIds: [rivera.viewer.staffId, chen.viewer.staffId] });
    const { id } = await plan(0, 2);
    await portal.drain();
    await rivera.call("desk.endAway", { periodId: id });
    await portal.drain();
    expect(await mine(chen)).toEqual([]);
    expect(await portal.host.people.maySee(chen.viewer, jordan.viewer.clientId)).toBe(true);
    expect(await refusal(chen.call("desk.endAway", { periodId: id }))).toBe("We could not find this period.");
  });

  it("refuses times that cannot be, and covers who are away themselves", async () => {
    expect(await refusal(plan(2, 1))).toEqual({ endsAt: "Choose an end after the start." });
    expect(await refusal(plan(1, 2, rivera))).toEqual({ coverId: "Choose a colleague who answers messages." });
    const elsewhere = await portal.staff({ practice: await portal.newPractice("Other Practice"), roles: ["professional"] });
    expect(await refusal(plan(1, 2, elsewhere)), "a cover of another practice").toEqual({ coverId: "Choose a colleague who answers messages." });
    await plan(1, 2);
    expect(await refusal(plan(1, 3))).toEqual({ startsAt: "You have planned to be away then already." });
    const ono = await portal.staff({ practice: await portal.host.people.of(rivera.viewer.practiceId).practice(), name: "Dr Ono", roles: ["professional"] });
    expect(await refusal(ono.call("desk.planAway", { coverId: rivera.viewer.staffId, startsAt: wall(portal.clock.now() + day), endsAt: wall(portal.clock.now() + 2 * day) }))).toEqual({ coverId: "Dr Maya Rivera is away then too. Choose somebody else." });
  });
});
