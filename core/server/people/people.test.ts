import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestPortal } from "../../testing/test-portal.ts";
import type { TestPerson, TestPortal } from "../../testing/test-portal.ts";
import { testEngines } from "../../testing/test-databases.ts";
import { newId } from "../ids.ts";
import { AppError } from "../errors.ts";
import type { StaffViewer } from "../viewer.ts";

interface Page { clients: { id: string; name: string; professionals: string[]; portal: string }[]; next: { lastName: string; firstName: string; id: string } | null }

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.then((value) => new Error(`it was not refused: ${JSON.stringify(value)}`), (cause: unknown) => cause);
  if (error instanceof AppError) return error;
  throw error;
}

describe.each(testEngines())("people on $name", ({ name }) => {
  let test: TestPortal;
  let admin: TestPerson<StaffViewer>;
  beforeAll(async () => {
    test = await createTestPortal({ engine: name });
  });
  beforeEach(async () => {
    admin = await test.staff();
  });
  afterAll(() => test.close());

  const addClient = (firstName: string, lastName: string, extra: Record<string, unknown> = {}, by = admin) =>
    by.call<{ clientId: string; portalUserId: string | null }>("people.createClient", { professionalId: by.viewer.staffId, firstName, lastName, ...extra });
  const addUser = (clientId: string, extra: Record<string, unknown> = {}) =>
    admin.call<{ portalUserId: string; warning: string | null }>("people.addPortalUser", {
      clientId, firstName: "Kim", lastName: "Lee", email: `${newId().toLowerCase()}@example.test`, relationship: "parent", permissions: ["basic", "messaging"], alerts: true, ...extra,
    });

  it("needs only a professional and a name to add a client who is not enrolled", async () => {
    const { clientId, portalUserId } = await addClient("Ana", "Berg");
    expect(portalUserId).toBeNull();
    expect(await admin.call("people.client", { clientId })).toMatchObject({ client: { firstName: "Ana", email: null }, professionals: [{ id: admin.viewer.staffId }], contacts: [] });
  });

  it("adds one client for a form that was sent twice", async () => {
    const key = newId();
    const both = await Promise.all([addClient("Twice", "Sent", { key }), addClient("Twice", "Sent", { key })]);
    expect(both[0].clientId).toBe(both[1].clientId);
  });

  it("adds one contact and one portal user for forms that were sent twice", async () => {
    const { clientId } = await addClient("Once", "Only");
    const contact = { clientId, name: "Gran Only", relationship: "grandparent", key: newId() };
    await Promise.all([admin.call("people.addContact", contact), admin.call("people.addContact", contact)]);
    const { contacts } = await admin.call<{ contacts: unknown[] }>("people.client", { clientId });
    expect(contacts).toMatchObject([{ name: "Gran Only" }]);
    const user = { key: newId(), email: `once.${name}@example.test` };
    const both = await Promise.all([addUser(clientId, user), addUser(clientId, user)]);
    expect(both[1].portalUserId).toBe(both[0].portalUserId);
  });

  it("names each field that is wrong", async () => {
    const error = await admin.call("people.createClient", { professionalId: "", firstName: " ", lastName: "Lee", birthDate: "1990-02-30", email: "not an address" }).catch((cause: unknown) => cause);
    expect(JSON.stringify((error as { cause: unknown }).cause)).toMatch(/Choose a professional.*Enter a first name.*real date of birth.*name@example.com/s);
  });

  it("enrols a contact instead of the client, who then needs no address", async () => {
    const { clientId } = await addClient("Mika", "Young", { enrol: { who: "contact", firstName: "Dana", lastName: "Young", relationship: "parent", email: `dana.${name}@example.test` } });
    const { contacts } = await admin.call<{ contacts: unknown[] }>("people.client", { clientId });
    expect(contacts).toMatchObject([{ name: "Dana Young", relationship: "parent" }]);
    const { users } = await admin.call<{ users: unknown[] }>("people.portalUsers", { clientId });
    expect(users).toMatchObject([{ firstName: "Dana", relationship: "parent", status: "invited", alerts: true }]);
  });

  it("shows staff their assigned clients and answers alike for foreign and absent ones", async () => {
    const assigned = await test.staff({ roles: ["professional"], name: "Dr Own" });
    const own = await addClient("Own", "Client", {}, admin);
    const foreign = await test.newPractice("Other Practice");
    const outsider = await test.staff({ practice: foreign });
    await admin.call("people.assign", { clientId: own.clientId, staffIds: [admin.viewer.staffId, assigned.viewer.staffId] });
    const other = await addClient("Other", "Client");
    expect((await assigned.call<Page>("people.listClients")).clients.map((client) => client.id)).toEqual([own.clientId]);
    const answers = await Promise.all([
      refusal(assigned.call("people.client", { clientId: other.clientId })), refusal(assigned.call("people.client", { clientId: newId() })),
      refusal(outsider.call("people.client", { clientId: own.clientId })), refusal(outsider.call("people.editClient", { clientId: own.clientId, firstName: "Taken" })),
      refusal(outsider.call("people.portalUsers", { clientId: own.clientId })), refusal(outsider.call("people.addContact", { clientId: own.clientId, name: "X", relationship: "y" })),
    ]);
    expect(new Set(answers.map((one) => `${one.appCode} ${one.message}`)).size).toBe(1);
    expect((await outsider.call<Page>("people.listClients")).clients).toEqual([]);
    const { portalUserId } = await addUser(own.clientId);
    for (const path of ["suspend", "restore", "resend", "invitationLink"]) expect((await refusal(outsider.call(`people.${path}`, { portalUserId }))).appCode).toBe("NOT_FOUND");
    expect((await refusal(outsider.call("people.remove", { portalUserId, typed: "delete" }))).appCode).toBe("NOT_FOUND");
    expect((await refusal(outsider.call("people.editPortalUser", { portalUserId, permissions: ["billing"] }))).appCode).toBe("NOT_FOUND");
  });

  it("does not take a professional of another practice", async () => {
    const outsider = await test.staff({ practice: await test.newPractice("Far Away") });
    expect((await refusal(admin.call("people.createClient", { professionalId: outsider.viewer.staffId, firstName: "A", lastName: "B" }))).details.fields).toHaveProperty("professionalId");
  });

  it("finds by any part of a name, takes % and _ as they are, and goes on page by page without gaps", async () => {
    const practice = await test.newPractice("Paging");
    const boss = await test.staff({ practice });
    for (const [first, last] of [["Zoe", "Adams"], ["Amy", "Adams"], ["Bo", "Chen"], ["100%", "Sure"], ["Cy", "Young"]]) await addClient(first ?? "", last ?? "", {}, boss);
    const names: string[] = [];
    let after: Page["next"] = null;
    do {
      const page: Page = await boss.call<Page>("people.listClients", { limit: 2, after });
      names.push(...page.clients.map((client) => client.name));
      after = page.next;
    } while (after);
    expect(names).toEqual(["Amy Adams", "Zoe Adams", "Bo Chen", "100% Sure", "Cy Young"]);
    const search = async (text: string) => (await boss.call<Page>("people.listClients", { search: text })).clients.map((client) => client.name);
    expect(await search("adams zo")).toEqual(["Zoe Adams"]);
    expect(await search("0%")).toEqual(["100% Sure"]);
    expect(await search("_")).toEqual([]);
    expect(await search("' OR 1=1 --")).toEqual([]);
  });

  it("offers the addresses of the contact information and writes a new one back when asked", async () => {
    const { clientId } = await addClient("Lou", "Park", { email: `lou.${name}@example.test` });
    await admin.call("people.addContact", { clientId, name: "Gran Park", relationship: "grandparent", email: `gran.${name}@example.test` });
    await addUser(clientId, { firstName: "New", lastName: "Person", email: `new.${name}@example.test`, alsoSaveToContact: true });
    const { addresses } = await admin.call<{ addresses: { email: string; label: string }[] }>("people.portalUsers", { clientId });
    expect(addresses).toEqual([
      { email: `lou.${name}@example.test`, label: "Lou Park", firstName: "Lou", lastName: "Park", relationship: "self" },
      { email: `gran.${name}@example.test`, label: "Gran Park, grandparent", firstName: "Gran", lastName: "Park", relationship: "grandparent" },
      { email: `new.${name}@example.test`, label: "New Person, parent", firstName: "New", lastName: "Person", relationship: "parent" },
    ]);
  });

  it("takes an address once for a client, also when two add it at once", async () => {
    const { clientId } = await addClient("Max", "Stone");
    const email = `max.${name}@example.test`;
    const both = await Promise.allSettled([addUser(clientId, { email }), addUser(clientId, { email: email.toUpperCase() })]);
    expect(both.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("warns when nobody is told of new messages any more", async () => {
    const { clientId } = await addClient("Alert", "Less");
    const one = await addUser(clientId);
    const two = await addUser(clientId, { alerts: true });
    expect(two.warning).toBeNull();
    expect(await admin.call("people.editPortalUser", { portalUserId: one.portalUserId, alerts: false })).toEqual({ warning: null });
    const { warning } = await admin.call<{ warning: string }>("people.suspend", { portalUserId: two.portalUserId });
    expect(warning).toBe("Nobody is told of new messages for Alert Less. Choose at least one portal user to alert.");
    expect(await admin.call("people.restore", { portalUserId: two.portalUserId })).toEqual({ warning: null });
  });

  it("ends sessions when a portal user is suspended, and lets them in again when restored", async () => {
    const client = await test.client({ professional: admin });
    await admin.call("people.suspend", { portalUserId: client.viewer.portalUserId });
    expect(await test.host.accounts.resolve(client.token)).toBeNull();
    expect(await test.host.accounts.seats(client.viewer.accountId)).toEqual([]);
    await admin.call("people.restore", { portalUserId: client.viewer.portalUserId });
    expect(await test.host.accounts.seats(client.viewer.accountId)).toHaveLength(1);
  });

  it("removes only when the word was typed, and keeps the record", async () => {
    const client = await test.client({ professional: admin });
    const { portalUserId, clientId } = client.viewer;
    expect((await refusal(admin.call("people.remove", { portalUserId, typed: "yes" }))).details.fields).toHaveProperty("typed");
    expect(await test.host.accounts.resolve(client.token)).not.toBeNull();
    await admin.call("people.remove", { portalUserId, typed: "delete" });
    expect(await test.host.accounts.resolve(client.token)).toBeNull();
    expect((await admin.call<{ users: unknown[] }>("people.portalUsers", { clientId })).users).toEqual([]);
    expect(await test.host.people.of(test.practice.id).portalUser(portalUserId)).toMatchObject({ status: "removed", firstName: "Jordan" });
  });

  it("takes a permission away at once, while the page is open", async () => {
    const client = await test.client({ professional: admin });
    expect(await client.call("people.clientInformation.get")).toMatchObject({ about: "Jordan Lee" });
    await admin.call("people.editPortalUser", { portalUserId: client.viewer.portalUserId, permissions: ["messaging"] });
    expect((await refusal(client.call("people.clientInformation.get"))).appCode).toBe("FORBIDDEN");
  });

  it("keeps staff pages from portal users and portal pages from staff", async () => {
    const client = await test.client({ professional: admin });
    for (const path of ["people.listClients", "people.professionals", "people.presets"]) expect((await refusal(client.call(path))).appCode).toBe("FORBIDDEN");
    expect((await refusal(admin.call("people.clientInformation.get"))).appCode).toBe("FORBIDDEN");
  });

  it("saves what is right in Client Information, says what is wrong, and puts before staff what is known already", async () => {
    const client = await test.client({ professional: admin });
    const first = await client.call<{ saved: string[]; errors: Record<string, string> }>("people.clientInformation.save", {
      nameUsed: " Jo ", phone: "call me", birthDate: "1990-03-27", address: "1 Main St\nTown", emergencyName: "Kim\u202e Lee\u0000", firstName: "Hacked",
    });
    expect(first.saved.toSorted()).toEqual(["address", "birthDate", "emergencyName", "nameUsed"]);
    expect(Object.keys(first.errors)).toEqual(["phone"]);
    const second = await client.call<{ errors: Record<string, string>; information: { about: string; fields: { name: string; value: string; locked: string | null }[] } }>("people.clientInformation.save", { birthDate: "1991-01-01" });
    expect(second.errors).toEqual({});
    const field = (wanted: string) => second.information.fields.find((one) => one.name === wanted);
    expect(second.information.about).toBe("Jo Lee");
    expect(field("birthDate")).toMatchObject({ value: "1990-03-27", locked: null, reviewed: true });
    expect(field("emergencyName")?.value).toBe("Kim Lee");
    expect(field("birthDate")).toMatchObject({ proposed: { value: "1991-01-01" } });
    expect(field("firstName")).toMatchObject({ value: "Jordan", proposed: { value: "Hacked" } });
  });

  it("audits reading a client and every change of access", async () => {
    const { clientId } = await addClient("Seen", "Often");
    const { portalUserId } = await addUser(clientId);
    await admin.call("people.client", { clientId });
    await admin.call("people.editPortalUser", { portalUserId, permissions: ["basic", "billing"] });
    await test.drain();
    const lines = await test.host.audit.list(test.practice.id, { clientId, limit: 50 });
    expect(lines.map((line) => line.verb).toSorted()).toEqual(["client-created", "client-read", "portal-user-changed", "portal-user-invited"]);
    expect(lines.find((line) => line.verb === "portal-user-changed")?.detail).toEqual({ given: "billing", taken: "messaging" });
  });
});
