import semver from "semver";
import type { PluginCheck } from "../candidate.ts";

/** Every capability that is asked for has a provider, or belongs to a plugin that is only used. */
export const checkCapabilities: PluginCheck = {
  name: "capabilities",
  problems({ id, plugin, manifest }, others) {
    const problems: string[] = [];
    for (const [name, capability] of Object.entries(plugin.provides ?? {})) {
      if (!capability.input.safeParse(capability.example.input).success) problems.push(`${id}: the example input of "${name}" does not pass its own schema; mend one of them`);
      if (!capability.output.safeParse(capability.example.output).success) problems.push(`${id}: the example output of "${name}" does not pass its own schema; mend one of them`);
    }
    for (const [name, range] of Object.entries(plugin.calls ?? {})) {
      const providerId = name.split(".")[0] ?? "";
      const offered = others.find((one) => one.id === providerId)?.plugin.provides?.[name];
      if (offered) {
        if (!semver.satisfies(`${offered.version}.0.0`, range)) problems.push(`${id}: asks for "${name}" ${range}, but ${providerId} provides version ${offered.version}; install a version of ${providerId} that fits, or mend the range in calls`);
      } else if (!(providerId in manifest.uses)) {
        problems.push(`${id}: asks for "${name}", which nobody provides; add ${providerId} to uses in manifest.ts if it works without`);
      }
    }
    return problems;
  },
};
