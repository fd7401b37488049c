import { createHash } from "node:crypto";
import { AppError } from "@anteroom/core/server";
import type { PdfBlock, PluginContext } from "@anteroom/core/server";
import { closeSuperbill } from "../desk/superbill-matter.ts";
import { moneyText } from "../money/money-text.ts";
import type { ChargedLine } from "./charged-lines.ts";
import { chargedLines } from "./charged-lines.ts";
import { dayWords, rangeWords } from "./day-words.ts";
import type { DocumentRow } from "./document-rows.ts";
import { keepDocument } from "./keep-document.ts";
import { letterhead } from "./letterhead.ts";
import { currenciesOf, sumsOf } from "./sums-of.ts";
import { clientFillsIn, servicesOf, superbillFacts } from "./superbill-facts.ts";

/** What a paper says of one charge. Nothing stands for what did not happen, so that papers of before stay what they are. */
const madeOf = ({ id, amount, paidPart, takenOff, givenBack }: ChargedLine) => [id, amount, paidPart, ...(takenOff > 0 || givenBack > 0 ? [takenOff, givenBack] : [])];

/** What a paper was made of, so that the same charges make it once and changed ones another. */
export const hashOf = (lines: readonly ChargedLine[], also: readonly string[] = []): string => createHash("sha256").update(JSON.stringify([...lines.map(madeOf), ...also])).digest("hex").slice(0, 16);

const codesOf = ({ said: { code, modifiers, diagnoses, placeCode } }: ChargedLine): string => [code, ...modifiers, "", ...diagnoses, "", placeCode].join(" ");

/** Who else took part, such as the partner of a couple: insurers ask for whom a session was. */
export const alsoNamed = (additional: readonly string[]): { label: string; value: string }[] => (additional.length === 0 ? [] : [{ label: additional.length === 1 ? "Additional client" : "Additional clients", value: additional.join("\n") }]);

/** To a client: what they can give themselves, and who has the rest. */
function whoFillsIn(missing: readonly string[]): string {
  const own: readonly string[] = Object.values(clientFillsIn);
  return [...(missing.some((one) => own.includes(one)) ? ["You fill in what is about the client under Settings, Client Information."] : []), ...(missing.some((one) => !own.includes(one)) ? ["Your practice fills in the rest: ask them in a message or by phone."] : [])].join(" ");
}

/** A superbill for an insurer: one professional, one stretch of days, with every code, and the names of additional clients as staff give them. @throws AppError `CONFLICT` with what is missing, or when there is nothing in these days */
export async function keepSuperbill(ctx: PluginContext, of: { clientId: string; payerId: string; payerIds: readonly string[]; from: string; to: string; staffId: string; additional?: readonly string[] }): Promise<DocumentRow> {
  const { clientId, payerId, from, to, staffId, additional = [] } = of;
  const [client, charged] = await Promise.all([ctx.people.client(clientId), chargedLines(ctx, of)]);
  const lines = servicesOf(charged);
  if (!client || lines.length === 0) throw new AppError("CONFLICT", "There are no charged sessions in these days.", { reason: "empty" });
  const facts = await superbillFacts(ctx, { client, staffId, lines });
  if (facts.missing.length > 0) {
    const missing = facts.missing.map((one) => one.say);
    throw new AppError("CONFLICT", `Something is missing for a superbill: ${missing.join(" ")}${ctx.viewer?.kind === "portal" ? ` ${whoFillsIn(missing)}` : ""}`, { reason: "missing", data: { missing } });
  }
  const row = await keepDocument(ctx, {
    kind: "superbill", source: `superbill:${payerId}:${staffId}:${from}:${to}:${hashOf(lines, [...lines.map(codesOf), ...(facts.policy ? [facts.policy.id] : []), ...additional.map((name) => `also:${name}`)])}`, clientId, payerId, fromDay: from, toDay: to, staffId,
    async draw(number) {
      const title = `Superbill ${number}`;
      const head = await letterhead(ctx, { title, clientId, payerId });
      const { staff, record, practiceNpi, policy } = facts;
      const who = (name: string, title_: string | null): string => (title_ ? `${name}, ${title_}` : name);
      const blocks: PdfBlock[] = [
        ...head.blocks,
        {
          t: "facts", items: [
            { label: "Date of birth", value: dayWords(client.birthDate ?? "") }, { label: "Client’s address", value: client.address ?? "" }, { label: "Covers", value: rangeWords(from, to) }, ...alsoNamed(additional), ...(practiceNpi ? [{ label: "Practice NPI", value: practiceNpi }] : []),
            { label: "Professional", value: who(staff?.name ?? "", staff?.title ?? null) }, ...(record.npi ? [{ label: "NPI", value: record.npi }] : []), ...(record.licences.length > 0 ? [{ label: "License", value: record.licences.join("\n") }] : []),
            ...(record.supervisor ? [{ label: "Supervised by", value: [who(record.supervisor.name, record.supervisor.title), record.supervisor.npi ? `NPI ${record.supervisor.npi}` : "", ...record.supervisor.licences].filter(Boolean).join("\n") }] : []),
          ],
        },
        ...(policy ? [{
          t: "facts" as const, items: [
            { label: "Insurance", value: [policy.insurer, policy.plan].filter(Boolean).join(", ") }, { label: "Member ID", value: policy.memberId }, ...(policy.group ? [{ label: "Group", value: policy.group }] : []),
            ...(policy.relation === "self" ? [] : [{ label: "Subscriber", value: [policy.holderName, policy.holderBirthDate ? `born ${dayWords(policy.holderBirthDate)}` : ""].filter(Boolean).join(", ") }]),
          ],
        }] : []),
        ...serviceBlocks(lines),
        { t: "paragraph", muted: true, text: ["Send this to your insurer to ask to be paid back. It is no claim by the practice."] },
      ];
      return { title, practice: head.practice, blocks };
    },
  });
  await closeSuperbill(ctx, of);
  return row;
}

/** What an insurer reads: a row for each service with what was paid for it and stayed paid, and the sums of each currency. */
export function serviceBlocks(lines: readonly ChargedLine[]): PdfBlock[] {
  const told = currenciesOf(lines);
  return [
    {
      t: "table", caption: "Services", head: ["Date", "Place", "Service code", "Diagnosis", "Units", "Fee", "Paid"], numbers: [4, 5, 6],
      rows: lines.map((line) => [line.day, line.said.placeCode, [line.said.code, ...line.said.modifiers].join("-"), line.said.diagnoses.join(", "), String(line.quantity), moneyText(line.amount + line.tax, line.invoice.currency), moneyText(line.paidPart, line.invoice.currency)]),
    },
    { t: "list", items: [...new Map(lines.map((line) => [line.said.code, line.said.description])).entries()].map(([code, description]) => [`${code}: ${description}`]) },
    ...told.map((currency): PdfBlock => ({ t: "facts", items: sumsOf(lines.filter((line) => line.invoice.currency === currency), { total: "Total fees", paid: "Total paid" }, told.length > 1 ? ` in ${currency}` : "") })),
  ];
}
