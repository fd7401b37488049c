import { z } from "zod";
import type { PluginContext } from "@anteroom/core/server";
import { stateOf } from "../appointments/heard-facts.ts";
import { standing } from "../tables/sessions.ts";
import type { Session, SessionState } from "../tables/sessions.ts";

const answer = z.object({ appointments: z.array(z.object({ appointmentId: z.string(), locationName: z.string(), status: z.string() })) });

/** What only scheduling knows of a session at this moment. */
interface Said {
  /** What the place is called; empty without one. */
  placeName: string;
  /** As the viewer's side sees it: whoever has just cancelled sees that at once, while the others are told once it cannot be taken back. */
  state: SessionState;
}

/** Sessions as scheduling says now, by session; the sessions' own word where it says nothing. One question for a page, and none for what is long over. */
export async function asSchedulingSays(ctx: PluginContext, rows: readonly Pick<Session, "id" | "appointmentId" | "place" | "state" | "endsAt">[]): Promise<Map<string, Said>> {
  const mayHaveEnded = (row: (typeof rows)[number]): boolean => standing.includes(row.state) && row.endsAt > ctx.now();
  const ids = rows.flatMap((row) => (row.appointmentId !== null && (row.place === "in-person" || mayHaveEnded(row)) ? [row.appointmentId] : []));
  const asked = ids.length === 0 ? null : await ctx.ask<unknown>("scheduling.appointment", { ids });
  const read = asked?.ok ? answer.safeParse(asked.data) : null;
  const said = new Map(read?.success ? read.data.appointments.map((one) => [one.appointmentId, one]) : []);
  return new Map(rows.map((row) => {
    const one = said.get(row.appointmentId ?? "");
    const ended = one && mayHaveEnded(row) ? stateOf(one.status) : null;
    return [row.id, { placeName: one?.locationName ?? "", state: ended && !standing.includes(ended) && ended !== "moved" ? ended : row.state }];
  }));
}
