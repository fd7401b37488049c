import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { formDefinition } from "../server/definition/form-definition.ts";
import { micro } from "../server/cards/micro.ts";
import forms from "../server/index.ts";
import { give, publish } from "./given-form.ts";

interface Step { typed: Record<string, string>; bases: Record<string, number>; fromProfile: string[] }
interface Change { label: string; recorded: string; proposed: string }

const details = formDefinition.parse({
  title: "Your details", purpose: "Keeps your record right.", readBy: "The front desk", sensitive: false, pace: "question", language: "en",
  pages: [{ id: "all", items: [
    { id: "birth", type: "date", when: "birth", label: "Date of birth", prefill: { from: "birthDate", writeBack: true } },
    { id: "reach", type: "yes-no", label: "May we call you?" },
    { id: "phone", type: "text", kind: "phone", label: "Phone number", optional: true, prefill: { from: "phone", writeBack: true }, showWhen: { match: "all", tests: [{ item: "reach", is: "one-of", values: ["yes"] }] } },
    { id: "pronouns", type: "text", label: "Pronouns", optional: true, prefill: { from: "pronouns", writeBack: true } },
    { id: "home", type: "address", label: "Home address", optional: true, prefill: { from: "address", writeBack: true } },
    { id: "email", type: "text", kind: "email", label: "E-mail", optional: true, prefill: { from: "email" } },
  ] }],
});

describe.each(testEngines())("a form that starts from the profile, on $name", ({ name }) => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let formId: string;
  let id: string;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [forms], engine: name });
    formId = await publish(portal, details);
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
    await edit({ birthDate: "1990-03-27", phone: "555 010 0199", address: "1 Main St\nApt 4\nBoston, MA 02110" });
    id = await give(staff, client.viewer.portalUserId, formId);
  });

  const edit = (fields: Record<string, string>) => staff.call("people.editClient", { clientId: client.viewer.clientId, ...fields });
  const record = async () => (await staff.call<{ client: Record<string, string | null> }>("people.client", { clientId: client.viewer.clientId })).client;
  const changes = () => staff.call<Change[]>("profile.changes.list", { clientId: client.viewer.clientId });
  const step = (number: number, who: TestPerson = client) => who.call<Step>("forms.step", { assignmentId: id, step: number });
  const save = async (number: number, typed: Record<string, string>, who: TestPerson = client) => who.call("forms.save", { assignmentId: id, step: number, typed, bases: (await step(number, who)).bases });
  const start = (who: TestPerson = client) => who.call("forms.start", { assignmentId: id });
  const check = () => client.call<{ carries: string[]; lines: { itemId: string; text: string[] }[] }>("forms.check", { assignmentId: id });
  const submit = () => client.call("forms.submit", { assignmentId: id, key: newId() });

  it("shows what the practice has from Start on, also in a question that is asked only later, and says where it comes from", async () => {
    expect((await step(1)).typed).toEqual({});
    await start();
    expect(await step(1)).toMatchObject({ typed: { birth: "March 27, 1990" }, fromProfile: ["birth"] });
    expect(await step(5)).toMatchObject({ typed: { "home.line1": "1 Main St", "home.line2": "Apt 4", "home.city": "Boston", "home.state": "MA", "home.postcode": "02110" } });
    expect((await step(6)).typed).toEqual({ email: (await portal.host.people.of(portal.practice.id).portalUser(client.viewer.portalUserId))?.email });
    await save(2, { reach: "yes" });
    expect(await step(3)).toMatchObject({ typed: { phone: "555 010 0199" }, fromProfile: ["phone"] });
    await save(3, { phone: "555 010 0123" });
    expect((await step(3)).fromProfile).toEqual([]);
    await save(4, { pronouns: "" });
    expect((await step(4)).typed).toEqual({});
  });

  it("puts a different answer before staff or saves it, as the practice wants, after it told the person", async () => {
    await start();
    await save(1, { birth: "3/28/1990" });
    await save(2, { reach: "yes" });
    await save(3, { phone: "555 010 0123" });
    await save(4, { pronouns: "they/them" });
    expect((await check()).carries.sort()).toEqual(["birthDate", "phone", "pronouns"]);
    await submit();
    expect(await changes()).toMatchObject([{ label: "Date of birth", recorded: "1990-03-27", proposed: "1990-03-28" }]);
    expect(await record()).toMatchObject({ birthDate: "1990-03-27", phone: "5550100123", pronouns: "they/them", address: "1 Main St\nApt 4\nBoston, MA 02110" });
  });

  it("never brings an old detail back that the person did not touch and staff changed meanwhile", async () => {
    await start();
    await save(2, { reach: "yes" });
    await edit({ phone: "555 010 0777", birthDate: "1990-03-29" });
    expect((await check()).carries).toEqual([]);
    await submit();
    expect(await record()).toMatchObject({ phone: "555 010 0777", birthDate: "1990-03-29" });
    expect(await changes()).toEqual([]);
  });

  it("carries over only what changed since the answers were sent last", async () => {
    await start();
    await save(2, { reach: "yes" });
    await save(3, { phone: "555 010 0123" });
    await submit();
    await edit({ phone: "555 010 0777" });
    await client.call("forms.amend", { assignmentId: id, key: newId(), reason: "My pronouns" });
    await save(4, { pronouns: "she/her" });
    await submit();
    expect(await record()).toMatchObject({ phone: "555 010 0777", pronouns: "she/her" });
  });

  it("drops without a question what the profile put there and nobody touched", async () => {
    await start();
    await save(2, { reach: "yes" });
    const { bases } = await step(2);
    expect(await client.call("forms.answer", { assignmentId: id, step: 2, typed: { reach: "no" }, bases })).toEqual({ ok: true, next: 4 });
  });

  it("tells nobody where the other household lives, and takes nothing of it from them", async () => {
    const parents = await Promise.all([1, 2].map(() => portal.client({ professional: staff, clientId: client.viewer.clientId, relationship: "parent" })));
    const parent = parents[0] as TestClient;
    id = await give(staff, parent.viewer.portalUserId, formId);
    await start(parent);
    expect(await step(1, parent)).toMatchObject({ typed: { birth: "March 27, 1990" } });
    expect((await step(5, parent)).typed).toEqual({});
    await save(2, { reach: "yes" }, parent);
    expect((await step(3, parent)).typed).toEqual({});
    await save(3, { phone: "555 010 0666" }, parent);
    await parent.call("forms.submit", { assignmentId: id, key: newId() });
    expect(await record()).toMatchObject({ phone: "555 010 0199" });
  });

  it("is answered on its pages, which say where the words come from, and never on a card", () => {
    expect(micro({ ...details, pages: [{ id: "all", items: details.pages[0]?.items.slice(3, 4) ?? [] }] })).toBeNull();
  });
});
