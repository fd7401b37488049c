import { AppError, notFound } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { staffTime } from "../acts/staff-time.ts";
import type { Appointment, Place } from "../rows/appointments.ts";
import type { Wanted } from "../acts/nearest-slots.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";
import type { NewProposal } from "./make-proposal.ts";

export interface AskedProposal {
  portalUserId: string;
  serviceId: string;
  times: readonly { staffId: string; startsAt: number }[];
  place: Place;
  locationId: string | null;
  note: string;
  requestId: string | null;
  replacesId: string | null;
}

const hourMs = 3_600_000;

/** Looks up all that proposed times need. @throws AppError `NOT_FOUND` for what is foreign, `CONFLICT` for a request that was answered or a time that is over */
export async function prepareProposal(ctx: PluginContext, asked: AskedProposal, byId: string, id: string): Promise<{ made: NewProposal; wanted: Wanted }> {
  const to = await ctx.inbox.reach({ portalUserId: asked.portalUserId, permission: "scheduling.use" });
  const of = async (other: string | null): Promise<Appointment | null> => {
    const row = other === null ? null : await loadAppointment(ctx, other);
    if (other !== null && row?.clientId !== to.clientId) throw notFound("this appointment");
    return row;
  };
  const [request, replaced] = [await of(asked.requestId), await of(asked.replacesId)];
  if (request && request.state !== "requested") throw new AppError("CONFLICT", "This request was answered already.");
  if (asked.times.some((time) => time.startsAt <= ctx.now())) throw new AppError("CONFLICT", "One of these times is over. Choose later ones.");
  const looked = [];
  for (const time of asked.times) looked.push({ ...time, ...(await staffTime(ctx, { ...asked, ...time }, to.clientId)) });
  const [first] = looked;
  if (!first) throw notFound("these times");
  const replacesId = replaced?.id ?? request?.replacesId ?? null;
  const holdMs = (await ctx.setting<number>("offerHours")) * hourMs;
  const last = Math.max(...asked.times.map((time) => time.startsAt));
  return {
    wanted: { ...first.wanted, ignoring: replacesId ?? undefined },
    made: {
      id, clientId: to.clientId, portalUserId: asked.portalUserId, conversationId: to.conversationId, byId, service: first.service, times: looked.map(({ staffId, startsAt, zone }) => ({ staffId, startsAt, zone })),
      place: asked.place, locationId: first.locationId, note: asked.note, holdMs: Math.min(holdMs, last - ctx.now()), request, replacesId,
    },
  };
}
