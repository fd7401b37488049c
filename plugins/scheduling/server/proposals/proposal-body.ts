import type { PluginContext } from "@anteroom/core/server";
import type { Proposal } from "../rows/proposals.ts";

/** What was written with proposed times, and to "none of these"; sealed at rest. */
export interface ProposalBody {
  note: string;
  answer: string;
}

const place = (id: string) => ({ table: "scheduling_proposals", row: id, column: "body" });

export const sealProposal = (ctx: PluginContext, id: string, body: ProposalBody): string => ctx.sealed.seal(place(id), JSON.stringify(body));

export const openProposal = (ctx: PluginContext, row: Pick<Proposal, "id" | "body">): ProposalBody => JSON.parse(ctx.sealed.open(place(row.id), row.body)) as ProposalBody;
