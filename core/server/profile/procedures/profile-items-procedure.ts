import { hostOf } from "../../trpc/context.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";

/** An item that the practice may count. */
export interface ProfileItemLine {
  id: string;
  label: string;
  /** False while its plugin is not on for the practice. */
  on: boolean;
}

/** Every item of Profile Completion, for the administrator who chooses among them. */
export const profileItemsProcedure = staffProcedure.meta({ permission: "core.practice" }).query(async ({ ctx }): Promise<ProfileItemLine[]> => {
  const host = hostOf(ctx);
  const states = await host.states.all(ctx.viewer.practiceId);
  return host.registry.profileItems().map(({ pluginId, item }) => ({ id: item.id, label: item.label, on: states.get(pluginId)?.on ?? false }));
});
