import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testEngines } from "../../../testing/test-databases.ts";
import { createTestPortal } from "../../../testing/test-portal.ts";
import type { TestClient, TestPerson, TestPortal } from "../../../testing/test-portal.ts";
import type { StaffViewer, Viewer } from "../../viewer.ts";
import type { ChangeLine } from "./list-changes.ts";

const said = (work: Promise<unknown>): Promise<string> => work.then(() => "answered", (error: { appCode?: string }) => String(error.appCode));

describe.each(testEngines())("proposed changes on $name", ({ name }) => {
  let test: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  beforeAll(async () => {
    test = await createTestPortal({ engine: name });
  });
  beforeEach(async () => {
    staff = await test.staff();
    client = await test.client({ professional: staff });
    await staff.call("people.editClient", { clientId: client.viewer.clientId, birthDate: "1990-03-27", address: "1 Main St" });
    await test.drain();
  });
  afterAll(() => test?.close());

  const propose = (fields: Record<string, string>, by: TestPerson<Viewer> = client) => by.call<{ saved: string[]; proposed: string[]; errors: object }>("people.clientInformation.save", fields);
  const waiting = (by: TestPerson<Viewer> = staff) => by.call<ChangeLine[]>("profile.changes.list", { clientId: client.viewer.clientId });
  const one = async (): Promise<ChangeLine> => (await waiting())[0] as ChangeLine;
  const decide = (line: ChangeLine, decision: string, more: object = {}, by: TestPerson<Viewer> = staff) => by.call("profile.changes.decide", { changeId: line.id, decision, seen: line.recorded, ...more });
  const record = async () => (await staff.call<{ client: { firstName: string; birthDate: string | null; address: string | null } }>("people.client", { clientId: client.viewer.clientId })).client;
  const field = async (wanted: string) => (await client.call<{ fields: { name: string; value: string; proposed: { value: string } | null }[] }>("people.clientInformation.get")).fields.find((line) => line.name === wanted);
  const events = async () => (await test.host.inbox.open(client.viewer, client.conversationId, null, 50)).entries.filter((entry) => entry.kind === "event").map((entry) => entry.text);

  it("shows both values to both sides until staff decide, and waits in what staff have to do", async () => {
    expect(await propose({ address: "2 Oak St", pronouns: "they" })).toMatchObject({ saved: ["pronouns"], proposed: ["address"], errors: {} });
    expect(await field("address")).toMatchObject({ value: "1 Main St", proposed: { value: "2 Oak St" } });
    expect(await waiting()).toMatchObject([{ label: "Address", recorded: "1 Main St", proposed: "2 Oak St", relationship: "self" }]);
    expect(await staff.call("inbox.shelf")).toEqual([expect.objectContaining({ href: `/staff/clients/${client.viewer.clientId}/changes` })]);
    await decide(await one(), "accept");
    expect(await record()).toMatchObject({ address: "2 Oak St" });
    expect(await field("address")).toMatchObject({ value: "2 Oak St", proposed: null });
    expect([await waiting(), await staff.call("inbox.shelf")]).toEqual([[], []]);
  });

  it("tells the person what was decided and why, in the conversation and with a notice that says nothing of it", async () => {
    await propose({ firstName: "Jordana" });
    const line = await one();
    expect(await said(decide(line, "reject")), "a reason is theirs to read").toBe("INVALID");
    await decide(line, "reject", { reason: "Bring your passport first." });
    await test.drain();
    expect(await record()).toMatchObject({ firstName: "Jordan" });
    expect((await events()).at(-1)).toBe("Your practice did not change the legal first name. Bring your passport first.");
    const log = await test.host.notifier.log(test.practice.id, { portalUserId: client.viewer.portalUserId });
    expect(log.filter((sent) => sent.kind === "core.change-decided").map((sent) => sent.channel)).toContain("email");
    const audit = await test.host.audit.list(test.practice.id, { clientId: client.viewer.clientId, limit: 50 });
    expect(audit.find((entry) => entry.verb === "change-rejected")?.detail).toEqual({ field: "firstName" });
  });

  it("keeps the newest proposal of a person, and takes it back when the recorded value is saved again", async () => {
    await propose({ birthDate: "1991-01-01" });
    const first = await one();
    await propose({ birthDate: "1992-02-02" });
    await propose({ birthDate: "1992-02-02" });
    expect((await waiting()).map((line) => line.proposed)).toEqual(["1992-02-02"]);
    expect(await said(decide(first, "accept")), "what was replaced can no longer be accepted").toBe("STALE");
    await propose({ birthDate: "1990-03-27" });
    expect(await waiting()).toEqual([]);
    expect(await record()).toMatchObject({ birthDate: "1990-03-27" });
  });

  it("is decided once when two staff decide at once, and the second is told", async () => {
    await propose({ address: "2 Oak St" });
    const line = await one();
    const colleague = await test.staff();
    const both = await Promise.all([said(decide(line, "accept")), said(decide(line, "reject", { reason: "No." }, colleague))]);
    expect(both.toSorted()).toEqual(["STALE", "answered"]);
    const accepted = both[0] === "answered";
    expect(await record()).toMatchObject({ address: accepted ? "2 Oak St" : "1 Main St" });
    expect((await events()).filter((text) => text.includes("address"))).toHaveLength(1);
  });

  it("refuses a decision about a record that changed since it was looked at", async () => {
    await propose({ address: "2 Oak St" });
    const line = await one();
    await staff.call("people.editClient", { clientId: client.viewer.clientId, address: "3 Elm St" });
    expect(await said(decide(line, "accept"))).toBe("STALE");
    expect(await record()).toMatchObject({ address: "3 Elm St" });
    await decide(await one(), "accept");
    expect(await record()).toMatchObject({ address: "2 Oak St" });
  });

  it("is only the proposer's to see among portal users, and only for staff of the client to decide", async () => {
    await propose({ birthDate: "1991-01-01" });
    const parent = await test.client({ professional: staff, clientId: client.viewer.clientId, relationship: "parent" });
    const { fields } = await parent.call<{ fields: { name: string; proposed: unknown }[] }>("people.clientInformation.get");
    expect(fields.every((line) => line.proposed === null)).toBe(true);
    await propose({ birthDate: "1993-03-03" }, parent);
    expect((await waiting()).map((line) => line.proposed), "two people's proposals stand side by side").toEqual(["1991-01-01", "1993-03-03"]);
    const line = await one();
    const stranger = await test.staff({ roles: ["professional"] });
    const elsewhere = await test.staff({ practice: await test.newPractice("Other Practice") });
    const biller = await test.staff({ roles: ["biller"] });
    expect(await Promise.all([stranger, elsewhere, biller, parent].map((by) => said(decide(line, "accept", {}, by))))).toEqual(["NOT_FOUND", "NOT_FOUND", "FORBIDDEN", "FORBIDDEN"]);
    expect(await Promise.all([stranger, elsewhere, biller, parent].map((by) => said(waiting(by))))).toEqual(["NOT_FOUND", "NOT_FOUND", "FORBIDDEN", "FORBIDDEN"]);
    expect(await stranger.call("profile.changes.list")).toEqual([]);
  });

  it("does not look at what the practice does not want to: an address is saved at once, a name stays the practice's", async () => {
    const boss = await test.staff({ practice: await test.newPractice("Quick Practice") });
    await boss.call("settings.save", { pluginId: "core", values: { reviewedChanges: [] } });
    const quick = await test.client({ professional: boss });
    await boss.call("people.editClient", { clientId: quick.viewer.clientId, address: "1 Main St" });
    expect(await propose({ address: "2 Oak St", lastName: "New" }, quick)).toMatchObject({ saved: ["address"], proposed: [], errors: { lastName: expect.stringContaining("Your practice can change") as string } });
  });
});
