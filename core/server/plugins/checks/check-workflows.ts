import { checkWorkflow } from "../../workflows/check-workflow.ts";
import type { PluginCheck } from "../candidate.ts";

/** Every workflow can be stored and restored: named actions, an effect for each, JSON all through. */
export const checkWorkflows: PluginCheck = {
  name: "workflows",
  problems: ({ id, plugin }) => (plugin.workflows ?? []).flatMap((workflow) => checkWorkflow(id, workflow)),
};
