import { publicProcedure } from "../../trpc/core-procedures.ts";
import { requestLink } from "../links/request-link.ts";
import { signedOut } from "../sessions/own-session.ts";

/** Mails the owner of this session a code that unlocks it. */
export const sendUnlockCode = publicProcedure.meta({ public: "A locked session may ask for a code." }).mutation(({ ctx }) => {
  if (!ctx.session) throw signedOut();
  return requestLink(ctx.host, ctx.origin, "sign-in", ctx.session.email);
});
