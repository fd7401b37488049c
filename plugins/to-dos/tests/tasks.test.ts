import { newId } from "@anteroom/core/server";
import type { PluginContext, StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import messages from "@anteroom/plugin-messages/server";
import { exportPractice, importPractice } from "../server/export-to-dos.ts";
import toDos from "../server/index.ts";
import type { TaskLine } from "../server/index.ts";
import { openBody } from "../server/to-do-body.ts";
import { toDos as rows } from "../server/to-do-rows.ts";

describe.each(testEngines())("tasks of staff on $name", ({ name }) => {
  let portal: TestPortal;
  let maya: TestPerson<StaffViewer>;
  let client: TestClient;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [toDos, messages], engine: name });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    maya = await portal.staff({ roles: ["professional"] });
    client = await portal.client({ professional: maya });
  });

  const give = async (): Promise<string> => {
    const key = newId();
    await maya.call("inbox.offers.send", { conversationId: client.conversationId, pluginId: "to-dos", name: "add", fields: { title: "Bring your insurance card", repeat: "" }, key });
    return key;
  };
  const tasks = async (who: TestPerson<StaffViewer> = maya, asked: object = {}) => (await who.call<{ lines: TaskLine[] }>("to-dos.tasks", { who: "mine", ...asked })).lines;
  const addTask = async (more: object = {}) => (await maya.call<{ id: string }>("to-dos.addTask", { key: newId(), title: "Call the pharmacy", staffId: maya.viewer.staffId, ...more })).id;
  const bar = async (who: TestPerson<StaffViewer> = maya) => Object.values((await who.call<{ needsYou: Record<string, number> }>("inbox.counts")).needsYou).reduce((sum, count) => sum + count, 0);

  it("hold messages to answer, what clients cannot do, and their own, and the bar counts the same", async () => {
    await client.call("messages.send", { conversationId: client.conversationId, key: newId(), text: "Can we talk?" });
    const id = await give();
    await client.call("to-dos.skip", { id, key: newId(), reason: "" });
    await addTask({ clientId: client.viewer.clientId });
    const lines = await tasks();
    expect(lines.map((line) => line.kind).sort()).toEqual(["Message to answer", "To Do list", "To-do"]);
    expect(lines.every((line) => line.clientName === "Jordan Lee")).toBe(true);
    expect(await bar()).toBe(3);
    expect(await tasks(maya, { kind: "To-do" })).toHaveLength(1);
    expect(await tasks(maya, { clientId: newId() })).toEqual([]);
  });

  it("are never a client's to see or tick", async () => {
    const id = await addTask({ clientId: client.viewer.clientId });
    await expect(client.call("to-dos.one", { id })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await expect(client.call("to-dos.tick", { id, key: newId() })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    expect(JSON.stringify(await portal.host.context("to-dos", portal.practice.id, null).inbox.toDo(client.viewer, 0))).not.toContain("pharmacy");
  });

  it("are ticked by whose they are, and by nobody who does not see them", async () => {
    const id = await addTask();
    const sam = await portal.staff({ roles: ["scheduler"], name: "Sam Ono" });
    await expect(sam.call("to-dos.tick", { id, key: newId() })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await maya.call("to-dos.tick", { id, key: newId() });
    expect(await tasks()).toEqual([]);
  });

  it("are given to a colleague: they leave one list and come into the other", async () => {
    const sam = await portal.staff({ roles: ["scheduler"], name: "Sam Ono" });
    const id = await addTask();
    await maya.call("to-dos.giveTask", { itemId: `to-dos/${id}`, staffId: sam.viewer.staffId, key: newId() });
    expect(await tasks()).toEqual([]);
    expect(await bar()).toBe(0);
    expect((await tasks(sam)).map((line) => line.taskId)).toEqual([id]);
    expect((await tasks(maya, { who: "all" })).map((line) => line.holder?.name)).toEqual(["Sam Ono"]);
  });

  it("of other plugins go only to colleagues who see them too, so that no work is lost", async () => {
    await client.call("messages.send", { conversationId: client.conversationId, key: newId(), text: "Can we talk?" });
    const [line] = await tasks();
    const away = await portal.staff({ roles: ["professional"], name: "Dr Theo Park" });
    await expect(maya.call("to-dos.giveTask", { itemId: line?.id ?? "", staffId: away.viewer.staffId, key: newId() })).rejects.toMatchObject({ appCode: "CONFLICT" });
    expect(await tasks()).toHaveLength(1);
    const id = await give();
    await client.call("to-dos.skip", { id, key: newId(), reason: "" });
    const boss = await portal.staff();
    await boss.call("people.assign", { clientId: client.viewer.clientId, staffIds: [maya.viewer.staffId, away.viewer.staffId] });
    await maya.call("to-dos.giveTask", { itemId: `to-dos.item/${id}`, staffId: away.viewer.staffId, key: newId() });
    expect((await tasks()).map((one) => one.id)).not.toContain(`to-dos.item/${id}`);
    expect((await tasks(away)).map((one) => one.id)).toContain(`to-dos.item/${id}`);
    await maya.call("to-dos.giveTask", { itemId: `to-dos.item/${id}`, staffId: "", key: newId() });
    expect((await tasks()).map((one) => one.id)).toContain(`to-dos.item/${id}`);
  });

  it("come back from the practice's own export with their words, once, sealed for their new place", async () => {
    await give();
    await addTask();
    const from = portal.host.context("to-dos", portal.practice.id, null);
    const elsewhere = await portal.newPractice("Other Practice");
    const into = portal.host.context("to-dos", elsewhere.id, null);
    const exported: unknown[] = [];
    const renamed = new Map<string, string>();
    const anew = (id: unknown): string => renamed.get(String(id)) ?? (renamed.set(String(id), newId()), renamed.get(String(id)) ?? "");
    for await (const row of exportPractice(from)) exported.push({ ...(row as object), id: anew((row as { id: string }).id) });
    const again = async function* (): AsyncIterable<unknown> { yield* exported.map((row) => JSON.parse(JSON.stringify(row)) as unknown); };
    await importPractice(into, again());
    await importPractice(into, again());
    const titles = async (ctx: PluginContext) => (await ctx.model(rows).findAll({ where: { practiceId: ctx.practiceId } })).map((row) => openBody(ctx, row.get()).title).sort();
    expect(await titles(into)).toEqual(await titles(from));
  });
});
