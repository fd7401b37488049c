import { z } from "zod";

const isRealDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

/** `YYYY-MM-DD` as staff enter it; empty becomes null. */
const dayField = z.string().max(40).transform((text) => text.trim())
  .pipe(z.string().refine((text) => text === "" || isRealDay(text), "Enter a real date, such as 2027-03-27."))
  .transform((text) => (text === "" ? null : text)).nullable();

/** Since when somebody may act for the client, the last day on which they may, and when staff look at it again (PERM-06). */
export const authorityFields = { authoritySince: dayField.optional(), authorityUntil: dayField.optional(), authorityReviewOn: dayField.optional() };

export interface Authority {
  since: string | null;
  /** The last day. */
  until: string | null;
  reviewOn: string | null;
}
