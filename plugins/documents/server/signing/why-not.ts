import { AppError } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import { versions } from "../tables/template-rows.ts";
import type { PaperRow, SignerRow } from "../tables/request-rows.ts";
import { hasSigned, isTurnOf, type WholeRequest } from "./load-request.ts";

/** Why somebody cannot sign a document now, in one sentence; null when they can. */
export interface WhyNot {
  reason: "signed" | "newer" | "closed" | "paused" | "turn";
  message: string;
}

const closedWords: Partial<Record<string, string>> = {
  completed: "Everybody has signed this.",
  declined: "This was declined, so it can no longer be signed. Your practice knows.",
  expired: "The time to sign this has ended. Ask your practice to send it again.",
  voided: "Your practice took this back. There is nothing to sign.",
  paused: "You asked about this. You can sign when your practice has answered, or as soon as you choose to go on.",
};

/** Whether a version that asks to be signed again was published after the one of this paper. */
export async function hasNewerVersion(ctx: PluginContext, paper: PaperRow): Promise<boolean> {
  const where = { practiceId: ctx.practiceId, templateId: paper.templateId, number: { [Op.gt]: paper.version }, resign: 1 };
  return (await ctx.model(versions).count({ where })) > 0;
}

export async function whyNot(ctx: PluginContext, whole: WholeRequest, paper: PaperRow, signer: SignerRow): Promise<WhyNot | null> {
  if (hasSigned(whole, paper.id, signer.id)) return { reason: "signed", message: "You have already signed this." };
  const { state } = whole.request;
  const closed = closedWords[state];
  if (closed) return { reason: state === "paused" ? "paused" : "closed", message: closed };
  if (await hasNewerVersion(ctx, paper)) return { reason: "newer", message: "There is a newer version. Nothing was signed. Your practice sends you the new one." };
  if (!isTurnOf(whole, signer)) return { reason: "turn", message: "Somebody else signs first. We tell you when it is your turn." };
  return null;
}

/** Refuses with that sentence. */
export const refuseSigning = ({ reason, message }: WhyNot): AppError => new AppError(reason === "signed" ? "CONFLICT" : "STALE", message, { reason });
