import { z } from "zod";
import { headerText } from "./mail-header.ts";
import type { MailWords } from "./mail-layout.ts";

/** One kind of account mail. */
export interface MailTemplate {
  /** What is wrong with the data, by field; empty when it fits. */
  problems(data: unknown): string[];
  /** `portal` is the portal's own address. @throws when the data does not fit. */
  words(data: unknown, portal: string): MailWords;
}

/** Declares an account mail by the data it takes and the words it makes of them. */
export const mailTemplate = <Data>(template: { data: z.ZodType<Data>; words(data: Data, portal: string): MailWords }): MailTemplate => ({
  problems: (data) => template.data.safeParse(data).error?.issues.map((issue) => `${issue.path.join(".") || "data"}: ${issue.message}`) ?? [],
  words: (data, portal) => template.words(template.data.parse(data), portal),
});

/** A name within a sentence: one line, no control characters. */
export const nameText = z.string().max(200).transform(headerText);

/** A link of this portal. */
export const linkText = z.url({ protocol: /^https?$/ }).max(2_000);

/** When a link ends or something happened: epoch milliseconds. */
export const momentNumber = z.number().int().positive();

/** The zone that times are written in. */
export const zoneText = z.string().max(64).default("UTC");
