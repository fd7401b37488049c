import { performance } from "node:perf_hooks";
import PdfDocument from "pdfkit";
import { ulid } from "ulid";
import type { Engine } from "../../../core/server/database/database.ts";
import { documents } from "../../../plugins/payments/server/documents/document-rows.ts";
import { superbillsJob } from "../../../plugins/payments/server/jobs/superbills.ts";
import { postTransaction } from "../../../plugins/payments/server/ledger/post-transaction.ts";
import { addCard, sendInvoice, startMoneyPortal } from "../../../plugins/payments/tests/support.ts";
import type { Job } from "../job.ts";
import { bareStack, inTurn } from "./in-turn.ts";
import type { Work } from "./in-turn.ts";

/** Entries of the account whose balance is asked for. */
const entries = 10_000;
const billed = 1_000;

/** Paying with the embedded processor over HTTP, a balance with a long history, and a month's superbills, beside rows written and read by the bare stack. */
export const main: Job<{ engine: Engine }, Work[]> = async ({ engine }) => {
  const portal = await startMoneyPortal({ engine });
  try {
    const bare = await bareStack(portal);
    const staff = await portal.staff();
    const client = await portal.client({ professional: staff });
    const { clientId } = client.viewer;
    const methodId = await addCard(client);
    const open: string[] = [];
    for (let index = 0; index < 26; index += 1) open.push(await sendInvoice(staff, clientId, "100.00"));
    const pay = await inTurn("pay", 20, (turn) => client.call("payments.pay", { key: ulid(), invoiceId: open[turn], amount: "100.00", methodId }), () => bare.put("paid"));
    await portal.drain();
    for (let index = 0; index < entries; index += 500) {
      await portal.ctx.transaction(async (tx) => {
        for (let more = 0; more < 500; more += 1) await postTransaction(portal.ctx, tx, { kind: "invoice", source: `bench:${index + more}`, clientId, payerId: clientId, currency: "USD", amounts: { receivable: 100, income: -100 } });
      });
    }
    const balance = await inTurn("balance", 30, () => client.call("payments.overview"), bare.list);
    return [pay, balance, await superbills()];
  } finally {
    await portal.close();
  }

  /** Everything that an insurer asks for is there, and today is the practice's day for it. */
  async function superbills(): Promise<Work> {
    const boss = await portal.staff({ name: "Dr Morgan Vale" });
    const { staffId } = boss.viewer;
    await boss.call("settings.save", { pluginId: "payments", values: { taxId: "12-3456789", billingAddress: "1 Main Street", autoSuperbillDay: 23 } });
    const { title, roles, revision } = await boss.call<{ title: string | null; roles: string[]; revision: number }>("team.member", { staffId });
    await boss.call("team.edit", { staffId, name: "Dr Morgan Vale", title, roles, revision, npi: "1234567893", licences: ["PSY 1204, New York"] });
    for (let index = 0; index < billed; index += 1) {
      const { clientId: id } = await boss.call<{ clientId: string }>("people.createClient", { professionalId: staffId, firstName: "Client", lastName: String(index), birthDate: "1990-01-01", key: ulid() });
      await sendInvoice(boss, id, "100.00", { day: "2026-10-12", diagnoses: ["F41.1"], staffId });
    }
    await portal.host.db.hot.run("UPDATE clients SET address = '2 Side Street' WHERE practice_id = ?", [portal.practice.id]);
    await portal.drain();
    const began = performance.now();
    await superbillsJob.run(portal.ctx, {});
    const took = performance.now() - began;
    const made = await portal.ctx.model(documents).count({ where: { practiceId: portal.practice.id, kind: "superbill" } });
    if (made !== billed) throw new Error(`${made} superbills of ${billed} were made`);
    const bareOnes = await inTurn("superbills", 20, async () => undefined, barePdf);
    return { name: "superbills", ours: took / billed, bare: bareOnes.bare, n: billed };
  }
};

/** A page of words by the PDF library alone. */
function barePdf(): Promise<void> {
  return new Promise((resolve) => {
    const document = new PdfDocument();
    document.on("data", () => undefined);
    document.on("end", () => resolve());
    for (let line = 0; line < 30; line += 1) document.text("Psychotherapy, 45 minutes  90834  F41.1  100.00");
    document.end();
  });
}
