import { Op } from "sequelize";
import type { PluginContext } from "@anteroom/core/server";
import { appointments, standing } from "./rows/appointments.ts";
import { waits } from "./rows/waits.ts";

/** What turning scheduling off would mean for people now. */
export async function offEffects(ctx: PluginContext): Promise<string[]> {
  const { practiceId } = ctx;
  const [coming, waiting, listed] = await Promise.all([
    ctx.model(appointments).count({ where: { practiceId, state: [...standing], startsAt: { [Op.gt]: ctx.now() } } }),
    ctx.model(appointments).count({ where: { practiceId, state: ["requested", "proposed"] } }),
    ctx.model(waits).count({ where: { practiceId, state: ["waiting", "offered"] } }),
  ]);
  return [
    ...(coming > 0 ? [`${coming} ${coming === 1 ? "appointment is" : "appointments are"} still to come; nobody is reminded of ${coming === 1 ? "it" : "them"}.`] : []),
    ...(waiting > 0 ? [`${waiting} held ${waiting === 1 ? "time waits" : "times wait"} for an answer.`] : []),
    ...(listed > 0 ? [`${listed} ${listed === 1 ? "person waits" : "people wait"} for earlier times; nobody is offered any.`] : []),
  ];
}
