import documents from "@anteroom/plugin-documents/server";
import forms from "@anteroom/plugin-forms/server";
import messages from "@anteroom/plugin-messages/server";
import toDos from "@anteroom/plugin-to-dos/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ulid = /[0-9A-HJKMNP-TV-Z]{26}/g;
const lists = ["forms.mine", "documents.list", "to-dos.list", "inbox.shelf", "inbox.counts"];
/** Under these names procedures take what is looked for. */
const names = ["id", "assignmentId", "paperId", "requestId", "submissionId", "itemId", "fileId", "collectionId", "subjectId", "entryId", "toDoId"];

describe.each(testEngines())("what plugins keep for one of two parents on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let mother: TestClient;
  let father: TestClient;
  /** Ids of what only the mother has. */
  let hers: string[];
  let told: string;

  beforeAll(async () => {
    portal = await createTestPortal({ engine: name, plugins: [messages, forms, documents, toDos] });
    staff = await portal.staff();
    mother = await portal.client({ professional: staff, firstName: "Robin", relationship: "parent" });
    const { clientId, practiceId } = mother.viewer;
    father = await portal.client({ professional: staff, clientId, firstName: "Father", relationship: "parent" });
    await portal.drain();
    const live: unknown[] = [];
    const tell = portal.host.realtime.tell;
    portal.host.realtime.tell = ((audience: unknown, ...rest: unknown[]) => void live.push([audience, ...rest])) as typeof tell;
    for (const plugin of [forms, documents]) {
      await plugin.demo?.(portal.host.context(plugin.manifest.id, practiceId, null), { practiceId, conversationIds: [mother.conversationId], staffIds: [staff.viewer.staffId] });
    }
    await staff.call("inbox.offers.send", { conversationId: mother.conversationId, pluginId: "to-dos", name: "add", fields: { title: "Hers alone", note: "", link: "", dueDay: "", repeat: "" }, key: newId() });
    await portal.drain();
    portal.host.realtime.tell = tell;
    told = JSON.stringify(live);
    const answers = await Promise.all([...lists, "inbox.open"].map((path) => mother.call(path, path === "inbox.open" ? { conversationId: mother.conversationId } : undefined).catch(() => null)));
    const everybodys = new Set([practiceId, clientId, staff.viewer.staffId, father.viewer.portalUserId]);
    hers = [...new Set(JSON.stringify(answers).match(ulid) ?? [])].filter((id) => !everybodys.has(id));
  });
  afterAll(() => portal?.close());

  const said = (who: TestClient, path: string, input?: unknown): Promise<unknown> => who.call(path, input).catch((error: { appCode?: string; message: string }) => `${error.appCode ?? ""} ${error.message}`);
  const queries = () => portal.procedures().filter((path) => !/^account\./.test(path));

  it("is there: a form, a document to sign and a to-do", async () => {
    const own = JSON.stringify(await Promise.all(lists.slice(0, 3).map((path) => said(mother, path))));
    expect(own).toMatch(/Weekly check-in/);
    expect(own).toMatch(/Hers alone/);
    expect(hers.length).toBeGreaterThan(5);
  });

  it("is in no list, count, shelf, export or search of the other's", async () => {
    const answers: unknown[] = [];
    for (const path of queries()) {
      for (const input of [undefined, {}, { conversationId: father.conversationId }, { clientId: father.viewer.clientId }, { text: "Hers", query: "Hers" }]) answers.push(await said(father, path, input));
    }
    const all = JSON.stringify(answers);
    for (const id of hers) expect(all, id).not.toContain(id);
    for (const word of ["Hers alone", "Weekly check-in"]) expect(all, word).not.toContain(word);
  });

  it("answers the other, who names it, as something that does not exist: item, page, download, card", async () => {
    const absent = newId();
    const shape = (id: string) => Object.fromEntries(names.map((key) => [key, id]));
    const differing: string[] = [];
    for (const path of queries().filter((one) => /^(forms|documents|to-dos|files)\.|^inbox\.(card|act)$/.test(one))) {
      for (const base of [{}, { conversationId: mother.conversationId }, { step: 1, key: newId() }]) {
        const missing = JSON.stringify(await said(father, path, { ...base, ...shape(absent) }));
        const answers = await Promise.all(hers.map((id) => said(father, path, { ...base, ...shape(id) })));
        differing.push(...answers.map((one) => JSON.stringify(one)).filter((named) => named !== missing).map((named) => `${path}: ${named} instead of ${missing}`));
      }
    }
    expect(differing).toEqual([]);
  });

  it("is told live to nobody but its own side", () => {
    expect(told.length).toBeGreaterThan(2);
    expect(told).not.toContain(father.viewer.portalUserId);
    expect(told).not.toContain(father.conversationId);
  });
});
