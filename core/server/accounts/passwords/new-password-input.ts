import { z } from "zod";
import { linkInput } from "../links/link-input.ts";
import { timeZone } from "../time-zone.ts";

/** A new password, typed twice; what is wrong with it is said by `checkNewPassword`. */
export const newPasswordInput = z.object({
  password: z.string({ error: "Enter a password." }),
  passwordAgain: z.string({ error: "Type the same password again." }),
});

/** The first password of somebody who was invited, with the link that proves it. */
export const firstPasswordInput = linkInput.extend({ ...newPasswordInput.shape, ownDevice: z.boolean().default(false), timeZone: timeZone.optional().catch(undefined) });
