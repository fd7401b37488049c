import type { Host } from "../host-parts.ts";
import type { PluginContext } from "./plugin-context.ts";

const hosts = new WeakMap<PluginContext, Host>();

/** Remembers whose context this is; called where contexts are made. */
export const bindHost = (ctx: PluginContext, host: Host): void => void hosts.set(ctx, host);

/** The host behind a context, for core's own parts; plugins have no way to it. */
export function hostOfContext(ctx: PluginContext): Host {
  const host = hosts.get(ctx);
  if (!host) throw new Error(`${ctx.pluginId}: this context was not made by the host`);
  return host;
}
