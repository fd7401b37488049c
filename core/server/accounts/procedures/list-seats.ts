import { accountProcedure } from "../../trpc/core-procedures.ts";

/** Where this account may act. */
export const listSeats = accountProcedure.meta({ public: "Everybody sees their own seats." }).query(({ ctx }) => ctx.host.accounts.seats(ctx.session.accountId));
