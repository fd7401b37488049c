import { hostOf } from "../../trpc/context.ts";
import { viewerProcedure } from "../../trpc/core-procedures.ts";
import { holdsPermission } from "../../people/permissions.ts";
import { menuSlots } from "../../../manifest.ts";

export interface MenuItem {
  pluginId: string;
  to: string;
  label: string;
  icon: string;
  /** Its place in the guide's order, if it has one. */
  slot?: string;
}

/** The viewer's menu: plugins that are on and permitted, in the guide's order, then by name. */
export const menuProcedure = viewerProcedure.meta({ permission: "core.basic" }).query(async ({ ctx }): Promise<MenuItem[]> => {
  const host = hostOf(ctx);
  const { viewer } = ctx;
  const states = await host.states.all(viewer.practiceId);
  const audience = viewer.kind === "staff" ? "staff" : "client";
  const place = (slot: string | undefined): number => (slot ? menuSlots.indexOf(slot as (typeof menuSlots)[number]) : menuSlots.length);
  return host.registry
    .all()
    .flatMap((one) => (one.plugin && states.get(one.id)?.on ? one.manifest.nav.map((item) => ({ pluginId: one.id, ...item })) : []))
    .filter((item) => item.audience === audience && holdsPermission(host.registry, viewer, item.permission))
    .sort((a, b) => place(a.slot) - place(b.slot) || a.label.localeCompare(b.label))
    .map(({ pluginId, to, label, icon, slot }) => ({ pluginId, to, label, icon, ...(slot ? { slot } : {}) }));
});
