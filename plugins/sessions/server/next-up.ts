import { Op } from "sequelize";
import type { PluginDefinition } from "@anteroom/core/server";
import { joinTime } from "./joining/join-window.ts";
import { asSchedulingSays } from "./list/as-scheduling-says.ts";
import { staffNames } from "./list/staff-names.ts";
import { sessions, standing } from "./tables/sessions.ts";

const placeWords = { video: "Video", "in-person": "In person", phone: "By phone" } as const;

/** More than one, since somebody may just have cancelled the first of them. */
const looked = 3;

/** The next session, for everybody with Basic Functions; the way to all of them for those who may see them. */
export const nextUp: NonNullable<PluginDefinition["nextUp"]> = async (ctx, viewer) => {
  const coming = await ctx.model(sessions).findAll({ where: { practiceId: ctx.practiceId, clientId: viewer.clientId, state: [...standing], startsAt: { [Op.gte]: ctx.now() - 86_400_000 } as never, endsAt: { [Op.gte]: ctx.now() } as never }, order: [["startsAt", "ASC"], ["id", "ASC"]], limit: looked });
  const said = await asSchedulingSays(ctx, coming.map((one) => one.get()));
  const row = coming.map((one) => ({ ...one.get(), ...said.get(one.get().id) })).find(({ state }) => standing.includes(state));
  if (!row) return null;
  const may = ctx.holds("sessions.use", viewer);
  const names = await staffNames(ctx, [row.staffId]);
  const join = may && row.place === "video" && joinTime(row, ctx.now()) === "open";
  return {
    label: "Next session", startsAt: row.startsAt, endsAt: row.endsAt, zone: row.place === "in-person" ? row.zone : null, detail: [row.placeName || placeWords[row.place], names.get(row.staffId)].filter(Boolean).join(", with "),
    ...(may ? { href: `/sessions/${row.id}`, more: "/sessions" } : {}), ...(join ? { join: `/sessions/${row.id}/join` } : {}),
  };
};
