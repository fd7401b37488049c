import { DataTypes } from "sequelize";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { defineManifest } from "../../../manifest.ts";
import { testEngines } from "../../../testing/test-databases.ts";
import { createTestPortal } from "../../../testing/test-portal.ts";
import type { TestClient, TestPerson, TestPortal } from "../../../testing/test-portal.ts";
import { string, ulid } from "../../database/columns.ts";
import { newId } from "../../ids.ts";
import { defineModel } from "../../plugins/define-model.ts";
import { definePlugin } from "../../plugins/define-plugin.ts";
import type { StaffViewer } from "../../viewer.ts";
import type { MergePreview } from "./preview-merge.ts";

const facts = defineModel<{ id: string; practiceId: string; clientId: string }>({
  name: "fact", table: "facts_facts",
  attributes: { id: { type: DataTypes.STRING(26), primaryKey: true }, practiceId: { type: DataTypes.STRING(26) }, clientId: { type: DataTypes.STRING(26) } },
});
const heard: unknown[] = [];
const factsPlugin = definePlugin({
  manifest: defineManifest({ id: "facts", name: "Facts", description: "Keeps a fact about a client." }),
  models: [facts],
  migrations: [{ name: "facts-001", up: (m) => m.createTable("facts_facts", { id: ulid(), practice_id: ulid(), client_id: ulid(), note: string(10).default("") }, { primaryKey: ["id"] }) }],
  mergeClients: async (_ctx, merge) => {
    heard.push(merge);
    if (merge.from === refusing) throw new Error("facts: cannot move");
  },
});
let refusing = "";

const code = (work: Promise<unknown>): Promise<string> => work.then(() => "answered", (error: { appCode?: string }) => String(error.appCode));

