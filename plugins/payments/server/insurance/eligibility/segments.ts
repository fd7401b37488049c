import { invalid } from "@anteroom/core/server";

export type Segment = readonly string[];

/** What X12's basic and extended character sets have, without the signs that this file uses to separate. */
export const x12Text = (text: string, most: number): string =>
  text.normalize("NFD").replaceAll(/[\u0300-\u036f]/g, "").toUpperCase().replaceAll(/[^A-Z0-9 !"&'(),\-./?=+#@]/g, " ").replaceAll(/\s+/g, " ").trim().slice(0, most).trim();

/** Segments with their elements, ends without elements left out. */
export const writeSegments = (segments: readonly Segment[]): string => segments.map((elements) => `${elements.join("*").replace(/\*+$/, "")}~`).join("\n");

/** An interchange in its segments, by the separators that its ISA names. @throws AppError `INVALID` */
export function readSegments(text: string): { segments: Segment[]; repetition: string } {
  const start = text.replace(/^\uFEFF/, "").trimStart();
  const element = start[3];
  const isa = start.slice(0, 106);
  if (!start.startsWith("ISA") || !element || /[A-Za-z0-9\s]/.test(element) || isa.length < 106 || isa.split(element).length < 17) throw invalid({ file: "This is no X12 file. Choose the 271 answer that your clearinghouse gave you." });
  const [repetition = "^", end = "~"] = [isa[82], isa[105]];
  const segments = start.split(end).map((segment) => segment.trim()).filter((segment) => segment !== "").map((segment) => segment.split(element));
  return { segments, repetition };
}
