import { z } from "zod";
import { readDate } from "@anteroom/core/server";
import { logKinds } from "../tables/log-entries.ts";
import type { LogBody, LogKind } from "../tables/log-entries.ts";

const words = z.string().trim().max(2_000, "Use 2,000 characters or fewer.").default("");
const number = (low: number, high: number, said: string) =>
  z.string().trim().default("").refine((text) => text === "" || (Number(text) >= low && Number(text) <= high), said).transform((text) => (text === "" ? null : Math.round(Number(text) * 2) / 2));

/** What one entry of a log holds, by its kind. */
export const entryInput = z.object({
  kind: z.enum(logKinds),
  day: z.string().trim().refine((text) => readDate(text) !== null, "Choose the day."),
  share: z.boolean().default(false),
  scale: number(1, 5, "Choose one."),
  hours: number(0, 24, "Write the hours, such as 7.5."),
  note: words,
  situation: words,
  thought: words,
  feeling: words,
  strength: number(0, 10, "Choose 0 to 10."),
  otherView: words,
});

/** What is missing, by field; none when the entry says something. */
export function missingIn(kind: LogKind, body: LogBody): Record<string, string> {
  if (kind === "thought") return body.thought ? {} : { thought: "Write the thought." };
  if (body.scale === null) return { scale: "Choose one." };
  return kind === "sleep" && body.hours === null ? { hours: "Write the hours, such as 7.5." } : {};
}
