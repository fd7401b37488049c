import { z } from "zod";

/** What this plugin reads of an appointment, in events and in answers of scheduling alike. */
export const heardSession = z.object({
  appointmentId: z.string(),
  clientIds: z.array(z.string()),
  staffId: z.string(),
  serviceName: z.string(),
  startsAt: z.iso.datetime(),
  zone: z.string(),
  place: z.object({ kind: z.string() }),
  status: z.string(),
  priceMinor: z.number().int().min(0),
  currency: z.string(),
  /** What insurers call the service; empty without one. */
  procedureCode: z.string().default(""),
  feeMinor: z.number().int().min(0),
  feeState: z.string(),
  movedFeeMinor: z.number().int().min(0).default(0),
  movedFeeState: z.string().default("none"),
});

export type HeardSession = z.infer<typeof heardSession>;
