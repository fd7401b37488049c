import type { PluginContext } from "@anteroom/core/server";
import { dayWords, rangeWords } from "../documents/day-words.ts";
import type { DocumentRow } from "../documents/document-rows.ts";
import { keepDocument } from "../documents/keep-document.ts";
import { letterhead } from "../documents/letterhead.ts";
import { moneyText } from "../money/money-text.ts";
import type { EstimateLine, EstimateRow } from "./estimate-rows.ts";

/**
 * The paper of a good faith estimate, with what 45 CFR 149.610 asks for where it is known: who it is for and by, with NPI and tax ID; the
 * services with their codes, number and expected charges; the days that it covers; and that it is an estimate which can be disputed.
 */
export function keepEstimate(ctx: PluginContext, of: Pick<EstimateRow, "id" | "clientId" | "currency" | "total" | "fromDay" | "toDay" | "validUntil" | "staffId"> & { lines: readonly EstimateLine[]; note: string; today: string }): Promise<DocumentRow> {
  return keepDocument(ctx, {
    kind: "estimate", source: `estimate:${of.id}`, clientId: of.clientId, payerId: of.clientId, fromDay: of.fromDay, toDay: of.toDay, staffId: of.staffId,
    async draw(number) {
      const title = `Good faith estimate ${number}`;
      const [head, staff, record, practiceNpi, words] = await Promise.all([letterhead(ctx, { title, clientId: of.clientId, payerId: of.clientId }), ctx.people.staffMember(of.staffId), ctx.people.professionalRecord(of.staffId), ctx.setting<string>("practiceNpi"), ctx.setting<string>("estimateWords")]);
      const money = (minor: number): string => moneyText(minor, of.currency);
      const { birthDate } = head.client;
      const npi = record.npi ?? record.supervisor?.npi ?? null;
      return {
        title, practice: head.practice,
        blocks: [
          ...head.blocks,
          {
            t: "facts", items: [
              ...(birthDate ? [{ label: "Date of birth", value: dayWords(birthDate) }] : []), ...(practiceNpi ? [{ label: "Practice NPI", value: practiceNpi }] : []), { label: "Professional", value: [staff?.name, staff?.title].filter(Boolean).join(", ") }, ...(npi ? [{ label: "NPI", value: npi }] : []),
              { label: "Made on", value: dayWords(of.today) }, { label: "Covers", value: rangeWords(of.fromDay, of.toDay) }, { label: "Holds until", value: dayWords(of.validUntil) },
            ],
          },
          {
            t: "table", caption: "Expected services", head: ["Service", "Service code", "How many", "Price of one", "Expected"], numbers: [2, 3, 4],
            rows: of.lines.map((line) => [line.description, line.code, String(line.quantity), money(line.unitAmount), money(line.quantity * line.unitAmount)]),
          },
          { t: "facts", items: [{ label: "Expected in all", value: money(of.total) }] },
          ...(of.note ? [{ t: "paragraph" as const, text: [of.note] }] : []),
          ...words.split(/\n+/).filter(Boolean).map((text) => ({ t: "paragraph" as const, muted: true as const, text: [text] })),
        ],
      };
    },
  });
}
