import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { documents } from "../server/documents/document-rows.ts";
import { invoices } from "../server/invoices/invoice-rows.ts";
import { runDue } from "../server/runs/run-due.ts";
import { decideDispute } from "../server/test-processor/test-processor.ts";
import { testCharges } from "../server/test-processor/test-rows.ts";
import { addCard, rowOf, sendInvoice, startMoneyPortal, wrongWithMoney } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

interface Queue { counts: Record<string, number>; items: { id: string; client: string; amount: number | null; days: number | null; detail: string }[]; next: string | null }
interface Run { state: string; total: number; done: number; made: number; stopped: boolean }
interface Aging { rows: { client: string; balance: number; current: number; to30: number; over90: number; credit: number }[]; totals: { current: number; to30: number; to60: number; to90: number; over90: number; credit: number; balance: number }[] }

describe.each(testEngines())("the billing desk on $name", ({ name }) => {
  let portal: MoneyPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  beforeEach(async () => {
    portal = await startMoneyPortal({ engine: name });
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
  });
  afterEach(() => portal?.close());

  const draft = async (amount = "100.00", clientId = client.viewer.clientId): Promise<string> => (await staff.call<{ ids: string[] }>("payments.draftInvoice", { key: newId(), clientId, lines: [{ day: "2026-11-12", description: "Psychotherapy, 45 minutes", amount }] })).ids[0] ?? "";
  const queue = (tab: string, after?: string) => staff.call<Queue>("payments.queue", { tab, after });
  const run = (id: string) => staff.call<Run>("payments.run", { id });
  const daysAgo = (days: number): string => new Date(portal.clock.now() - days * 86_400_000).toISOString().slice(0, 10);
  const dueOn = (id: string, day: string) => portal.ctx.model(invoices).update({ dueDay: day }, { where: { practiceId: portal.practice.id, id } });

  it("sends several drafts once, says how far it is, and leaves what was thrown away", async () => {
    const ids = [];
    for (let at = 0; at < 13; at += 1) ids.push(await draft());
    expect((await queue("drafts")).counts["drafts"]).toBe(13);
    await staff.call("payments.voidInvoice", { key: newId(), id: ids[3] });
    const asked = { key: newId(), ids };
    const first = await staff.call<{ id: string }>("payments.issueDrafts", asked);
    expect(await staff.call("payments.issueDrafts", asked)).toEqual(first);
    await staff.call("payments.voidInvoice", { key: newId(), id: ids[5] });
    expect(await run(first.id)).toMatchObject({ state: "running", total: 12, done: 0 });
    await portal.drain();
    expect(await run(first.id)).toEqual({ id: first.id, kind: "issue", state: "done", total: 12, done: 12, made: 11, stopped: false });
    const numbers = await Promise.all(ids.map(async (id) => (await rowOf(portal.ctx, id)).number));
    expect(numbers.filter((one) => one !== null).toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 11 }, (_, at) => at + 1));
    expect((await queue("drafts")).counts["drafts"]).toBe(0);
    await expect(staff.call("payments.issueDrafts", { key: newId(), ids })).rejects.toMatchObject({ message: "These drafts were sent or thrown away already." });
    expect(await wrongWithMoney(portal.ctx)).toEqual([]);
  }, 60_000);

  it("goes on with a run whose process ended, and makes nothing twice", async () => {
    const others = [];
    for (let at = 0; at < 7; at += 1) others.push(await portal.client({ professional: staff }));
    for (const one of others) await sendInvoice(staff, one.viewer.clientId);
    const { id } = await staff.call<{ id: string }>("payments.makeStatements", { key: newId(), from: "2026-11-01", to: "2026-11-30" });
    await portal.host.db.hotTransaction((sql) => sql.run("DELETE FROM outbox WHERE name = 'payments.run-due'"));
    await portal.drain();
    expect(await run(id)).toMatchObject({ state: "running", done: 0 });
    const elsewhere = await portal.staff({ practice: await portal.newPractice("Harbor House") });
    for (const of of ["run", "goOnWithRun"]) await expect(elsewhere.call(`payments.${of}`, { id }), of).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    // The same part twice, as after a process that ended before it said that it was done.
    await portal.ctx.transaction(async (tx) => {
      await portal.ctx.events.publish(runDue, { runId: id, step: 0 }, tx);
      await portal.ctx.events.publish(runDue, { runId: id, step: 0 }, tx);
    });
    await portal.drain();
    expect(await run(id)).toMatchObject({ state: "done", total: 7, done: 7, made: 7 });
    expect(await portal.ctx.model(documents).count({ where: { practiceId: portal.practice.id, kind: "statement" } })).toBe(7);
    const told = await portal.host.db.hot.all<{ n: number }>("SELECT COUNT(*) AS n FROM notices WHERE kind = 'payments.document-ready' GROUP BY to_id");
    expect(told.map((row) => Number(row.n))).toEqual(others.map(() => 1));
  }, 60_000);

  it("lets a run that stopped go on when somebody says so", async () => {
    await sendInvoice(staff, client.viewer.clientId);
    // A month without charges: whoever owes gets one all the same.
    const { id } = await staff.call<{ id: string }>("payments.makeStatements", { key: newId(), from: "2026-01-01", to: "2026-01-31" });
    await portal.host.db.hotTransaction((sql) => sql.run("DELETE FROM outbox WHERE name = 'payments.run-due'"));
    portal.clock.advance({ minutes: 3 });
    expect(await run(id)).toMatchObject({ stopped: true });
    await staff.call("payments.goOnWithRun", { id });
    await portal.drain();
    expect(await run(id)).toMatchObject({ state: "done", made: 1 });
    await expect(staff.call("payments.makeStatements", { key: newId(), from: "2099-01-01", to: "2099-01-31" })).rejects.toMatchObject({ message: "This month has not begun yet." });
  }, 60_000);

  it("shows what failed until it is paid or somebody is done with it, and disputes until the bank has decided", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const [bad, good, disputed] = [await addCard(client, "4000000000000341"), await addCard(client), await addCard(client, "4000000000000259")];
    const pay = (methodId: string, amount: string) => client.call("payments.pay", { key: newId(), invoiceId: id, amount, methodId });
    await pay(bad, "20");
    await portal.drain();
    expect((await queue("failed")).items).toMatchObject([{ amount: 2_000, detail: "Visa ending 0341: the bank declined it" }]);
    await pay(good, "20");
    await portal.drain();
    expect((await queue("failed")).items).toEqual([]);
    await pay(bad, "30");
    await portal.drain();
    const [item] = (await queue("failed")).items;
    await staff.call("payments.closeMatter", { id: item?.id });
    await staff.call("payments.closeMatter", { id: item?.id });
    expect((await queue("failed")).counts["failed"]).toBe(0);
    await pay(disputed, "40");
    await portal.advance({ minutes: 2 });
    expect((await queue("disputes")).items).toMatchObject([{ amount: 4_000 }]);
    const shelf = await staff.call<{ now: { title: string }[] }>("inbox.shelf");
    expect(JSON.stringify(shelf)).toContain("Disputed payment");
    const charge = (await portal.ctx.model(testCharges).findOne({ where: { practiceId: portal.practice.id, dispute: "open" }, rejectOnEmpty: true })).get();
    await decideDispute(portal.ctx, charge.id, "won");
    await portal.advance({ minutes: 5 });
    expect((await queue("disputes")).items).toEqual([]);
  }, 60_000);

  it("lets credit count for what is open, once, and says so when there is nothing", async () => {
    await staff.call("payments.recordPayment", { key: newId(), clientId: client.viewer.clientId, means: "check", amount: "150", day: "2026-11-20" });
    const [item] = (await queue("credit")).items;
    expect(item).toMatchObject({ amount: 15_000 });
    await expect(staff.call("payments.useCredit", { key: newId(), paymentId: item?.id })).rejects.toMatchObject({ appCode: "CONFLICT" });
    // Made open while the credit was held elsewhere: the way of an invoice that was credited after it was paid.
    const id = await sendInvoice(staff, client.viewer.clientId, "100");
    expect(await rowOf(portal.ctx, id)).toMatchObject({ paid: 10_000 });
    await staff.call("payments.credit", { key: newId(), id, amount: "60", reason: "Wrong price" });
    const second = await sendInvoice(staff, client.viewer.clientId, "40");
    expect(await rowOf(portal.ctx, second)).toMatchObject({ paid: 4_000 });
    expect((await queue("credit")).items).toMatchObject([{ amount: 7_000 }]);
    expect(await wrongWithMoney(portal.ctx)).toEqual([]);
  }, 60_000);

  it("counts what clients owe by age, to the cent of the ledger, and gives it as a file", async () => {
    const other = await portal.client({ professional: staff, firstName: "=Ada", lastName: "Young" });
    const ages: [string, TestClient, string][] = [["10.01", client, daysAgo(-3)], ["20", client, daysAgo(1)], ["30", client, daysAgo(31)], ["40", other, daysAgo(61)], ["50", other, daysAgo(91)]];
    for (const [amount, who, day] of ages) await dueOn(await sendInvoice(staff, who.viewer.clientId, amount), day);
    await staff.call("payments.recordPayment", { key: newId(), clientId: other.viewer.clientId, means: "check", amount: "5", day: "2026-11-20" });
    const { rows, totals } = await staff.call<Aging>("payments.aging", {});
    expect(totals).toMatchObject([{ current: 1_001, to30: 2_000, to60: 3_000, to90: 4_000, over90: 5_000, credit: 500, balance: 14_501 }]);
    expect(rows.map((row) => row.balance).toSorted((a, b) => a - b)).toEqual([6_001, 8_500]);
    const { text } = await staff.call<{ text: string }>("payments.agingFile");
    expect(text).toContain("All clients,USD,10.01,20.00,30.00,40.00,50.00,5.00,145.01");
    expect(text).not.toMatch(/^=/m);
    expect((await queue("overdue")).items.map((item) => item.days)).toEqual([91, 61, 31, 1]);
  }, 60_000);

  it("exports the journal with equal debits and credits and no clinical word, and notes who did", async () => {
    await sendInvoice(staff, client.viewer.clientId, "99.99", { taxBasisPoints: 825 });
    await staff.call("payments.recordPayment", { key: newId(), clientId: client.viewer.clientId, means: "check", amount: "50", day: "2026-11-20" });
    const keeper = await portal.staff({ roles: ["bookkeeper"] });
    const day = daysAgo(0);
    const { text, name: file } = await keeper.call<{ text: string; name: string }>("payments.exportBooks", { from: daysAgo(1), to: daysAgo(-1) });
    expect(file).toMatch(/^journal-.*\.csv$/);
    const [head, ...lines] = text.trimEnd().split("\r\n").map((line) => line.split(","));
    expect(head?.join(",")).toBe("\uFEFFDate,Entry,Account,Debit,Credit,Currency,Memo,Reason");
    const sums = new Map<string, number>();
    for (const [, entry = "", , debit, credit] of lines) sums.set(entry, (sums.get(entry) ?? 0) + Math.round(Number(debit) * 100) - Math.round(Number(credit) * 100));
    expect([...sums.values()]).toEqual([0, 0]);
    expect(lines.map((line) => line[2]).toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual(["Accounts receivable", "Accounts receivable", "Cash and checks", "Income", "Tax collected"]);
    expect(text).toContain(`"Invoice sent, invoice 1"`);
    for (const word of ["Psychotherapy", "90834", "Jordan"]) expect(text).not.toContain(word);
    const audit = await portal.host.db.hot.all<{ verb: string }>("SELECT verb FROM audit_log WHERE verb LIKE '%exported-books'");
    expect(audit).toHaveLength(1);
    expect(await keeper.call<{ text: string }>("payments.exportBooks", { from: "2020-01-01", to: "2020-12-31" })).toMatchObject({ text: expect.not.stringContaining(day) as string });
    await expect(keeper.call("payments.exportBooks", { from: "2026-12-01", to: "2026-11-01" })).rejects.toMatchObject({ details: { fields: { to: "The last day is before the first." } } });
    await expect((await portal.staff({ roles: ["professional"] })).call("payments.exportBooks", { from: day, to: day })).rejects.toMatchObject({ appCode: "FORBIDDEN" });
  }, 60_000);

  it("finds an invoice by its number for those who may see it", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const stranger = await portal.client({ professional: staff });
    const find = async (who: TestPerson<never> | TestClient) => JSON.stringify(await who.call("search.find", { text: "invoice 1" }).catch((error: unknown) => error));
    expect(await find(client)).toContain(`/payments/invoices/${id}`);
    expect(await find(staff as never)).toContain(`/billing/${id}`);
    expect(await find(stranger)).not.toContain(id);
  }, 60_000);

  it("warns of a card that ends within 30 days, once", async () => {
    const now = new Date(portal.clock.now());
    const soon = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
    const expires = `${String(soon.getUTCMonth() + 1).padStart(2, "0")}/${String(soon.getUTCFullYear()).slice(2)}`;
    await addCard(client, "4242424242424242", { expires });
    await addCard(client);
    const told = async () => Number((await portal.host.db.hot.all<{ n: number }>("SELECT COUNT(*) AS n FROM notices WHERE kind = 'payments.method-expires'"))[0]?.n);
    const over = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 1);
    // 32 days before its month is over nobody is told, and from then on once.
    portal.clock.set(over - 33 * 86_400_000);
    await portal.advance({ hours: 12 });
    expect(await told()).toBe(0);
    for (let day = 0; day < 4; day += 1) await portal.advance({ days: 1 });
    expect(await told()).toBe(1);
  }, 60_000);

  it("sends a draft or a new charge from the composer", async () => {
    const id = await draft("80");
    const place = { conversationId: client.conversationId, pluginId: "payments", name: "send-invoice" };
    const found = JSON.stringify(await staff.call("inbox.offers.list", { conversationId: client.conversationId }));
    expect(found).toContain("Send invoice");
    await staff.call("inbox.offers.send", { ...place, key: newId(), fields: { draft: id } });
    await staff.call("inbox.offers.send", { ...place, key: newId(), fields: { draft: "new", what: "Letter to a school", amount: "25" } });
    await portal.drain();
    const rows = (await portal.ctx.model(invoices).findAll({ where: { practiceId: portal.practice.id }, order: [["number", "ASC"]] })).map((row) => row.get());
    expect(rows.map(({ state, total }) => ({ state, total }))).toEqual([{ state: "open", total: 8_000 }, { state: "open", total: 2_500 }]);
    expect((await portal.posted("payments.invoice")).map((card) => card.subjectId).toSorted((a, b) => a.localeCompare(b))).toEqual(rows.map((row) => row.id).toSorted((a, b) => a.localeCompare(b)));
    await expect(staff.call("inbox.offers.send", { ...place, key: newId(), fields: { draft: "new", what: "", amount: "" } })).rejects.toMatchObject({ details: { fields: { what: "Say what it is for." } } });
  });
});
