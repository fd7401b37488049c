import { accountProcedure } from "../../trpc/core-procedures.ts";
import { unreadOfSeats } from "../unread-of-seats.ts";

/** Unread messages of each portal of the own account, by seat, for choosing between them. */
export const seatCounts = accountProcedure.meta({ public: "Everybody sees the counts of their own portals." }).query(({ ctx }) => unreadOfSeats(ctx.host, ctx.session.accountId));
