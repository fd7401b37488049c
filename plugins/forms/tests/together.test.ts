import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { formDefinition } from "../server/definition/form-definition.ts";
import forms from "../server/index.ts";
import { checkIn, give, publish } from "./given-form.ts";

interface Reviewed { together: { why: string | null; begun: boolean } | null; sent: { filledInBy: string | null; lines: { lines: string[] }[] } | null }

const refused = { appCode: "CONFLICT" };

describe.each(testEngines())("a form that staff fill in with the person, on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let formId: string;
  let id: string;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [forms], engine: name });
    formId = await publish(portal, checkIn);
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    staff = await portal.staff({ roles: ["professional"] });
    client = await portal.client({ professional: staff });
    id = await give(staff, client.viewer.portalUserId, formId);
  });

  const start = (who: TestPerson = staff) => who.call<{ step: number }>("forms.startTogether", { assignmentId: id });
  const answer = async (step: number, typed: Record<string, string>) => {
    const { bases } = await staff.call<{ bases: Record<string, number> }>("forms.stepTogether", { assignmentId: id, step });
    return staff.call("forms.answerTogether", { assignmentId: id, step, typed, bases });
  };
  const review = () => staff.call<Reviewed>("forms.review", { assignmentId: id });
  const fillIn = async () => {
    await start();
    await answer(1, { sleep: "badly" });
    await answer(2, { help: "A darker room" });
    await answer(3, { safe: "yes" });
    await answer(4, {});
  };

  it("asks the same questions with the same checks, and says on every copy who filled it in", async () => {
    expect((await review()).together).toEqual({ why: null, begun: false });
    expect(await start()).toEqual({ step: 1 });
    expect(await answer(1, {})).toMatchObject({ ok: false, why: "errors" });
    expect(await answer(1, { sleep: "badly" })).toEqual({ ok: true, next: 2 });
    expect((await review()).together).toEqual({ why: null, begun: true });
    await expect(staff.call("forms.sendTogether", { assignmentId: id, key: newId() })).rejects.toMatchObject({ appCode: "INVALID" });
    await answer(2, { help: "A darker room" });
    await answer(3, { safe: "yes" });
    await answer(4, {});
    const key = newId();
    const first = await staff.call("forms.sendTogether", { assignmentId: id, key });
    expect(await staff.call("forms.sendTogether", { assignmentId: id, key }), "a reply that was lost").toEqual(first);
    expect(await review()).toMatchObject({ together: null, sent: { filledInBy: staff.viewer.name, lines: [{}, { lines: ["A darker room"] }, {}, {}] } });
    expect(await client.call("forms.sent", { assignmentId: id })).toMatchObject({ inSession: true });
    const audit = await portal.host.audit.list(portal.practice.id, { clientId: client.viewer.clientId, limit: 50 });
    expect(audit.find((line) => line.verb === "submitted")?.detail).toMatchObject({ inSession: true });
    await expect(start()).rejects.toMatchObject({ appCode: "USED" });
  });

  it("can be finished by the person at home, and is theirs alone from their first answer on", async () => {
    await start();
    await answer(1, { sleep: "badly" });
    const { bases } = await client.call<{ bases: Record<string, number> }>("forms.step", { assignmentId: id, step: 2 });
    await client.call("forms.save", { assignmentId: id, step: 2, typed: { help: "Quiet" }, bases });
    await expect(staff.call("forms.stepTogether", { assignmentId: id, step: 2 })).rejects.toMatchObject(refused);
    await expect(staff.call("forms.sendTogether", { assignmentId: id, key: newId() })).rejects.toMatchObject(refused);
    expect((await review()).together?.why).toContain("begun it by themselves");
  });

  it("never shows staff what somebody began to write by themselves", async () => {
    await client.call("forms.start", { assignmentId: id });
    for (const [path, more] of [["together", {}], ["startTogether", {}], ["stepTogether", { step: 1 }], ["checkTogether", {}], ["saveTogether", { step: 1, typed: { sleep: "well" }, bases: { sleep: 0 } }], ["answerTogether", { step: 1, typed: {}, bases: {} }]] as const) {
      await expect(staff.call(`forms.${path}`, { assignmentId: id, ...more }), path).rejects.toMatchObject(refused);
    }
  });

  it("leaves signatures and consent to the person themselves", async () => {
    const signed = await publish(portal, formDefinition.parse({ ...checkIn, pages: [{ id: "all", items: [{ id: "name", type: "signature", label: "Your signature", statement: "I agree." }] }] }));
    id = await give(staff, client.viewer.portalUserId, signed);
    await expect(start()).rejects.toMatchObject({ ...refused, message: expect.stringContaining("only they can give") as string });
  });

  it("is for staff of the client who may, and for nobody else", async () => {
    const strangers = [await portal.staff({ roles: ["professional"] }), await portal.staff({ practice: await portal.newPractice("Other Practice") })];
    for (const stranger of strangers) await expect(start(stranger)).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    for (const role of ["supervisor", "scheduler", "biller"] as const) await expect(start(await portal.staff({ roles: [role] })), role).rejects.toMatchObject({ appCode: "FORBIDDEN" });
  });

  it("finds one winner when staff keep it and the person sends it at once", async () => {
    await fillIn();
    const both = await Promise.allSettled([staff.call("forms.sendTogether", { assignmentId: id, key: newId() }), client.call("forms.submit", { assignmentId: id, key: newId() })]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await client.call("forms.sent", { assignmentId: id })).toMatchObject({ all: [{ number: 1 }] });
  });
});
