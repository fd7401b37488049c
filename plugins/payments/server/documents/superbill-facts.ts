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
  /** What an insurer would send back, in sentences for staff; nothing when it is complete. */
  missing: string[];
}

/** What a client can fill in themselves, under Client Information. */
export const clientFillsIn = { birthDate: "The client’s date of birth.", address: "The client’s address." } as const;

/** What stands on a superbill beside its lines, and what is missing before one may be made. */
export async function superbillFacts(ctx: PluginContext, { client, staffId, lines }: { client: Client; staffId: string; lines: readonly ChargedLine[] }): Promise<SuperbillFacts> {
  const lastDay = lines.map((line) => line.day).sort().at(-1) ?? "";
  const [practiceNpi, taxId, address, staff, record, policy] = await Promise.all([ctx.setting<string>("practiceNpi"), ctx.setting<string>("taxId"), ctx.setting<string>("billingAddress"), ctx.people.staffMember(staffId), ctx.people.professionalRecord(staffId), policyOn(ctx, client.id, lastDay)]);
  const missing: string[] = [];
  const need = (there: unknown, sentence: string): void => {
    if (!there) missing.push(sentence);
  };
  need(taxId, "The practice’s tax ID.");
  need(address, "The practice’s billing address.");
  need(client.birthDate, clientFillsIn.birthDate);
  need(client.address, clientFillsIn.address);
  need(staff, "Who gave the sessions.");
  need(record.npi || record.supervisor?.npi, "The professional’s NPI, or their supervisor’s.");
  need(record.licences.length > 0 || (record.supervisor?.licences.length ?? 0) > 0, "The professional’s license, or their supervisor’s.");
  need(lines.every((line) => line.said.code !== ""), "The service code of a session.");
  need(lines.every((line) => line.said.diagnoses.length > 0), "The diagnosis of a session.");
  return { practiceNpi, taxId, address, staff, record, policy, missing };
}
