import type { AnyTRPCRouter } from "@trpc/server";
import type { Manifest } from "../../manifest.ts";
import { AppError } from "../errors.ts";
import { holdsPermission } from "../people/permissions.ts";
import { pluginOffSentence } from "../plugins/plugin-off-sentence.ts";
import type { PortalViewer, StaffViewer, Viewer } from "../viewer.ts";
import { hostOf } from "./context.ts";
import { bareProcedure, middleware, router } from "./trpc.ts";

const gates = new WeakMap<object, string>();

/** The plugin whose gate this middleware is, if it is one; boot proves every procedure with it. */
export const gateOwner = (middlewareFunction: object): string | undefined => gates.get(middlewareFunction);

function createGate(pluginId: string) {
  const gate = middleware(async ({ ctx, meta, path, next }) => {
    const host = hostOf(ctx);
    const { session, viewer } = ctx;
    if (!session) throw new AppError("NOT_SIGNED_IN", "You were signed out to keep your information private. Sign in to go on.");
    if (session.state === "locked") throw new AppError("LOCKED", "This is locked to keep it private. Unlock it to go on.");
    if (session.state === "second-factor") throw new AppError("SECOND_FACTOR", "Enter the code from your authenticator app to go on.");
    if (!viewer) throw new AppError("FORBIDDEN", "Choose which portal to open first.");
    const state = host.states.known(viewer.practiceId, pluginId) ?? (await host.states.state(viewer.practiceId, pluginId));
    if (!state.on) throw new AppError("PLUGIN_DISABLED", pluginOffSentence(host.registry, pluginId), { pluginId, reason: state.reason });
    if (meta?.permission && !holdsPermission(host.registry, viewer, meta.permission)) {
      throw new AppError("FORBIDDEN", "You do not have access to this. Your practice can change it.", { pluginId, reason: meta.permission });
    }
    const result = await next({ ctx: { session, viewer, plugin: host.context(pluginId, viewer.practiceId, viewer) } });
    if (!result.ok) host.faults.note({ practiceId: viewer.practiceId, pluginId, kind: "procedure", name: path }, result.error);
    return result;
  });
  for (const one of gate._middlewares) gates.set(one, pluginId);
  return gate;
}

function only<Kind extends Viewer["kind"]>(viewer: Viewer, kind: Kind): Extract<Viewer, { kind: Kind }> {
  if (viewer.kind === kind) return viewer as Extract<Viewer, { kind: Kind }>;
  throw new AppError("FORBIDDEN", kind === "staff" ? "This page is for the practice's staff." : "This page is for clients and the people who act for them.");
}

/**
 * The procedures of one plugin. Each starts from the host's gate: signed in, in this practice, plugin on, permission held.
 * A procedure states `meta({ permission })`; boot refuses one that does not.
 */
export function createPluginTrpc(manifest: Manifest) {
  const gated = bareProcedure.use(createGate(manifest.id));
  return {
    router,
    /** For staff and portal users alike. */
    viewerProcedure: gated,
    /** For portal users. */
    portalProcedure: gated.use(({ ctx, next }) => next({ ctx: { viewer: only(ctx.viewer, "portal") as PortalViewer } })),
    /** For staff. */
    staffProcedure: gated.use(({ ctx, next }) => next({ ctx: { viewer: only(ctx.viewer, "staff") as StaffViewer } })),
  };
}

export type { AnyTRPCRouter };
