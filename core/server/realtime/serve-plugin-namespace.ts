import type { Host } from "../host-parts.ts";
import { AppError } from "../errors.ts";
import { holdsPermission } from "../people/permissions.ts";
import type { ChannelEvent } from "../plugins/define-plugin.ts";
import { pluginOffSentence } from "../plugins/plugin-off-sentence.ts";
import type { LiveNamespace, LiveSocket } from "./live-socket.ts";
import { socketFacts } from "./live-socket.ts";
import { roomsOf } from "./rooms.ts";

type Ack = (answer: unknown) => void;

/** Whether this viewer may be on a plugin's channel at all: the plugin is on, and some event of it is theirs. */
export async function mayHear(host: Host, pluginId: string, socket: LiveSocket): Promise<boolean> {
  const { viewer } = socket.data;
  const state = await host.states.state(viewer.practiceId, pluginId);
  const channels = Object.values(host.registry.get(pluginId)?.plugin?.channels ?? {});
  return state.on && channels.some((channel) => holdsPermission(host.registry, viewer, channel.permission));
}

/** Opens `/plugins/<id>`: the same cookie and the same gate as everywhere. */
export function servePluginNamespace(host: Host, namespace: LiveNamespace, pluginId: string, channels: Record<string, ChannelEvent>): void {
  namespace.use((socket, next) => {
    void (async () => {
      const facts = await socketFacts(host, socket);
      if (!facts) return next(new Error("NOT_SIGNED_IN"));
      socket.data = facts;
      if (!(await mayHear(host, pluginId, socket))) return next(new Error("PLUGIN_DISABLED"));
      await socket.join([...(await roomsOf(host, facts.viewer))]);
      next();
    })().catch(() => next(new Error("UNAVAILABLE")));
  });
  namespace.on("connection", (socket) => {
    socket.onAny((name: string, data: unknown, ack?: Ack) => {
      void receive(host, pluginId, channels[name], socket, data).then((answer) => typeof ack === "function" && ack(answer));
    });
  });
}

async function receive(host: Host, pluginId: string, channel: ChannelEvent | undefined, socket: LiveSocket, data: unknown): Promise<unknown> {
  if (!channel?.run || channel.direction !== "from-client") return { ok: false, error: "NOT_FOUND" };
  const found = await host.accounts.resolve(socket.data.token);
  if (!found?.viewer) return { ok: false, error: "NOT_SIGNED_IN" };
  if (!(await host.states.state(found.viewer.practiceId, pluginId)).on) return { ok: false, error: "PLUGIN_DISABLED", message: pluginOffSentence(host.registry, pluginId) };
  if (!holdsPermission(host.registry, found.viewer, channel.permission)) return { ok: false, error: "FORBIDDEN" };
  const parsed = channel.schema.safeParse(data);
  if (!parsed.success) return { ok: false, error: "INVALID" };
  try {
    return { ok: true, data: await channel.run(host.context(pluginId, found.viewer.practiceId, found.viewer), parsed.data as never) };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error: error.appCode, message: error.message };
    host.log.error({ plugin: pluginId, error }, "a channel event failed");
    return { ok: false, error: "UNAVAILABLE" };
  }
}
