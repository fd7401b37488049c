import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { asSeen } from "../acts/as-seen.ts";
import { iso } from "../appointment-facts.ts";
import { placesAndPeople } from "../cards/places-and-people.ts";
import { findGroup, takesSeat } from "../groups/load-group.ts";
import { standing } from "../rows/appointments.ts";
import { staffProcedure } from "../trpc.ts";

/** A group for staff: when and where it is, and who takes part; clients whom the viewer may not see are counted and not named. */
export const group = staffProcedure
  .meta({ permission: "scheduling.see" })
  .input(z.object({ id: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const { group: found, parts: all } = await findGroup(plugin, viewer, id);
    const parts = all.map((row) => asSeen(row, "staff"));
    const like = parts.find(takesSeat) ?? parts.at(-1);
    const [clients, { names, places }] = await Promise.all([
      plugin.people.clientNames(viewer, parts.flatMap((row) => row.clientId ?? [])),
      placesAndPeople(plugin, like ? [like, ...(like.secondStaffId === null ? [] : [{ staffId: like.secondStaffId, locationId: null }])] : []),
    ]);
    const shown = parts.filter((row) => clients.has(row.clientId ?? ""));
    return {
      id, version: found.version, seats: found.seats, taken: parts.filter(takesSeat).length, eachPays: found.eachPays === 1, namesShown: found.namesShown === 1, mayManage: plugin.holds("scheduling.manage"),
      /** It is one of several meetings. */
      repeats: parts.some((row) => row.seriesId !== null),
      /** Whether somebody can be added, moved or cancelled: it is still to come, or under way. */
      stands: parts.some((row) => standing.includes(row.state) && row.undoUntil === null && row.endsAt > plugin.now()),
      canUndo: parts.some((row) => row.state === "practice-cancelled" && row.undoUntil !== null && row.undoUntil > plugin.now()),
      when: like ? { id: like.id, service: like.serviceName, startsAt: iso(like.startsAt), endsAt: iso(like.endsAt), zone: like.zone, place: like.place, location: places.get(like.locationId ?? "") ?? null, staffIds: [like.staffId, ...(like.secondStaffId === null ? [] : [like.secondStaffId])], with: [like.staffId, like.secondStaffId ?? ""].flatMap((one) => names.get(one) ?? []) } : null,
      people: shown.map((row) => ({ appointmentId: row.id, clientId: row.clientId ?? "", name: clients.get(row.clientId ?? "") ?? "", state: row.state, undoUntil: row.undoUntil === null ? null : iso(row.undoUntil), comes: takesSeat(row) && row.undoUntil === null })),
      others: parts.filter((row) => takesSeat(row) && !clients.has(row.clientId ?? "")).length,
    };
  });
