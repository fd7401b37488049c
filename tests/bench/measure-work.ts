import { forScale, ms, times } from "./findings.ts";
import type { Finding } from "./findings.ts";
import { runJob } from "./job.ts";
import type { Work } from "./jobs/in-turn.ts";
import type { EngineName } from "./place.ts";

const words: Record<Work["name"], string> = {
  "open-form": "open a form of 100 questions, to one row read through bare tRPC",
  "save-field": "save one answer, to one bare insert",
  "submit-form": "send a form of 100 answers, to one bare insert of them",
  "render-document": "read a document of 20 pages before signing, to one row read through bare tRPC",
  "sign-document": "sign it, with its PDF and the page of evidence, to the bare PDF library and one insert",
  "slots-of-one": "free times of 1 professional for 30 days, to 500 rows read through bare tRPC",
  "slots-of-hundred": "free times of 100 professionals for 60 days, to 500 rows read through bare tRPC",
  book: "book an appointment, to one bare insert",
  week: "a week of the staff's calendar, to 500 rows read through bare tRPC",
  pay: "pay an invoice with a kept card at the embedded processor, to one bare insert",
  balance: "balance and open invoices with 10,000 entries, to 500 rows read through bare tRPC",
  superbills: "a superbill of a month's run for 1,000 clients, to the bare PDF library",
  "list-to-dos": "the To Do list with 2,000 open things, to 500 rows read through bare tRPC",
};

/** What forms, documents, to-dos, appointments and money cost beside the least that the same stack needs, both in one process and in turn. */
export async function measureWork(engine: EngineName): Promise<Finding[]> {
  const all: Work[] = [];
  for (const job of ["do-work", "do-appointments", "do-money"]) all.push(...(await runJob<Work[]>(job, { engine: engine === "MariaDB" ? "mysql" : "sqlite" }, {}, true)).output);
  return all.map(({ name, ours, bare, n }) => forScale("work", engine, words[name], `${times(ours / bare)} (${ms(ours)} to ${ms(bare)} at the middle of ${n})`));
}
