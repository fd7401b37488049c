import { invalid } from "@anteroom/core/server";
import sharp from "sharp";
import { z } from "zod";
import { isField, plainText, type DocumentField, type DocumentNode } from "../text/document-nodes.ts";

/** What a signer sends. */
export const signingInput = z.object({
  paperId: z.string().length(26),
  /** The signer's own ULID: sent twice, signed once. */
  key: z.string().length(26),
  /** Hash of the text that was on the page. */
  seen: z.string().length(64),
  name: z.string().max(120).default(""),
  method: z.enum(["typed", "drawn"]).default("typed"),
  /** `data:image/png;base64,…` when it was drawn. */
  drawing: z.string().max(400_000).default(""),
  fields: z.record(z.string().regex(/^f\d{1,3}$/), z.string().max(60)).default({}),
  agrees: z.boolean().default(false),
});
export type Signing = z.output<typeof signingInput>;

export const fieldsOf = (nodes: readonly DocumentNode[]): DocumentField[] => nodes.filter(isField);

/** What a signer must fill in, in order, for the list above the document. */
export const thingsOf = (nodes: readonly DocumentNode[]): { id: string; label: string }[] =>
  fieldsOf(nodes).filter((field) => field.t === "initials" || field.required).map((field) => ({ id: field.id, label: `${field.t === "initials" ? "Initial" : "Tick"}: ${shorten(plainText(field.text))}` }));

/** What is still to be done, by the name of its control; empty when nothing is. */
export function leftToDo(nodes: readonly DocumentNode[], signing: Signing): Record<string, string> {
  const left: Record<string, string> = {};
  for (const field of fieldsOf(nodes)) {
    const filled = (signing.fields[field.id] ?? "").trim();
    if (field.t === "initials" && filled === "") left[field.id] = `Enter your initials: ${shorten(plainText(field.text))}`;
    if (field.t === "initials" && filled.length > 10) left[field.id] = "Enter initials of 10 letters or fewer.";
    if (field.t === "check" && field.required && filled === "") left[field.id] = `Tick to agree: ${shorten(plainText(field.text))}`;
  }
  if (signing.name.trim().length < 2) left["name"] = "Enter your full name.";
  if (signing.method === "drawn" && signing.drawing === "") left["drawing"] = "Draw your signature, or choose to type your name.";
  if (!signing.agrees) left["agrees"] = "Tick that this is your electronic signature.";
  return left;
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text);

/** Only what the document asks for, trimmed: nothing else that was posted is kept. */
export function keptFields(nodes: readonly DocumentNode[], sent: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    fieldsOf(nodes).flatMap((field) => {
      const value = (sent[field.id] ?? "").trim();
      return value === "" ? [] : [[field.id, field.t === "check" ? "yes" : value]];
    }),
  );
}

/** The drawing written anew as a small PNG, in base64; null for a typed signature. @throws AppError `INVALID` */
export async function readDrawing(signing: Signing): Promise<string | null> {
  if (signing.method !== "drawn") return null;
  const given = /^data:image\/png;base64,([A-Za-z0-9+/=]+)$/.exec(signing.drawing)?.[1];
  const unreadable = invalid({ drawing: "We could not read the drawing. Draw it again, or choose to type your name." });
  if (!given) throw unreadable;
  try {
    const image = sharp(Buffer.from(given, "base64"), { limitInputPixels: 4_000_000 });
    const { channels } = await image.stats();
    // One colour all over: nothing was drawn.
    if (channels.every((channel) => channel.min === channel.max)) throw unreadable;
    return (await image.flatten({ background: "#ffffff" }).resize({ width: 800, height: 400, fit: "inside", withoutEnlargement: true }).png({ compressionLevel: 9 }).toBuffer()).toString("base64");
  } catch {
    throw unreadable;
  }
}
