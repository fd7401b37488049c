import type { PluginCheck } from "../candidate.ts";
import { tablePrefix } from "../table-prefix.ts";

/** A plugin's tables carry its prefix, and each row its practice. */
export const checkTables: PluginCheck = {
  name: "tables",
  problems({ id, plugin }) {
    const prefix = tablePrefix(id);
    return (plugin.models ?? []).flatMap((model) => {
      const problems: string[] = [];
      if (!model.table.startsWith(prefix)) problems.push(`${id}: table \`${model.table}\` must be called \`${prefix}${model.table}\``);
      if (!("practiceId" in model.attributes)) problems.push(`${id}: the model ${model.name} has no attribute practiceId; add it, so that no practice sees another's rows`);
      return problems;
    });
  },
};
