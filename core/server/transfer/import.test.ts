import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestPortal, type TestPerson, type TestPortal } from "../../testing/test-portal.ts";
import type { StaffViewer } from "../viewer.ts";
import { createBatch } from "./create-batch.ts";
import type { ImportRowLine } from "./procedures/list-import-rows.ts";

interface Seen { state: string; counts: Record<string, number>; rowsDone: number; choices: { columns: Record<string, number> }; fields: { name: string }[]; sample: string[][]; encoding: string }

const head = "First name,Last name,Date of birth,Email,Professional,Contact 1 name,Contact 1 relationship";

describe.each(["sqlite", "mysql"] as const)("the import of clients on %s", (engine) => {
  let test: TestPortal;
  let admin: TestPerson<StaffViewer>;

  beforeEach(async () => {
    test = await createTestPortal({ engine });
    admin = await test.staff({ name: "Dr Maya Rivera" });
  });
  afterEach(() => test.close());

  const upload = (text: string | Buffer, who = admin): Promise<string> =>
    createBatch({ host: test.host, viewer: who.viewer, origin: { address: "127.0.0.1", userAgent: "test", transport: "http" } }, { name: "clients.csv", bytes: Buffer.from(text) });
  const get = (batchId: string): Promise<Seen> => admin.call<Seen>("transfer.imports.get", { batchId });
  const rows = async (batchId: string, more: object = {}): Promise<ImportRowLine[]> => (await admin.call<{ rows: ImportRowLine[] }>("transfer.imports.rows", { batchId, ...more })).rows;
  const check = async (batchId: string, more: object = {}): Promise<Seen> => {
    const { choices } = await get(batchId);
    await admin.call("transfer.imports.columns", { batchId, columns: choices.columns, professionalId: admin.viewer.staffId, ...more });
    await test.drain();
    return get(batchId);
  };
  const run = async (batchId: string): Promise<Seen> => {
    await admin.call("transfer.imports.start", { batchId });
    await test.drain();
    return get(batchId);
  };
  const clients = (): Promise<Record<string, unknown>[]> => test.host.db.hot.all("SELECT * FROM clients WHERE practice_id = ? ORDER BY id", [test.practice.id]);
  const count = async (table: string): Promise<number> => Number((await test.host.db.hot.all<{ many: number }>(`SELECT COUNT(*) AS many FROM ${table}`))[0]?.many);

  it("says row by row and field by field what is wrong, and changes nothing until it is started", async () => {
    const id = await upload(`${head}\nSam,Lee,2001-02-30,sam@example.com,,,\n,Poe,,not-an-address,Dr Nobody,,\nKim,Hall,3/27/1990,kim@example.com,maya rivera,Alex Hall,Parent\n`);
    const seen = await check(id);
    expect([seen.state, seen.counts]).toEqual(["ready", { error: 2, new: 1 }]);
    const [first, second] = await rows(id, { state: "error" });
    expect(first).toMatchObject({ n: 1, problems: [{ field: "birthDate", label: "Date of birth", cell: "2001-02-30" }] });
    expect(second?.problems.map((one) => one.field).toSorted()).toEqual(["email", "firstName", "professional"]);
    expect(await count("clients")).toBe(0);
    expect((await run(id)).counts).toEqual({ error: 2, created: 1 });
    const [kim] = await clients();
    expect(kim).toMatchObject({ first_name: "Kim", birth_date: "1990-03-27", email: "kim@example.com" });
    const shown = await admin.call<{ professionals: { id: string }[]; contacts: { name: string; relationship: string }[] }>("people.client", { clientId: String(kim?.["id"]) });
    expect(shown.professionals.map((one) => one.id)).toEqual([admin.viewer.staffId]);
    expect(shown.contacts).toMatchObject([{ name: "Alex Hall", relationship: "Parent" }]);
    expect(await count("portal_users")).toBe(0);
    expect(await count("invitations")).toBe(0);
  });

  it("reads semicolons, quotes, line breaks in cells and Windows letters", async () => {
    const id = await upload(Buffer.concat([Buffer.from('Vorname x;First;Surname;DOB;Home address\r\n;"J\u00f6rg ""Jo""";M\u00fcller;27.03.1990;"Elm 1\r\nTown"\r\n', "latin1")]));
    const seen = await get(id);
    expect([seen.encoding, seen.choices.columns]).toEqual(["Windows-1252", { firstName: 1, lastName: 2, birthDate: 3, address: 4 }]);
    await check(id, { dateOrder: "day-first" });
    await run(id);
    expect(await clients()).toMatchObject([{ first_name: 'Jörg "Jo"', last_name: "Müller", birth_date: "1990-03-27", address: "Elm 1\nTown" }]);
  });

  it("finds who is there by name, birth date and e-mail, and does with them what was chosen", async () => {
    const first = await upload(`${head}\nJordan,Lee,1990-03-27,jordan@example.com,,,\nJordan,Lee,1985-01-01,other@example.com,,,\n`);
    await check(first);
    await run(first);
    expect(await count("clients")).toBe(2);
    const id = await upload(`${head},Phone\nJORDAN,lee,1990-03-27,new@example.com,,,,555 0100\nJordan,Lee,1970-05-05,x@example.com,,,,\nJordan,Lee,1970-05-05,x@example.com,,,,\nJordan,Lee,1985-01-01,,,,,555 0199\nJordan,Lee,1985-01-01,,,,,555 0198\n`);
    expect((await check(id)).counts).toEqual({ duplicate: 4, new: 1 });
    const found = await rows(id, { state: "duplicate" });
    expect(found.map((row) => [row.n, row.match && "row" in row.match ? row.match.row : row.match?.name, row.choice])).toEqual([[1, "Jordan Lee", "skip"], [3, 2, "skip"], [4, "Jordan Lee", "skip"], [5, "Jordan Lee", "skip"]]);
    await admin.call("transfer.imports.choose", { batchId: id, rows: [{ n: 1, choice: "update" }, { n: 5, choice: "create" }] });
    expect((await run(id)).counts).toEqual({ updated: 1, created: 2, skipped: 2 });
    const now = await clients();
    expect(now).toHaveLength(4);
    // What the file leaves empty stays as it was.
    expect(now.find((one) => one["email"] === "new@example.com")).toMatchObject({ first_name: "JORDAN", birth_date: "1990-03-27", phone: "555 0100" });
  });

  it("undoes a whole import with what it changed, as long as nothing was added since", async () => {
    const first = await upload(`${head}\nJordan,Lee,1990-03-27,jordan@example.com,,,\n`);
    await check(first);
    await run(first);
    const before = await clients();
    const id = await upload(`${head}\nJordan,Lee,1990-03-27,new@example.com,,Pat Lee,Sister\nSam,Poe,,,,Alex Poe,Parent\nKim,Hall,,,,,\n`);
    await check(id, { duplicates: "update" });
    await run(id);
    expect([await count("clients"), await count("client_contacts")]).toEqual([3, 2]);
    // Looking at a client is no addition.
    const sam = (await clients()).find((one) => one["first_name"] === "Sam");
    await admin.call("people.client", { clientId: String(sam?.["id"]) });
    expect(await admin.call("transfer.imports.undo", { batchId: id })).toEqual({ removed: 2, restored: 1 });
    expect(await clients()).toEqual(before);
    expect([await count("client_contacts"), await count("client_professionals")]).toEqual([0, 1]);
    await expect(admin.call("transfer.imports.undo", { batchId: id })).rejects.toMatchObject({ appCode: "CONFLICT" });
    await admin.call("people.addContact", { clientId: String(before[0]?.["id"]), name: "Alex", relationship: "Parent" });
    await expect(admin.call("transfer.imports.undo", { batchId: first })).rejects.toThrow("1 of its clients has been worked with since");
    expect(await clients()).toEqual(before);
  });

  it("invites only when that was chosen, and then is not undone", async () => {
    const id = await upload(`${head}\nJordan,Lee,,jordan@example.com,,,\nSam,Poe,,,,,\n`);
    await check(id, { invite: true });
    await run(id);
    expect([await count("portal_users"), await count("invitations")]).toEqual([1, 1]);
    await expect(admin.call("transfer.imports.undo", { batchId: id })).rejects.toThrow("1 of its clients has portal users");
  });

  it("brings in 10,000 rows once, however often it is started", { timeout: 180_000 }, async () => {
    const lines = Array.from({ length: 10_000 }, (_, n) => `Given${n},Family${n % 700},19${String(50 + (n % 50))}-0${(n % 9) + 1}-1${n % 9},c${n}@example.com,,Parent ${n},Parent`);
    const id = await upload(`${head}\n${lines.join("\n")}\n`);
    expect((await check(id)).counts).toEqual({ new: 10_000 });
    await admin.call("transfer.imports.start", { batchId: id });
    await admin.call("transfer.imports.start", { batchId: id });
    await test.host.jobs.drain();
    expect([(await get(id)).counts, await count("clients"), await count("client_contacts")]).toEqual([{ created: 10_000 }, 10_000, 10_000]);
    expect(await admin.call("transfer.imports.undo", { batchId: id })).toEqual({ removed: 10_000, restored: 0 });
    expect([await count("clients"), await count("client_contacts"), await count("client_professionals")]).toEqual([0, 0, 0]);
  });

  it("is nobody else's: other roles and other practices are refused", async () => {
    const id = await upload(`${head}\nJordan,Lee,,,,,\n`);
    const professional = await test.staff({ roles: ["professional"] });
    const stranger = await test.staff({ practice: await test.newPractice("Oak Practice") });
    await expect(professional.call("transfer.imports.get", { batchId: id })).rejects.toMatchObject({ appCode: "FORBIDDEN" });
    for (const path of ["get", "rows", "start", "undo", "remove"]) await expect(stranger.call(`transfer.imports.${path}`, { batchId: id })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await expect(stranger.call("transfer.imports.columns", { batchId: id, columns: { firstName: 0, lastName: 1 }, professionalId: stranger.viewer.staffId })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await expect(stranger.call("transfer.imports.choose", { batchId: id, rows: [] })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    expect(await stranger.call("transfer.imports.list")).toMatchObject({ imports: [] });
    // A client of another practice is no duplicate.
    await check(id);
    await run(id);
    const theirs = await upload(`${head}\nJordan,Lee,,,,,\n`, stranger);
    await stranger.call("transfer.imports.columns", { batchId: theirs, columns: { firstName: 0, lastName: 1 }, professionalId: stranger.viewer.staffId });
    await test.drain();
    expect((await stranger.call<Seen>("transfer.imports.get", { batchId: theirs })).counts).toEqual({ new: 1 });
  });

  it.each([
    ["is empty", ""],
    ["has headings only", `${head}\n`],
    ["is a spreadsheet", Buffer.from("PK\u0003\u0004rest")],
    ["has a quote too few", `${head}\n"Jordan,Lee,,,,,\n`],
    ["is too large", Buffer.alloc(10 * 1024 * 1024 + 1, 65)],
    ["has too many rows", `${head}\n${"A,B,,,,,\n".repeat(20_001)}`],
  ])("refuses a file that %s, in a sentence", async (_name, bytes) => {
    await expect(upload(bytes)).rejects.toMatchObject({ appCode: "INVALID", details: { fields: { file: expect.stringMatching(/\.$/) } } });
    expect(await count("import_batches")).toBe(0);
  });
});
