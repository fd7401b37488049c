import { accountProcedure } from "../../trpc/core-procedures.ts";
import { moveIdleLimit } from "../sessions/keep-active.ts";

/** Moves the idle limit because the person asked to stay. */
export const stayActive = accountProcedure.meta({ public: "Everybody may keep their own session." }).mutation(async ({ ctx }) => {
  const { host, session } = ctx;
  await moveIdleLimit(host, session.id, host.clock.now());
  const [row] = await host.db.hot.all<{ idle_until: number; absolute_until: number }>("SELECT idle_until, absolute_until FROM sessions WHERE id = ?", [session.id]);
  return { idleUntil: Number(row?.idle_until ?? 0), absoluteUntil: Number(row?.absolute_until ?? 0) };
});
