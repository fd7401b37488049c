import { newId } from "@anteroom/core/server";
import type { StaffViewer, Viewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { describe, expect, it } from "vitest";
import type { ShownPolicy } from "../server/index.ts";
import { insuranceCard } from "../server/cards/insurance-card.ts";
import { insuranceNeededCard } from "../server/cards/insurance-needed-card.ts";
import { insuranceItem } from "../server/insurance/insurance-item.ts";
import { insuranceRequests } from "../server/insurance/policy-rows.ts";
import { policiesOf, policyOn } from "../server/insurance/shown-policy.ts";
import { insuranceToVerify } from "../server/insurance/to-verify.ts";
import { exportClient, exportClientFiles, exportPractice } from "../server/transfer/export-payments.ts";
import { importPractice } from "../server/transfer/import-payments.ts";
import { openMoney } from "./open-money.ts";
import { sendInvoice, startMoneyPortal } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

const day = 86_400_000;
interface List { now: ShownPolicy[]; earlier: ShownPolicy[] }

describe.each(testEngines())("insurance on $name", ({ name }) => {
  let portal: MoneyPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  openMoney({ engine: name }, (opened) => {
    ({ portal, staff, client } = opened);
  });

  const details = { rank: "primary", insurer: "Blue River Health", plan: "PPO Gold", memberId: "XYZ-123", group: "77", relation: "self" };
  const submit = async (more: object = {}, who: TestPerson<Viewer> = client): Promise<string> => (await who.call<{ id: string }>("payments.submitInsurance", { key: newId(), ...details, ...more })).id;
  const list = (): Promise<List> => client.call<List>("payments.insurance", {});
  /** The same without a session, which has ended days later. */
  const later = (): Promise<List> => policiesOf(portal.ctx, client.viewer.clientId);
  const verify = (id: string, more: object = {}) => staff.call("payments.verifyInsurance", { key: newId(), id, copay: "25", ...more });
  const dayIn = (days: number): string => new Date(portal.clock.now() - 5 * 3_600_000 + days * day).toISOString().slice(0, 10);
  const toDo = async (who: TestPerson<StaffViewer>) => (await insuranceToVerify.list(portal.host.context("payments", who.viewer.practiceId, who.viewer), who.viewer)).filter((one) => who !== staff || one.clientId === client.viewer.clientId);
  const faceOf = async (id: string, viewer: Viewer = client.viewer) => (await insuranceCard.view(portal.host.context("payments", viewer.practiceId, viewer), [id], viewer)).get(id);
  /** A photo as the upload door leaves it: the sender's, taken by nobody. */
  const photo = async (who: TestPerson<Viewer>, more: { width?: number; mime?: string } = {}): Promise<string> => {
    const ctx = portal.host.context("payments", who.viewer.practiceId, who.viewer);
    const { id } = await ctx.transaction((tx) => ctx.files.keep({ name: "card.jpg", mime: more.mime ?? "image/jpeg", bytes: Buffer.from("a photo") }, { kind: "policy", id: newId() }, tx));
    await portal.host.db.hot.run("UPDATE files SET plugin_id = NULL, owner_kind = NULL, owner_id = NULL, width = ?, height = 800 WHERE id = ?", [more.width ?? 1200, id]);
    return id;
  };

  it("is sent once however often it is pressed, and says beside each field what is wrong", async () => {
    await expect(client.call("payments.submitInsurance", { key: newId(), ...details, insurer: " ", memberId: "" })).rejects.toMatchObject({ message: expect.stringMatching(/insurance company|member ID/) as string });
    await expect(submit({ relation: "spouse" })).rejects.toMatchObject({ details: { fields: { holderName: expect.any(String) as string, holderBirthDate: expect.any(String) as string } } });
    await expect(submit({ relation: "child", holderName: "Ana Lee", holderBirthDate: "2999-01-01" })).rejects.toMatchObject({ details: { fields: { holderBirthDate: expect.stringContaining("past") as string } } });
    await expect(submit({ startsDay: "2027-01-01", endsDay: "2026-12-01" })).rejects.toMatchObject({ details: { fields: { endsDay: expect.any(String) as string } } });
    await expect(submit({ endsDay: "2020-12-01" })).rejects.toMatchObject({ details: { fields: { endsDay: expect.stringContaining("has passed") as string } } });
    expect((await list()).now).toEqual([]);
    const key = newId();
    const ids = await Promise.all([submit({ key }), submit({ key })]);
    expect(ids).toEqual([key, key]);
    await submit({ key });
    expect((await list()).now).toMatchObject([{ id: key, state: "submitted", insurer: "Blue River Health", memberId: "XYZ-123", copay: null }]);
    const stored = await portal.host.db.hot.all<{ details: string }>("SELECT details FROM payments_policies WHERE id = ?", [key]);
    expect(stored[0]?.details).not.toContain("XYZ");
  });

  it("goes through review to verified, and its client is told with what they pay", async () => {
    const id = await submit();
    expect(await toDo(staff)).toMatchObject([{ id, href: `/staff/clients/${client.viewer.clientId}/billing/insurance/${id}` }]);
    await staff.call("payments.reviewInsurance", { id });
    await staff.call("payments.reviewInsurance", { id });
    expect((await list()).now[0]?.state).toBe("in review");
    await expect(verify(id, { copay: "forty" })).rejects.toMatchObject({ details: { fields: { copay: expect.any(String) as string } } });
    const key = newId();
    await Promise.all([verify(id, { key, startsDay: dayIn(-20) }), verify(id, { key, startsDay: dayIn(-20) })]);
    await portal.drain();
    expect((await list()).now).toMatchObject([{ state: "verified", copay: 2_500, currency: "USD" }]);
    expect(await toDo(staff)).toEqual([]);
    expect(await faceOf(id)).toMatchObject({ state: "done", needsYou: false });
    expect((await portal.posted("payments.insurance")).filter((card) => card.subjectId === id)).toMatchObject([{ conversationId: client.conversationId }]);
    await verify(id, { copay: "0" });
    expect((await list()).now[0]?.copay).toBe(0);
    await expect(staff.call("payments.reviewInsurance", { id })).rejects.toMatchObject({ message: "This is verified already." });
  });

  it("is rejected with a reason that the client reads, and sent again", async () => {
    const front = await photo(client);
    const id = await submit({ front });
    await expect(staff.call("payments.rejectInsurance", { key: newId(), id, reason: " " })).rejects.toBeDefined();
    await staff.call("payments.rejectInsurance", { key: newId(), id, reason: "The member ID cannot be read." });
    await portal.drain();
    expect((await list()).now).toMatchObject([{ state: "rejected", reason: "The member ID cannot be read." }]);
    expect(await faceOf(id)).toMatchObject({ state: "live", needsYou: true });
    await expect(verify(id)).rejects.toMatchObject({ message: "This was rejected already." });
    // The photo that was good comes along as a copy.
    const next = await submit({ front });
    const { now, earlier } = await list();
    expect(now).toMatchObject([{ id: next, state: "submitted", front: { name: "card.jpg" } }]);
    expect(now[0]?.front?.id).not.toBe(front);
    expect(earlier).toMatchObject([{ id, state: "rejected", front: { id: front } }]);
    expect(await faceOf(id)).toMatchObject({ state: "superseded", needsYou: false });
  });

  it("keeps what was sent before when it is edited: an edit is a new one, and the verified one holds until then", async () => {
    const first = await submit();
    await verify(first);
    const edit = await submit({ memberId: "NEW-9" });
    const last = await submit({ memberId: "NEW-10" });
    expect((await list()).now.map(({ id, state, memberId }) => [id, state, memberId])).toEqual(expect.arrayContaining([[first, "verified", "XYZ-123"], [last, "submitted", "NEW-10"]]));
    expect((await list()).earlier).toMatchObject([{ id: edit, state: "expired", replaced: true, memberId: "NEW-9" }]);
    await expect(verify(edit)).rejects.toMatchObject({ message: "Another has taken its place. Look at that one." });
    expect(await policyOn(portal.ctx, client.viewer.clientId, dayIn(0))).toMatchObject({ id: first });
    await verify(last);
    expect((await list()).now).toMatchObject([{ id: last, state: "verified" }]);
    expect(await policyOn(portal.ctx, client.viewer.clientId, dayIn(0))).toMatchObject({ id: last, memberId: "NEW-10" });
    // A second insurance stands beside it.
    await submit({ rank: "secondary", insurer: "Hill Mutual" });
    expect((await list()).now.map((one) => one.insurer).sort()).toEqual(["Blue River Health", "Hill Mutual"]);
  });

  it("waits once for each rank, also when several people send at the same moment", async () => {
    const parent = await portal.client({ professional: staff, clientId: client.viewer.clientId, relationship: "parent" });
    for (let time = 0; time < 4; time++) {
      const sent = await Promise.all([submit({ memberId: "ONE" }), submit({ memberId: "TWO" }, parent), staff.call<{ id: string }>("payments.enterInsurance", { key: newId(), clientId: client.viewer.clientId, ...details, memberId: "THREE" }), submit({ rank: "secondary" })]);
      expect(new Set(sent.map((one) => (typeof one === "string" ? one : one.id))).size).toBe(4);
      expect((await list()).now.map(({ rank, state }) => `${rank} ${state}`)).toEqual(["primary submitted", "secondary submitted"]);
    }
    expect((await list()).earlier).toHaveLength(14);
    expect((await list()).earlier.every(({ state, replaced }) => state === "expired" && replaced)).toBe(true);
    // A decision makes room: what was verified and what waits stand beside each other.
    await verify((await list()).now[0]?.id ?? "");
    await submit({ memberId: "NEXT" });
    expect((await list()).now.map(({ rank, state }) => `${rank} ${state}`).sort()).toEqual(["primary submitted", "primary verified", "secondary submitted"]);
  });

  it("is replaced on the new year: the old one holds to its last day", async () => {
    const old = await submit();
    await verify(old, { startsDay: dayIn(-100) });
    const next = await submit({ memberId: "NEXT" });
    await verify(next, { startsDay: dayIn(10) });
    expect((await list()).now.map(({ id, state, endsDay }) => ({ id, state, endsDay })).sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([{ id: old, state: "verified", endsDay: dayIn(9) }, { id: next, state: "verified", endsDay: null }].sort((a, b) => (a.id < b.id ? -1 : 1)));
    expect(await policyOn(portal.ctx, client.viewer.clientId, dayIn(9))).toMatchObject({ id: old });
    expect(await policyOn(portal.ctx, client.viewer.clientId, dayIn(10))).toMatchObject({ id: next });
    const was = dayIn(9);
    await portal.advance({ days: 11 });
    expect((await later()).now).toMatchObject([{ id: next }]);
    expect(await policyOn(portal.ctx, client.viewer.clientId, was)).toMatchObject({ id: old });
  });

  it("ends by itself after its last day, told 30 days before; not when the next was sent", async () => {
    const [id, other] = [await submit(), await portal.client({ professional: staff })];
    await verify(id, { endsDay: dayIn(40) });
    const theirs = await submit({}, other);
    await verify(theirs, { endsDay: dayIn(40) });
    await submit({}, other);
    await portal.advance({ days: 9 });
    expect((await later()).now).toMatchObject([{ warned: false }]);
    await portal.advance({ days: 3 });
    expect((await later()).now).toMatchObject([{ state: "verified", warned: true }]);
    expect(await faceOf(id)).toMatchObject({ state: "live", needsYou: true });
    expect(await faceOf(theirs, other.viewer)).toMatchObject({ state: "done", needsYou: false });
    await portal.advance({ days: 27 });
    expect((await later()).now).toMatchObject([{ state: "verified" }]);
    await portal.advance({ days: 3 });
    expect(await later()).toMatchObject({ now: [], earlier: [{ id, state: "expired", replaced: false }] });
    expect(await faceOf(id)).toMatchObject({ state: "expired", needsYou: false });
  });

  it("keeps two photos, each the sender's own and large enough to read", async () => {
    const [front, back, small, stranger] = [await photo(client), await photo(client), await photo(client, { width: 300 }), await photo(await portal.client({ professional: staff }))];
    await portal.host.db.hot.run("UPDATE files SET height = 200 WHERE id = ?", [small]);
    await expect(submit({ front, back: front })).rejects.toMatchObject({ details: { fields: { back: expect.any(String) as string } } });
    await expect(submit({ front: small, back })).rejects.toMatchObject({ details: { fields: { front: expect.stringContaining("too small") as string } } });
    await expect(submit({ front: stranger })).rejects.toMatchObject({ details: { fields: { front: expect.stringContaining("no longer there") as string } } });
    await expect(submit({ front: newId() })).rejects.toMatchObject({ details: { fields: { front: expect.stringContaining("no longer there") as string } } });
    const id = await submit({ front, back });
    expect((await list()).now).toMatchObject([{ id, front: { id: front }, back: { id: back } }]);
    expect(await exportClientFiles(portal.ctx, client.viewer.clientId)).toEqual([front, back]);
  });

  it("is entered by staff under the same rules, waits to be verified, and its client sees who entered it", async () => {
    const { clientId } = client.viewer;
    const enter = (more: object = {}, who: TestPerson<StaffViewer> = staff) => who.call<{ id: string }>("payments.enterInsurance", { key: newId(), clientId, ...details, ...more });
    await expect(enter({ memberId: "", relation: "spouse" })).rejects.toBeDefined();
    await expect(enter({ relation: "spouse" })).rejects.toMatchObject({ details: { fields: { holderName: expect.any(String) as string } } });
    await expect(enter({ front: await photo(client) })).rejects.toMatchObject({ details: { fields: { front: expect.stringContaining("no longer there") as string } } });
    expect(await staff.call("payments.insuranceToEnter", { clientId })).toMatchObject({ like: null, rank: "primary" });
    const [key, front] = [newId(), await photo(staff)];
    await Promise.all([enter({ key, front }), enter({ key, front })]);
    await portal.drain();
    expect((await list()).now).toMatchObject([{ id: key, state: "submitted", source: "staff", memberId: "XYZ-123", front: { id: front } }]);
    expect(await staff.call("payments.staffInsurance", { id: key })).toMatchObject({ sentBy: staff.viewer.name });
    expect((await toDo(staff)).map((one) => one.id)).toEqual([key]);
    const { entries } = await client.call<{ entries: unknown[] }>("inbox.open", { conversationId: client.conversationId });
    expect(JSON.stringify(entries).split("Your practice entered insurance details for you")).toHaveLength(2);
    // The photo that the client or a colleague took comes along into a correction.
    expect(await staff.call("payments.insuranceToEnter", { clientId, like: key })).toMatchObject({ like: { id: key }, rank: "secondary" });
    const { id } = await enter({ memberId: "XYZ-124", front });
    expect((await list()).now).toMatchObject([{ id, memberId: "XYZ-124", front: { name: "card.jpg" } }]);
    expect((await list()).earlier).toMatchObject([{ id: key, replaced: true }]);
    // Nobody enters for a client who is not theirs, nor without the permission, nor begins with another client's policy.
    const elsewhere = await portal.staff({ practice: await portal.newPractice("Other Practice"), roles: ["administrator", "biller"] });
    const other = await portal.client({ professional: staff });
    for (const who of [elsewhere, await portal.staff({ roles: ["professional"] }), await portal.staff({ roles: ["scheduler"] })]) {
      await expect(enter({}, who)).rejects.toBeDefined();
      await expect(who.call("payments.insuranceToEnter", { clientId })).rejects.toBeDefined();
    }
    await expect(staff.call("payments.insuranceToEnter", { clientId: other.viewer.clientId, like: id })).rejects.toMatchObject({ message: expect.stringContaining("this insurance") as string });
    expect((await list()).now).toHaveLength(1);
  });

  it("is nobody's business who may not see it", async () => {
    const front = await photo(client);
    const id = await submit({ front });
    const elsewhere = await portal.newPractice("Other Practice");
    const strangers: TestPerson<Viewer>[] = [await portal.client({ professional: staff }), await portal.staff({ practice: elsewhere, roles: ["administrator", "biller"] }), await portal.staff({ roles: ["professional"] }), await portal.client({ professional: staff, clientId: client.viewer.clientId, permissions: ["basic", "messaging"], relationship: "friend" })];
    const asks: Record<string, (at: string) => object> = { insurancePolicy: (at) => ({ id: at }), staffInsurance: (at) => ({ id: at }), reviewInsurance: (at) => ({ id: at }), verifyInsurance: (at) => ({ key: newId(), id: at }), rejectInsurance: (at) => ({ key: newId(), id: at, reason: "No" }), eligibilityQuestion: (at) => ({ id: at }), readEligibility: (at) => ({ id: at, file: "ISA" }) };
    for (const person of strangers) {
      for (const [path, input] of Object.entries(asks)) {
        const ask = (at: string) => person.call(`payments.${path}`, input(at)).then(() => "done", (error: Error) => error.message);
        expect(await ask(id), path).not.toBe("done");
        expect(await ask(id), path).toBe(await ask(newId()));
      }
      const { viewer } = person;
      expect(await faceOf(id, viewer).then((face) => (viewer.kind === "staff" ? undefined : face))).toBeUndefined();
    }
    // A professional of the client reads it and decides nothing.
    const maya = await portal.staff({ roles: ["professional"] });
    const hers = await portal.client({ professional: maya });
    const theirs = await submit({}, hers);
    expect(await maya.call("payments.staffInsurance", { id: theirs })).toMatchObject({ mayBill: false });
    await expect(maya.call("payments.verifyInsurance", { key: newId(), id: theirs })).rejects.toBeDefined();
    expect(await toDo(maya)).toEqual([]);
    expect((await list()).now).toMatchObject([{ state: "submitted" }]);
  });

  it("is asked for on a card that is done once it was sent", async () => {
    const ctx = portal.host.context("payments", portal.practice.id, staff.viewer);
    const id = newId();
    await ctx.model(insuranceRequests).create({ id, practiceId: portal.practice.id, clientId: client.viewer.clientId, portalUserId: client.viewer.portalUserId, rank: "primary", state: "open", note: ctx.sealed.seal({ table: "payments_insurance_requests", row: id, column: "note" }, "For your first session."), askedBy: staff.viewer.staffId, createdAt: ctx.now() });
    const face = async (viewer: Viewer) => (await insuranceNeededCard.view(portal.host.context("payments", portal.practice.id, viewer), [id], viewer)).get(id);
    expect(await face(client.viewer)).toMatchObject({ state: "live", needsYou: true });
    expect(await face((await portal.client({ professional: staff, clientId: client.viewer.clientId, relationship: "parent" })).viewer)).toBeUndefined();
    const item = portal.host.context("payments", portal.practice.id, client.viewer);
    expect(await insuranceItem.isDone(item, client.viewer)).toBe(false);
    await submit();
    expect(await face(client.viewer)).toMatchObject({ state: "done", needsYou: false });
    expect(await insuranceItem.isDone(item, client.viewer)).toBe(true);
  });

  it("answers the question of Profile Completion that stands in the conversation", async () => {
    const asked = await portal.client({ professional: staff, firstName: "Rio", invite: true });
    await portal.drain();
    const cards = async () => (await portal.host.db.hot.all<{ item_id: string; state: string }>("SELECT item_id, state FROM profile_cards WHERE portal_user_id = ? ORDER BY id", [asked.viewer.portalUserId])).map((row) => `${row.item_id} ${row.state}`);
    await portal.host.db.hot.run("UPDATE profile_cards SET item_id = 'payments.insurance' WHERE portal_user_id = ?", [asked.viewer.portalUserId]);
    expect(await cards()).toEqual(["payments.insurance open"]);
    await submit({}, asked);
    await portal.drain();
    expect((await cards())[0]).toBe("payments.insurance done");
  });

  it("takes an insurer's answer about this member ID, and no other", async () => {
    const id = await submit({ memberId: "XYZ-123" });
    const { name: file, text } = await staff.call<{ name: string; text: string }>("payments.eligibilityQuestion", { id });
    expect(file).toMatch(/^eligibility-270-/);
    expect(text).toContain("XYZ-123");
    const answer = (member: string) => `ISA*00*          *00*          *ZZ*BLUERIVER      *ZZ*1234567893     *261127*1831*^*00501*000000001*0*P*:~ST*271*0001~NM1*PR*2*BLUE RIVER~TRN*2*T1~NM1*IL*1*LEE*JORDAN****MI*${member}~EB*1*IND*30~EB*B*IND*98***27*30~SE*5*0001~`;
    await expect(staff.call("payments.readEligibility", { id, file: answer("OTHER9") })).rejects.toMatchObject({ details: { fields: { file: expect.stringContaining("another member ID") as string } } });
    await expect(staff.call("payments.readEligibility", { id, file: "hello" })).rejects.toMatchObject({ details: { fields: { file: expect.any(String) as string } } });
    await staff.call("payments.readEligibility", { id, file: answer("XYZ123") });
    expect(await staff.call("payments.staffInsurance", { id })).toMatchObject({ eligibility: { standing: "active", copay: 3_000 }, policy: { state: "submitted" } });
  });

  it("stands on superbills once it is verified: the same charges make another paper then, and no third", async () => {
    const { host, practice } = portal;
    await staff.call("settings.save", { pluginId: "payments", values: { taxId: "12-3456789", billingAddress: "1 Main Street", practiceNpi: "1234567893" } });
    await host.db.hot.run("UPDATE clients SET birth_date = '1990-04-02', address = '2 Side Street' WHERE id = ?", [client.viewer.clientId]);
    await host.db.hot.run("INSERT INTO staff_profiles (practice_id, staff_id, npi, licences) VALUES (?, ?, ?, ?)", [practice.id, staff.viewer.staffId, "1234567893", '["NY 1"]']);
    await sendInvoice(staff, client.viewer.clientId, "100", { staffId: staff.viewer.staffId, diagnoses: ["F41.1"], placeCode: "10" });
    const make = async () => (await client.call<{ id: string }>("payments.generate", { kind: "superbill", from: "2026-11-01", to: "2026-11-30", staffId: staff.viewer.staffId })).id;
    const before = await make();
    const id = await submit();
    expect(await make()).toBe(before);
    await verify(id);
    const after = await make();
    expect(after).not.toBe(before);
    expect(await make()).toBe(after);
  });

  it("moves with its practice, still sealed there", async () => {
    const id = await submit();
    await staff.call("payments.rejectInsurance", { key: newId(), id, reason: "Too dark." });
    const rows: unknown[] = [];
    for await (const row of exportPractice(portal.ctx)) rows.push(JSON.parse(JSON.stringify(row)));
    const to = await startMoneyPortal({ engine: name });
    try {
      for (let time = 0; time < 2; time++) await importPractice(to.ctx, (async function* each() { yield* rows; })());
      expect(await exportClient(to.ctx, client.viewer.clientId)).toMatchObject({ insurance: [{ state: "rejected", memberId: "XYZ-123", reason: "Too dark." }] });
    } finally {
      await to.close();
    }
  });
});
