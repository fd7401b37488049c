import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { readHomework } from "../homework/read-homework.ts";
import { portalProcedure, staffProcedure } from "../trpc.ts";

const input = z.object({ id: idInput() });

/** One piece of homework for whoever does it. */
export const homeworkOne = portalProcedure.meta({ permission: "sessions.use" }).input(input).query(({ ctx: { plugin, viewer }, input: { id } }) => readHomework(plugin, viewer, id));

/** One piece of homework for staff. */
export const chartOneHomework = staffProcedure.meta({ permission: "sessions.manage" }).input(input).query(({ ctx: { plugin, viewer }, input: { id } }) => readHomework(plugin, viewer, id));
