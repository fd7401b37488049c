import type { Host } from "../host-parts.ts";
import type { Viewer } from "../viewer.ts";
import type { Answer } from "./define-capability.ts";

/** Asks the plugin that provides a capability; the answer says why when there is none. */
export async function askCapability<Output>(host: Host, practiceId: string, viewer: Viewer | null, name: string, input: unknown): Promise<Answer<Output>> {
  const found = host.registry.capability(name);
  if (!found) {
    const owner = host.registry.get(name.split(".")[0] ?? "");
    return { ok: false, reason: owner?.failed ? "failed" : "not-installed" };
  }
  const { pluginId, capability } = found;
  const state = await host.states.state(practiceId, pluginId);
  if (!state.on) return { ok: false, reason: state.reason === "failed" || state.reason === "not-installed" ? state.reason : "off" };

  const asked = capability.input.safeParse(input);
  if (!asked.success) {
    const error = new Error(`${name} was asked with input that does not match its schema: ${asked.error.issues[0]?.path.join(".") || "input"}: ${asked.error.issues[0]?.message ?? "wrong"}.`);
    if (host.options.strict) throw error;
    host.log.error({ err: error, capability: name, pluginId }, error.message);
    return { ok: false, reason: "failed" };
  }
  try {
    const answer = await capability.run(host.context(pluginId, practiceId, viewer), asked.data);
    const data = capability.output.parse(answer);
    // The schema was found by name, so its type is known to the asker only.
    return { ok: true, data: data as Output };
  } catch (error) {
    host.log.error({ err: error, capability: name, pluginId, practiceId }, `${pluginId}: ${name} failed`);
    return { ok: false, reason: "failed" };
  }
}
