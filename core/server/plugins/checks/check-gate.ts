import type { AnyTRPCProcedure } from "@trpc/server";
import { gateOwner } from "../../trpc/plugin-trpc.ts";
import type { ProcedureMeta } from "../../trpc/trpc.ts";
import type { PluginCheck } from "../candidate.ts";

interface ProcedureFacts {
  middlewares?: object[];
  meta?: ProcedureMeta;
  type: string;
}

/** Every procedure starts from this plugin's gate and says which permission it needs. */
export const checkGate: PluginCheck = {
  name: "gate",
  problems({ id, manifest, plugin }) {
    if (!plugin.router) return [];
    return Object.entries(plugin.router._def.procedures as Record<string, AnyTRPCProcedure>).flatMap(([path, procedure]) => {
      const facts = procedure._def as unknown as ProcedureFacts;
      const owner = (facts.middlewares ?? []).map(gateOwner).find((found) => found !== undefined);
      if (owner === undefined) return [`${id}: the procedure "${path}" is not gated; build it from createPluginTrpc(manifest)`];
      if (owner !== id) return [`${id}: the procedure "${path}" carries the gate of "${owner}"; build it from this plugin's own createPluginTrpc(manifest)`];
      if (facts.type === "subscription") return [`${id}: the procedure "${path}" is a subscription; tell browsers through a channel instead`];
      if (facts.meta?.public) return [];
      if (!facts.meta?.permission) return [`${id}: the procedure "${path}" states no permission; add .meta({ permission: "${id}.…" })`];
      if (!(facts.meta.permission in manifest.permissions)) return [`${id}: the procedure "${path}" asks for "${facts.meta.permission}", which the manifest does not declare; add it to permissions in manifest.ts`];
      return [];
    });
  },
};
