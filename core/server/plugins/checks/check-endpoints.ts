import type { PluginCheck } from "../candidate.ts";

/** Addresses that are open to everybody say why, are named once, and are posted to by machines. */
export const checkEndpoints: PluginCheck = {
  name: "endpoints",
  problems({ id, plugin }) {
    const seen = new Set<string>();
    return (plugin.endpoints ?? []).flatMap(({ from, method, path, about }) => {
      const problems: string[] = [];
      const name = `${from} ${method} ${path}`;
      if (!/^[a-z0-9:][\w:./-]*$/i.test(path) || path.includes("//")) problems.push(`${id}: the endpoint "${path}" must be a path without a slash in front, such as "webhooks/paid" or "pay/:token"`);
      if (from === "machines" && method !== "POST") problems.push(`${id}: the endpoint "${path}" is for machines, which post; make its method POST`);
      if (!about.trim()) problems.push(`${id}: the endpoint "${path}" does not say why it may be open and what guards it; write that in about`);
      if (seen.has(name)) problems.push(`${id}: the endpoint "${path}" is there twice for ${from} and ${method}; take one out`);
      seen.add(name);
      return problems;
    });
  },
};
