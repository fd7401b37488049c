import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FormDefinition } from "../server/definition/form-definition.ts";
import forms from "../server/index.ts";
import type { LibraryLine } from "../server/library/procedures/library.ts";

interface Shown {
  rev: number;
  version: number;
  hasDraft: boolean;
  undo: string | null;
  problems: { message: string; at: string | null }[];
  versions: { version: number; hash: string }[];
  definition: FormDefinition;
  changedBy: string | null;
}

describe.each(testEngines())("the library of forms on $name", ({ name }) => {
  let portal: TestPortal;
  let maya: TestPerson<StaffViewer>;
  let sam: TestPerson<StaffViewer>;
  let formId: string;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [forms], engine: name });
    maya = await portal.staff({ name: "Dr Maya Rivera" });
    sam = await portal.staff({ name: "Dr Sam Ono", roles: ["professional"] });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    formId = (await maya.call<{ id: string }>("forms.createForm", { key: newId(), title: "Sleep check", purpose: "To see how you sleep.", readBy: "Your care team" })).id;
  });

  const show = (id = formId) => maya.call<Shown>("forms.form", { formId: id });
  const library = (input: object = {}) => maya.call<{ forms: LibraryLine[]; next: string | null }>("forms.library", input);
  const line = async (title: string): Promise<LibraryLine> => {
    const found = (await library({ find: title })).forms.find((form) => form.title === title);
    if (!found) throw new Error(`no form ${title}`);
    return found;
  };
  const add = async (who: TestPerson<StaffViewer>, rev: number, fields: Record<string, string | string[]>, more: object = {}) =>
    who.call<{ rev: number; itemId: string }>("forms.saveQuestion", { formId, key: newId(), rev, fields: { match: "always", ...fields }, ...more });
  const refusal = (work: Promise<unknown>) => work.then(() => null, (error: { appCode?: string; message: string; details?: object }) => ({ appCode: error.appCode, message: error.message, ...error.details }));

  it("begins with an intake packet and the measures, once, and with legal texts that wait to be read", async () => {
    await Promise.all([library(), sam.call("forms.library"), maya.call("forms.packets")]);
    const { forms: lines } = await library();
    const shipped = lines.filter((one) => one.title !== "Sleep check").map((one) => [one.title, one.version]);
    expect(shipped).toEqual([["About you", 1], ["Consent to telehealth", 0], ["Consent to treatment", 0], ["Emergency contact", 1], ["GAD-7", 1], ["Health and medicines", 1], ["Insurance", 1], ["PHQ-9", 1], ["Privacy notice", 0]]);
    const consent = await show((await line("Consent to treatment")).id);
    expect(consent.problems.map((one) => one.message)).toContain("Write the fee where the text says [fill in: fee], or take it out.");
    const { packets } = await maya.call<{ packets: { title: string; steps: string[]; notReady: number; defaultFor: string | null }[] }>("forms.packets");
    expect(packets).toMatchObject([{ title: "Mood check", steps: ["PHQ-9", "GAD-7"], notReady: 0 }, { title: "Standard intake", defaultFor: "adult", notReady: 3 }]);
    expect(packets[1]?.steps).toHaveLength(9);
  });

  it("takes questions from plain fields, publishes them, and keeps what was published as it was", async () => {
    const first = await add(maya, 0, { type: "yes-no", label: "Do you sleep well?" });
    const second = await add(maya, first.rev, { type: "single-choice", label: "How often do you wake?", choices: "Never = 0\nOften = 2", match: "all", "test.0": `${first.itemId}|one-of|no` });
    expect((await show()).definition.pages[0]?.items).toMatchObject([{ type: "yes-no" }, { choices: [{ value: "never", label: "Never", score: 0 }, { value: "often", score: 2 }], showWhen: { match: "all", tests: [{ item: first.itemId, is: "one-of", values: ["no"] }] } }]);
    const key = newId();
    const out = await maya.call<{ version: number; rev: number }>("forms.publish", { formId, key, rev: second.rev });
    expect(await maya.call("forms.publish", { formId, key, rev: second.rev })).toEqual(out);
    const published = await show();
    expect(published).toMatchObject({ version: 1, hasDraft: false, versions: [{ version: 1 }] });
    const third = await add(maya, out.rev, { type: "yes-no", label: "Do you sleep well now?" }, { itemId: first.itemId });
    await maya.call("forms.publish", { formId, key: newId(), rev: third.rev });
    const { versions } = await show();
    expect(versions.map((one) => one.version)).toEqual([2, 1]);
    expect(versions[1]?.hash).toBe(published.versions[0]?.hash);
    expect(versions[0]?.hash).not.toBe(versions[1]?.hash);
  });

  it("tells the second of two who change a form at once, and does the same click once", async () => {
    const key = newId();
    const fields = { type: "text", label: "What helps?", match: "always" };
    const [one, again] = await Promise.all([0, 1].map(() => maya.call<{ rev: number }>("forms.saveQuestion", { formId, key, rev: 0, fields })));
    expect(again?.rev).toBe(one?.rev);
    expect((await show()).definition.pages[0]?.items).toHaveLength(1);
    expect(await refusal(add(sam, 0, { type: "text", label: "Mine" }))).toMatchObject({ appCode: "STALE", message: "Dr Maya Rivera changed this form while you had it open. Look at it as it is now, then save again." });
    expect((await add(sam, 1, { type: "text", label: "Mine" })).rev).toBe(2);
    expect((await show()).changedBy).toBe("Dr Sam Ono");
  });

  it("refuses to publish what does not hold together, and says where", async () => {
    expect(await refusal(maya.call("forms.publish", { formId, key: newId(), rev: 0 }))).toMatchObject({ appCode: "INVALID" });
    const a = await add(maya, 0, { type: "yes-no", label: "First?" });
    const b = await add(maya, a.rev, { type: "yes-no", label: "Second?", match: "all", "test.0": `${a.itemId}|one-of|yes` });
    const moved = await maya.call<{ rev: number }>("forms.editForm", { formId, key: newId(), rev: b.rev, edit: { do: "move-item", itemId: b.itemId, direction: "up" } });
    expect((await show()).problems).toEqual([{ at: b.itemId, message: "This depends on a question that comes later. Move that question up, or choose an earlier one." }]);
    expect(await refusal(maya.call("forms.publish", { formId, key: newId(), rev: moved.rev }))).toMatchObject({ appCode: "INVALID" });
    const gone = await maya.call<{ rev: number }>("forms.editForm", { formId, key: newId(), rev: moved.rev, edit: { do: "remove-item", itemId: a.itemId } });
    expect(await show()).toMatchObject({ undo: "Removed a question", problems: [{ message: "This depends on a question that is not in the form." }] });
    await maya.call("forms.undoEdit", { formId, key: newId(), rev: gone.rev });
    expect((await show()).definition.pages[0]?.items).toHaveLength(2);
  });

  it("says beside each field what to do about a question", async () => {
    expect(await refusal(add(maya, 0, { type: "single-choice", label: "", choices: "One", match: "any", least: "x" }))).toMatchObject({
      fields: { label: "Write the question.", choices: "Give at least 2 choices.", "test.0": "Choose an answer that this depends on, or show it always", least: "Enter a number, such as 5" },
    });
    expect((await show()).rev).toBe(0);
  });

  it("locks the words of a measure, lets the rest change, and makes copies that are no measure", async () => {
    const phq = await line("PHQ-9");
    const { rev, definition } = await show(phq.id);
    const change = { formId: phq.id, key: newId(), rev };
    expect(await refusal(maya.call("forms.editForm", { ...change, edit: { do: "remove-item", itemId: "item-9" } }))).toMatchObject({ appCode: "FORBIDDEN" });
    expect(await refusal(maya.call("forms.saveQuestion", { ...change, key: newId(), itemId: "item-1", fields: { type: "single-choice", label: "Mood?", choices: "a\nb", match: "always" } }))).toMatchObject({ appCode: "FORBIDDEN" });
    const about = { title: definition.title, purpose: "We ask this before each session.", readBy: definition.readBy, minutes: 3, sensitive: true, pace: "question" };
    expect(await maya.call("forms.changeAbout", { ...change, key: newId(), ...about })).toEqual({ rev: rev + 1 });
    expect(await refusal(maya.call("forms.changeAbout", { ...change, key: newId(), rev: rev + 1, ...about, title: "Mood" }))).toMatchObject({ appCode: "FORBIDDEN" });
    const copy = await maya.call<{ id: string }>("forms.duplicate", { formId: phq.id, key: newId() });
    expect((await show(copy.id)).definition).not.toHaveProperty("measure");
  });

  it("keeps translations over a new version, but for words that changed", async () => {
    const { rev } = await add(maya, 0, { type: "yes-no", label: "Do you sleep well?" });
    const out = await maya.call<{ rev: number }>("forms.publish", { formId, key: newId(), rev });
    const strings = { title: "Control del sueño", "do-you-sleep-well.label": "¿Duerme bien?", "evil.place": "x" };
    await maya.call("forms.saveTranslation", { formId, language: "es", version: 1, rev: 0, strings });
    expect(await refusal(sam.call("forms.saveTranslation", { formId, language: "es", version: 1, rev: 0, strings }))).toMatchObject({ appCode: "STALE" });
    const changed = await add(maya, out.rev, { type: "yes-no", label: "Do you sleep well now?" }, { itemId: "do-you-sleep-well" });
    await maya.call("forms.publish", { formId, key: newId(), rev: changed.rev });
    const { lines } = await maya.call<{ lines: { place: string; translated: string }[] }>("forms.translation", { formId, language: "es" });
    expect(lines.filter((one) => one.translated !== "").map((one) => one.place)).toEqual(["title"]);
  });

  it("brings a form in from its own export, and a measure in as a form without the lock", async () => {
    const phq = await line("PHQ-9");
    const { content, name: file } = await maya.call<{ content: string; name: string }>("forms.exportForm", { formId: phq.id, as: "json" });
    expect(file).toBe("phq-9.json");
    const key = newId();
    const { id } = await maya.call<{ id: string }>("forms.importForm", { key, text: content });
    expect(await maya.call("forms.importForm", { key, text: content })).toMatchObject({ id });
    const { measure: _measure, ...words } = (await show(phq.id)).definition;
    expect((await show(id)).definition).toEqual(words);
    expect(await refusal(maya.call("forms.importForm", { key: newId(), text: "<html>" }))).toMatchObject({ fields: { file: "This file is not JSON. Choose a form that was exported, or a FHIR Questionnaire." } });
    expect(await refusal(maya.call("forms.importForm", { key: newId(), text: "{}" }))).toMatchObject({ fields: { file: "This file holds no form. Choose a form that was exported, or a FHIR Questionnaire." } });
  });

  it("changes packets with a version check, moves the default, and takes only forms of the practice", async () => {
    const [about, phq] = await Promise.all([line("About you"), line("PHQ-9")]);
    const packet = { title: "Short intake", purpose: "", defaultFor: "adult" as const, steps: [{ form: about.id }, { document: newId(), title: "Fee agreement" }] };
    const { id } = await maya.call<{ id: string }>("forms.savePacket", { key: newId(), ...packet });
    const list = await maya.call<{ packets: { title: string; defaultFor: string | null }[] }>("forms.packets");
    expect(list.packets.filter((one) => one.defaultFor === "adult").map((one) => one.title)).toEqual(["Short intake"]);
    const shown = await maya.call<{ steps: { title: string; why: string | null }[] }>("forms.packet", { packetId: id });
    expect(shown.steps).toMatchObject([{ title: "About you", why: null }, { title: "Fee agreement", why: "Documents are turned off for the practice." }]);
    await maya.call("forms.savePacket", { key: newId(), packetId: id, rev: 0, ...packet, steps: [{ form: phq.id }] });
    expect(await refusal(sam.call("forms.savePacket", { key: newId(), packetId: id, rev: 0, ...packet }))).toMatchObject({ appCode: "STALE" });
    expect(await refusal(maya.call("forms.savePacket", { key: newId(), ...packet, steps: [{ form: newId() }] }))).toMatchObject({ fields: { steps: "One of the forms is there no longer. Remove it." } });
    expect(await refusal(maya.call("forms.savePacket", { key: newId(), ...packet, steps: [{ form: phq.id }, { form: phq.id }] }))).toMatchObject({ appCode: "INVALID" });
  });

  it("shows nothing to others, and lets nobody change what is retired", async () => {
    const elsewhere = await portal.staff({ practice: await portal.newPractice("Other Practice") });
    for (const [path, input] of [["forms.form", { formId }], ["forms.part", { formId }], ["forms.preview", { formId }], ["forms.exportForm", { formId, as: "json" }], ["forms.retire", { formId, retired: true }], ["forms.duplicate", { formId, key: newId() }], ["forms.publish", { formId, key: newId(), rev: 0 }], ["forms.translation", { formId, language: "es" }]] as const)
      expect(await refusal(elsewhere.call(path, input)), path).toMatchObject({ appCode: "NOT_FOUND" });
    const biller = await portal.staff({ roles: ["biller"] });
    expect(await refusal(biller.call("forms.library"))).toMatchObject({ appCode: "FORBIDDEN" });
    await maya.call("forms.retire", { formId, retired: true });
    expect((await library()).forms.map((one) => one.id)).not.toContain(formId);
    expect((await library({ retired: true })).forms.map((one) => one.id)).toContain(formId);
    expect(await refusal(add(maya, 0, { type: "text", label: "x" }))).toMatchObject({ appCode: "CONFLICT", message: "This form is retired. Bring it back to change it." });
  });

  it("pages through a long library by title without leaving one out", async () => {
    for (let n = 0; n < 55; n++) await maya.call("forms.createForm", { key: newId(), title: `Paged ${String(n % 30).padStart(2, "0")}`, purpose: "p", readBy: "r" });
    const first = await library({ find: "Paged" });
    expect(first.forms).toHaveLength(50);
    const second = await library({ find: "Paged", after: first.next });
    expect(new Set([...first.forms, ...second.forms].map((one) => one.id)).size).toBe(55);
    expect(second.next).toBeNull();
  });
});
