import { z } from "zod";

/** A new password, typed twice; what is wrong with it is said by `checkNewPassword`. */
export const newPasswordInput = z.object({
  password: z.string({ error: "Enter a password." }),
  passwordAgain: z.string({ error: "Type the same password again." }),
});
