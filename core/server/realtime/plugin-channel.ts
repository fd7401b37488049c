import { getTRPCErrorFromUnknown } from "@trpc/server";
import type { AnyTRPCRouter } from "@trpc/server";
import { AppError } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { holdsPermission } from "../people/permissions.ts";
import type { ChannelEvent } from "../plugins/define-plugin.ts";
import { refuseChanges } from "../read-only/refuse-changes.ts";
import { pluginOffSentence } from "../plugins/plugin-off-sentence.ts";
import { TRPCError } from "../trpc/trpc.ts";
import type { Connection } from "./connection.ts";
import { refusalOf, usualError } from "./refusal.ts";

/** A plugin's channel event by its name; inherited names are none. */
export function channelEvent(host: Host, pluginId: string, name: string): ChannelEvent | undefined {
  const channels = host.registry.get(pluginId)?.plugin?.channels;
  return channels && Object.hasOwn(channels, name) ? channels[name] : undefined;
}

/** Runs what a browser sent on a plugin's channel: who it is, plugin on, permission and shape are looked at each time. */
export async function answerChannel(host: Host, router: AnyTRPCRouter, connection: Connection, sent: { pluginId: string; name: string; data: unknown }): Promise<unknown> {
  const { pluginId, name } = sent;
  let practiceId: string | null = null;
  try {
    const event = channelEvent(host, pluginId, name);
    if (event?.direction !== "from-client" || !event.run) throw usualError("FORBIDDEN");
    const found = connection.token === undefined ? null : await host.accounts.resolve(connection.token);
    if (!found) throw usualError("NOT_SIGNED_IN");
    if (!found.viewer) throw usualError(found.session.state === "locked" ? "LOCKED" : "FORBIDDEN");
    await refuseChanges(host, found.viewer, { path: `${pluginId}/${name}`, type: "mutation" });
    practiceId = found.viewer.practiceId;
    const state = await host.states.state(found.viewer.practiceId, pluginId);
    if (!state.on) throw new AppError("PLUGIN_DISABLED", pluginOffSentence(host.registry, pluginId), { pluginId, reason: state.reason });
    if (!holdsPermission(host.registry, found.viewer, event.permission)) throw usualError("FORBIDDEN");
    const parsed = event.schema.safeParse(sent.data);
    if (!parsed.success) throw new TRPCError({ code: "BAD_REQUEST", cause: parsed.error });
    const data = await event.run(host.context(pluginId, found.viewer.practiceId, found.viewer), parsed.data as never);
    return { ok: true, data };
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause);
    if (error.code === "INTERNAL_SERVER_ERROR") host.log.error({ plugin: pluginId, event: name, error: error.cause ?? error }, "a channel event failed");
    if (practiceId) host.faults.note({ practiceId, pluginId, kind: "channel", name }, cause);
    const { message, data } = refusalOf(router, error).error;
    return { ok: false, error: data["appCode"], message };
  }
}