describe.each(testEngines())("two records of one client on $name", ({ name }) => {
  let test: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let into: TestClient;
  let from: TestClient;
  beforeAll(async () => {
    test = await createTestPortal({ engine: name, plugins: [factsPlugin] });
  });
  beforeEach(async () => {
    staff = await test.staff();
    into = await test.client({ professional: staff });
    from = await test.client({ professional: staff, firstName: "Jordan" });
  });
  afterAll(() => test.close());
  const ids = () => ({ from: from.viewer.clientId, into: into.viewer.clientId });
  const merge = (keep: Record<string, string> = {}) => staff.call("people.merge.run", { ...ids(), keep, typed: " Merge " });
  /** The same person holds a seat on both records. */
  const sameAccount = () => test.host.db.transaction((tx) => test.host.people.linkAccount(test.practice.id, from.viewer.portalUserId, into.viewer.accountId, tx));

  it("are suggested by name and by what agrees, and never when dates of birth differ", async () => {
    await staff.call("people.editClient", { clientId: ids().into, birthDate: "1990-03-27" });
    const suggested = async () => (await staff.call<{ id: string; why: string }[]>("people.merge.suggest", { clientId: ids().into })).find((one) => one.id === ids().from);
    expect(await suggested()).toMatchObject({ why: "Same name" });
    await staff.call("people.editClient", { clientId: ids().from, birthDate: "1990-03-27" });
    expect(await suggested()).toMatchObject({ why: "Same name and date of birth" });
    await staff.call("people.editClient", { clientId: ids().from, birthDate: "1991-03-27" });
    expect(await suggested()).toBeUndefined();
  });

  it("are compared first: what differs, what is filled in, what moves", async () => {
    await staff.call("people.editClient", { clientId: ids().into, phone: "555 0101" });
    await staff.call("people.editClient", { clientId: ids().from, phone: "555 0102", birthDate: "1990-03-27" });
    await staff.call("people.addContact", { clientId: ids().from, name: "Ana Lee", relationship: "parent" });
    await test.host.db.hot.run("INSERT INTO facts_facts (id, practice_id, client_id) VALUES (?, ?, ?)", [newId(), test.practice.id, ids().from]);
    const preview = await staff.call<MergePreview>("people.merge.preview", ids());
    expect(preview.choices).toEqual([{ name: "phone", label: "Phone", into: "555 0101", from: "555 0102" }]);
    expect(preview.filled).toEqual([{ label: "Date of birth", value: "1990-03-27" }]);
    expect(preview.moves).toEqual(expect.arrayContaining([{ label: "Portal users", count: 1 }, { label: "Contacts", count: 1 }, { label: "Conversations", count: 1 }, { label: "Facts", count: 1 }]));
    expect(preview.twice).toEqual([]);
  });

  it("become one: people, conversations, contacts, professionals and plugins' rows", async () => {
    const colleague = await test.staff({ roles: ["professional"], name: "Dr Ono" });
    await staff.call("people.assign", { clientId: ids().from, staffIds: [colleague.viewer.staffId] });
    await staff.call("people.editClient", { clientId: ids().into, phone: "555 0101" });
    await staff.call("people.editClient", { clientId: ids().from, phone: "555 0102" });
    for (const clientId of [ids().from, ids().into]) await staff.call("people.addContact", { clientId, name: "Ana Lee", relationship: "parent" });
    await test.host.db.hot.run("INSERT INTO facts_facts (id, practice_id, client_id) VALUES (?, ?, ?)", [newId(), test.practice.id, ids().from]);
    await merge({ phone: "from" });
    const chart = await staff.call<{ client: { phone: string }; professionals: { id: string }[]; contacts: unknown[] }>("people.client", { clientId: ids().into });
    expect(chart.client.phone).toBe("555 0102");
    expect(chart.professionals.map((one) => one.id)).toEqual([staff.viewer.staffId, colleague.viewer.staffId]);
    expect(chart.contacts).toHaveLength(1);
    expect((await staff.call<{ users: unknown[] }>("people.portalUsers", { clientId: ids().into })).users).toHaveLength(2);
    expect(await from.call("inbox.home")).toMatchObject({ conversationId: from.conversationId, client: { id: ids().into } });
    expect(await test.host.db.hot.all("SELECT id FROM facts_facts WHERE client_id = ?", [ids().into])).toHaveLength(1);
    expect(heard.at(-1)).toEqual({ ...ids(), portalUsers: [] });
  });

  it("leave a record that leads to the other, stands in no list, and whose log is read with it", async () => {
    await staff.call("people.addContact", { clientId: ids().from, name: "Before", relationship: "aunt" });
    await merge();
    await expect(staff.call("people.client", { clientId: ids().from })).rejects.toMatchObject({ appCode: "NOT_FOUND", details: { reason: "merged", data: { into: ids().into } } });
    for (const archived of [true, false]) {
      const { clients } = await staff.call<{ clients: { id: string }[] }>("people.listClients", { archived, limit: 100 });
      expect(clients.map((one) => one.id)).not.toContain(ids().from);
    }
    await test.drain();
    const { lines } = await staff.call<{ lines: { verb: string }[] }>("audit.list", { clientId: ids().into });
    expect(lines.map((line) => line.verb)).toEqual(expect.arrayContaining(["clients-merged", "contact-changed"]));
  });

  it("give a person who was on both one seat with both conversations", async () => {
    await sameAccount();
    expect((await staff.call<MergePreview>("people.merge.preview", ids())).twice).toEqual(["Jordan Lee"]);
    await merge();
    const { users } = await staff.call<{ users: { id: string }[] }>("people.portalUsers", { clientId: ids().into });
    expect(users.map((user) => user.id)).toEqual([into.viewer.portalUserId]);
    const lines = await into.call<{ id: string; topic?: unknown }[]>("inbox.list", {});
    expect(lines.map((line) => line.id).toSorted()).toEqual([into.conversationId, from.conversationId].toSorted());
    expect((await into.call<{ conversationId: string }>("inbox.home")).conversationId).toBe(into.conversationId);
    expect((await staff.call<{ id: string }[]>("inbox.list", { clientId: ids().into })).map((line) => line.id).toSorted()).toEqual([into.conversationId, from.conversationId].toSorted());
    expect(await test.host.accounts.seats(into.viewer.accountId)).toHaveLength(1);
  });

  it("stay as they were when one plugin cannot follow", async () => {
    refusing = ids().from;
    await expect(merge()).rejects.toThrow();
    refusing = "";
    expect(await staff.call("people.client", { clientId: ids().from })).toBeDefined();
  });

  it("are merged once, also when the form is sent twice at once", async () => {
    const both = await Promise.allSettled([merge(), merge()]);
    expect(both.some((one) => one.status === "fulfilled")).toBe(true);
    expect(await merge()).toEqual({ clientId: ids().into });
    await test.drain();
    const lines = await test.host.audit.list(test.practice.id, { clientId: ids().into, verb: "clients-merged", limit: 5 });
    expect(lines).toHaveLength(1);
  });

  it("are merged only with the word typed, by staff who see both, within one practice", async () => {
    expect(await code(staff.call("people.merge.run", { ...ids(), typed: "yes" }))).toBe("INVALID");
    expect(await code(staff.call("people.merge.run", { from: ids().into, into: ids().into, typed: "merge" }))).toBe("INVALID");
    const half = await test.staff({ roles: ["professional"], name: "Dr Half" });
    await staff.call("people.assign", { clientId: ids().into, staffIds: [staff.viewer.staffId, half.viewer.staffId] });
    const foreign = await test.staff({ practice: await test.newPractice("Elsewhere") });
    const theirs = await test.client({ professional: foreign });
    const run = (by: TestPerson<StaffViewer>, pair: { from: string; into: string }) => code(by.call("people.merge.run", { ...pair, typed: "merge" }));
    expect([await run(half, ids()), await run(foreign, ids()), await run(staff, { from: theirs.viewer.clientId, into: ids().into }), await run(foreign, { from: ids().from, into: theirs.viewer.clientId })])
      .toEqual(["NOT_FOUND", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND"]);
  });
});
