import { defineModel } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { at, key, primary, text, whole } from "./columns.ts";

/** A question that is asked before somebody new can book; the answer that stops shows where to turn instead. */
export interface Screening {
  id: string;
  text: string;
  stops: "yes" | "no" | "neither";
}

/** The practice's page for new clients: one row, or none while it was never set up. */
export interface PublicPageRow {
  id: string;
  practiceId: string;
  /** 1 or 0. */
  live: number;
  intro: string;
  /** What whoever cannot be helped here reads, above the lines for urgent help. */
  elsewhere: string;
  /** JSON lists. */
  sites: string;
  questions: string;
  version: number;
  createdAt: number;
}

export const publicPages = defineModel<PublicPageRow>({
  name: "public-page",
  table: "scheduling_public_pages",
  attributes: { id: primary, practiceId: key, live: whole, intro: text, elsewhere: text, sites: text, questions: text, version: whole, createdAt: at },
});

export interface PublicPage {
  id: string | null;
  live: boolean;
  intro: string;
  elsewhere: string;
  sites: string[];
  questions: Screening[];
  version: number | null;
}

export const usualElsewhere = "We may not be the right place for what you need now. Talk to your doctor, or to one of the lines below.";

export async function publicPageOf(ctx: PluginContext): Promise<PublicPage> {
  const row = (await ctx.model(publicPages).findOne({ where: { practiceId: ctx.practiceId } }))?.get();
  if (!row) return { id: null, live: false, intro: "", elsewhere: usualElsewhere, sites: [], questions: [], version: null };
  return { id: row.id, live: Number(row.live) === 1, intro: row.intro, elsewhere: row.elsewhere, sites: JSON.parse(row.sites) as string[], questions: JSON.parse(row.questions) as Screening[], version: Number(row.version) };
}
