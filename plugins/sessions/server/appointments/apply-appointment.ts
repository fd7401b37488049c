import { Op } from "sequelize";
import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { emptyWaitingRoom } from "../joining/empty-waiting-room.ts";
import { keepMeeting } from "../joining/keep-meeting.ts";
import { sessions, standing } from "../tables/sessions.ts";
import type { Session } from "../tables/sessions.ts";
import { followSession } from "../check-ins/follow-session.ts";
import { stateOf } from "./heard-facts.ts";
import type { HeardFacts } from "./heard-facts.ts";

/**
 * Writes down what was heard of an appointment: a row for each client who comes. `at` is when the news came about (epoch milliseconds);
 * what is older than what is known changes nothing, so news may come twice and in any order.
 */
export async function applyAppointment(ctx: PluginContext, tx: Tx, facts: HeardFacts, at: number): Promise<void> {
  const state = stateOf(facts.status);
  if (!state) return;
  const { practiceId } = ctx;
  const transaction = tx.sequelize;
  const model = ctx.model(sessions);
  const groupId = facts.groupId ?? null;
  const inGroup = groupId === null ? [] : [{ meetingId: groupId, clientId: facts.clientIds }];
  const known = (await model.findAll({ where: { practiceId, [Op.or]: [{ appointmentId: facts.appointmentId }, ...inGroup] } as never, transaction, lock: true })).map((row) => row.get());
  const meetingId = groupId ?? facts.appointmentId;
  const heard: Pick<Session, "staffId" | "type" | "startsAt" | "endsAt" | "zone" | "place" | "state" | "clients" | "heardAt"> = {
    staffId: facts.staffId, type: facts.serviceName.slice(0, 120), startsAt: Date.parse(facts.startsAt), endsAt: Date.parse(facts.endsAt),
    zone: facts.zone, place: facts.place.kind, state, clients: Math.max(facts.clientIds.length, groupId === null ? 1 : 2), heardAt: at,
  };
  await keepMeeting(ctx, tx, meetingId);
  for (const clientId of facts.clientIds) {
    const row = known.find((one) => one.clientId === clientId);
    if (row && row.heardAt > at) continue;
    // Somebody who left a group and came back has another appointment in it: the session is that one then.
    if (row && row.appointmentId !== facts.appointmentId && (standing.includes(row.state) || !standing.includes(state))) continue;
    if (row && row.startsAt !== heard.startsAt) await emptyWaitingRoom(ctx, tx, { id: row.id, meetingId });
    if (row) await model.update({ ...heard, appointmentId: facts.appointmentId, version: row.version + 1, changedAt: ctx.now() }, { where: { practiceId, id: row.id }, transaction });
    else {
      await model.create({ ...heard, id: newId(), practiceId, clientId, appointmentId: facts.appointmentId, meetingId, arrivedAt: null, lateBy: null, lateSide: null, version: 1, createdAt: ctx.now(), changedAt: ctx.now() }, { transaction });
    }
  }
  // Who left a group does not come any more. What was there before any news (0) names only those whom the asker may see.
  const gone = at === 0 ? [] : known.filter((one) => !facts.clientIds.includes(one.clientId) && one.heardAt <= at && standing.includes(one.state)).map((one) => one.id);
  if (gone.length > 0) await model.update({ state: "cancelled", heardAt: at, changedAt: ctx.now() }, { where: { practiceId, id: { [Op.in]: gone } }, transaction });
  const now = (await model.findAll({ where: { practiceId, appointmentId: facts.appointmentId }, transaction })).map((row) => row.get());
  for (const row of now) await followSession(ctx, tx, row);
}
