import type { PluginContext } from "@anteroom/core/server";

const anyId = /(?<![0-9A-Za-z])[0-7][0-9A-HJKMNP-TV-Z]{25}(?![0-9A-Za-z])/g;

/** Ids of files as they were when the text was sealed, with what they are called in this practice. Words that were sent keep the old ones, so that their hash stays right. */
export type MovedFiles = Readonly<Record<string, string>>;

export const movedIn = (stored: string | null): MovedFiles => (stored === null ? {} : (JSON.parse(stored) as MovedFiles));

/** A text with the ids that its files have here. */
export const withMoved = (text: string, moved: MovedFiles): string => (Object.keys(moved).length === 0 ? text : text.replaceAll(anyId, (id) => moved[id] ?? id));

/** One file in a text: which of the text's ids it is, and its id now. In an export it stands outside the text, where an import gives it a new one. */
export interface FileInText {
  nth: number;
  id: string;
}

/** The files that a text names. */
export async function filesInText(ctx: PluginContext, text: string, moved: MovedFiles): Promise<FileInText[]> {
  const named = [...text.matchAll(anyId)].map(([id], nth) => ({ nth, id: moved[id] ?? id }));
  if (named.length === 0) return [];
  const files = new Set((await ctx.files.facts(named.map((one) => one.id))).map((file) => file.id));
  return named.filter((one) => files.has(one.id));
}

/** What an import made of them. */
export function movedBy(text: string, files: readonly FileInText[]): MovedFiles {
  const ids = [...text.matchAll(anyId)].map(([id]) => id);
  return Object.fromEntries(files.flatMap(({ nth, id }) => (ids[nth] === undefined || ids[nth] === id ? [] : [[ids[nth], id]])));
}
