import type { Client, PdfBlock, PluginContext } from "@anteroom/core/server";
import { payers } from "../payers/payer-rows.ts";

export interface Letterhead {
  practice: string;
  blocks: PdfBlock[];
  /** Who is told to pay, by name. */
  payerName: string;
  client: Client;
}

/** Who sends a paper and whom it is about, as every paper begins: the practice with its address and tax ID, the client by their legal name. */
export async function letterhead(ctx: PluginContext, { title, clientId, payerId, withTaxId = true }: { title: string; clientId: string; payerId: string; withTaxId?: boolean }): Promise<Letterhead> {
  const [practice, client, address, taxId, payer] = await Promise.all([
    ctx.people.practice(), ctx.people.client(clientId), ctx.setting<string>("billingAddress"), ctx.setting<string>("taxId"), ctx.model(payers).findOne({ where: { practiceId: ctx.practiceId, id: payerId } }),
  ]);
  if (!client) throw new Error(`payments: a paper is about the client ${clientId}, who is not there`);
  const seat = payer?.get().portalUserId ? await ctx.people.portalUser(payer.get().portalUserId ?? "") : null;
  const legal = `${client.firstName} ${client.lastName}`;
  const payerName = seat ? `${seat.firstName} ${seat.lastName}` : legal;
  const facts = [
    { label: "From", value: [practice.name, address].filter(Boolean).join("\n") },
    ...(practice.phone ? [{ label: "Phone", value: practice.phone }] : []),
    ...(withTaxId && taxId ? [{ label: "Tax ID", value: taxId }] : []),
    { label: "Client", value: legal },
    ...(payerName === legal ? [] : [{ label: "For", value: payerName }]),
  ];
  return { practice: practice.name, payerName, client, blocks: [{ t: "heading", level: 1, text: title }, { t: "facts", items: facts }] };
}
