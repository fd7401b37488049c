import type { Client, PluginContext, ProfessionalRecord, StaffMember } from "@anteroom/core/server";
import type { PolicyDetails } from "../insurance/policy-details.ts";
import { policyOn } from "../insurance/shown-policy.ts";
import type { ChargedLine } from "./charged-lines.ts";

export interface SuperbillFacts {
  practiceNpi: string;
  taxId: string;
  address: string;
  staff: StaffMember | null;
  record: ProfessionalRecord;
  /** The client’s primary insurance that was verified, as it held on the last of these days. */
  policy: (PolicyDetails & { id: string }) | null;
  /** What an insurer would send it back for; nothing when it is complete. */
  missing: Missing[];
}

/** Something that a superbill lacks, as a sentence, and whose record it belongs to. */
export interface Missing {
  about: "practice" | "client" | "professional" | "invoice";
  say: string;
  /** The invoice that lacks it. */
  invoiceId: string | null;
}

/** What a client can fill in themselves, under Client Information. */
export const clientFillsIn = { birthDate: "The client’s date of birth.", address: "The client’s address." } as const;

/** A charge that says nothing to an insurer, such as the fee for a missed session. */
const isNoService = ({ said }: ChargedLine): boolean => said.code === "" && said.placeCode === "" && said.diagnoses.length === 0;

/** The charges that a superbill is about. Fees are left off, unless there is nothing else. */
export function servicesOf(lines: readonly ChargedLine[]): ChargedLine[] {
  const services = lines.filter((line) => !isNoService(line));
  return services.length > 0 ? services : [...lines];
}

/** What stands on a superbill beside its lines, and what is missing before one may be made. */
export async function superbillFacts(ctx: PluginContext, { client, staffId, lines }: { client: Client; staffId: string; lines: readonly ChargedLine[] }): Promise<SuperbillFacts> {
  const lastDay = lines.map((line) => line.day).sort().at(-1) ?? "";
  const [practiceNpi, taxId, address, staff, record, policy] = await Promise.all([ctx.setting<string>("practiceNpi"), ctx.setting<string>("taxId"), ctx.setting<string>("billingAddress"), ctx.people.staffMember(staffId), ctx.people.professionalRecord(staffId), policyOn(ctx, client.id, lastDay)]);
  const missing: Missing[] = [];
  const need = (there: unknown, about: Missing["about"], say: string): void => {
    if (!there) missing.push({ about, say, invoiceId: null });
  };
  need(taxId, "practice", "The practice’s tax ID.");
  need(address, "practice", "The practice’s billing address.");
  need(client.birthDate, "client", clientFillsIn.birthDate);
  need(client.address, "client", clientFillsIn.address);
  need(staff, "professional", "Who gave the sessions.");
  need(record.npi || record.supervisor?.npi, "professional", "The professional’s NPI, or their supervisor’s.");
  need(record.licences.length > 0 || (record.supervisor?.licences.length ?? 0) > 0, "professional", "The professional’s license, or their supervisor’s.");
  missing.push(...missingCodes(lines));
  return { practiceNpi, taxId, address, staff, record, policy, missing };
}

/** What its charges lack, once for each invoice. */
function missingCodes(lines: readonly ChargedLine[]): Missing[] {
  return [...new Map(lines.map((line) => [line.invoice.id, line.invoice])).values()].flatMap((invoice) => {
    const mine = lines.filter((line) => line.invoice.id === invoice.id);
    const lacks = [...(mine.some((line) => line.said.code === "") ? ["a procedure code"] : []), ...(mine.some((line) => line.said.diagnoses.length === 0) ? ["a diagnosis"] : [])];
    return lacks.length === 0 ? [] : [{ about: "invoice" as const, say: `On invoice ${invoice.number ?? ""}: ${lacks.join(" and ")}.`, invoiceId: invoice.id }];
  });
}
