import { z } from "zod";

/** What a practice decides about documents. */
export const documentsSettings = z.object({
  remindDays: z.number().int().min(0).max(60).default(3).meta({ label: "Days between reminders of a document to sign", help: "0 sends none. No more than five are sent for one request.", levels: ["practice", "client"] }),
  expireDays: z.number().int().min(1).max(730).default(90).meta({ label: "Days after which a request to sign ends" }),
  disclosure: z
    .string()
    .max(4_000)
    .default(
      "By ticking the box you agree to sign this document electronically. It means the same as signing on paper. You can ask your practice for a paper copy at any time, at no cost. You can say no, and ask to sign on paper instead. You need a phone or computer that shows web pages and PDF files. A copy stays here for as long as you can sign in, and you can download it.",
    )
    .meta({ label: "What people agree to when they sign electronically" }),
});
