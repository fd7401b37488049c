import { newId } from "@anteroom/core/server";
import type { CardEnvelope, StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import documents from "../plugins/documents/server/index.ts";
import forms from "../plugins/forms/server/index.ts";
import { mood, publish } from "../plugins/forms/tests/given-form.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

interface Given { state: string; done: number; of: number; steps: { title: string; state: string; href: string | null }[] }
interface Paper { sha256: string }

describe.each(testEngines())("a packet with a document to sign, over both plugins, on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let packetId: string;
  let givenId: string;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [forms, documents], engine: name });
    const maker = await portal.staff();
    const formId = await publish(portal, mood);
    const { templateId } = await maker.call<{ templateId: string }>("documents.saveTemplate", { key: newId(), title: "Consent to treatment", source: "# What it is\n\nTherapy of {client.first_name}.\n\n[tick] I agree." });
    await maker.call("documents.publish", { key: newId(), templateId, rev: 1 });
    packetId = (await maker.call<{ id: string }>("forms.savePacket", { key: newId(), title: "Welcome packet", purpose: "", defaultFor: null, steps: [{ form: formId }, { document: templateId, title: "Consent to treatment" }] })).id;
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
    givenId = newId();
    await staff.call("forms.givePacket", { key: givenId, portalUserId: client.viewer.portalUserId, packetId });
    await portal.drain();
  });

  const given = () => client.call<Given>("forms.givenPacket", { givenId });
  const card = async (): Promise<CardEnvelope> => {
    const posted = (await portal.posted("forms.packet")).find((one) => one.subjectId === givenId);
    return client.call("inbox.card", { conversationId: posted?.conversationId, entryId: posted?.entryId });
  };
  const paperId = async (): Promise<string> => ((await given()).steps[1]?.href ?? "").split("/")[2] ?? "";
  const sign = async (key = newId()): Promise<void> => {
    const paper = await paperId();
    const { sha256 } = await client.call<Paper>("documents.paper", { paperId: paper });
    await client.call("documents.sign", { key, paperId: paper, seen: sha256, name: "Jordan Lee", fields: { f1: "on" }, agrees: true });
    await portal.drain();
  };
  const fillIn = async (): Promise<void> => {
    const assignmentId = (await given()).steps[0]?.href?.split("/")[2] ?? "";
    await client.call("forms.start", { assignmentId });
    await client.call("forms.save", { assignmentId, step: 1, typed: { mood: "3" }, bases: { mood: 0 } });
    await client.call("forms.submit", { assignmentId, key: newId() });
    await portal.drain();
  };

  it("asks for the signature by itself, and is done when the last of its steps is signed", async () => {
    expect(await given()).toMatchObject({ state: "open", done: 0, of: 2, steps: [{ state: "to-do" }, { title: "Consent to treatment", state: "to-do", href: expect.stringMatching(/^\/documents\/[0-9A-Z]{26}\/sign$/) as string }] });
    await fillIn();
    expect(await card()).toMatchObject({ state: "in_progress", needsYou: true });
    await sign();
    expect(await given()).toMatchObject({ state: "done", done: 2 });
    expect(await card()).toMatchObject({ state: "done", needsYou: false });
  });

  it("is done by a form, too, when the signature came first, and once however often it is signed", async () => {
    const key = newId();
    await Promise.allSettled([sign(key), sign(key)]);
    expect(await given()).toMatchObject({ state: "open", done: 1, steps: [{ state: "to-do" }, { state: "done" }] });
    await fillIn();
    expect(await given()).toMatchObject({ state: "done" });
    const { entries } = await portal.host.inbox.open(client.viewer, client.conversationId, null, 50);
    expect(entries.filter((entry) => entry.text.includes("You finished Welcome packet"))).toHaveLength(1);
  });

  it("leaves a document out that was declined, and counts only what is left", async () => {
    await client.call("documents.decline", { paperId: await paperId(), key: newId(), reason: "I want to talk about it first." });
    await portal.drain();
    expect(await given()).toMatchObject({ state: "open", of: 1, steps: [{ state: "to-do" }] });
    await fillIn();
    expect(await given()).toMatchObject({ state: "done", done: 1, of: 1 });
  });

  it("tells staff when documents are off, and asks when they are on again and staff say so", async () => {
    const boss = await portal.staff();
    const turn = async (on: boolean): Promise<void> => {
      const lines = await boss.call<{ id: string; revision: number }[]>("plugins.list");
      await boss.call("plugins.switch", { pluginId: "documents", on, revision: lines.find((line) => line.id === "documents")?.revision ?? 0, cascade: true });
      await portal.drain();
    };
    await turn(false);
    givenId = newId();
    await staff.call("forms.givePacket", { key: givenId, portalUserId: client.viewer.portalUserId, packetId });
    await portal.drain();
    const steps = async () => (await staff.call<{ given: { id: string; steps: { state: string; why: string | null }[] }[] }>("forms.chartPackets", { clientId: client.viewer.clientId })).given.find((one) => one.id === givenId)?.steps;
    expect(await steps()).toMatchObject([{}, { state: "missing", why: "Documents are turned off for the practice." }]);
    await turn(true);
    await staff.call("forms.askDocuments", { givenId });
    await portal.drain();
    expect(await steps()).toMatchObject([{}, { state: "to-do", why: null }]);
    await sign();
    expect(await given()).toMatchObject({ state: "open", done: 1 });
  });
});
