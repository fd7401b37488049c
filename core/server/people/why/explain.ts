import type { PluginState } from "../../plugins/plugin-state.ts";
import type { PortalUserStatus } from "../people-door.ts";

/** Who may put a fact right: the permission that its page asks for. */
export type MendBy = "core.plugins" | "core.clients.write" | "core.portal-users" | "core.practice";

/** One fact in the chain from "installed" to "may do it". */
export interface WhyStep {
  ok: boolean;
  /** In words, as it stands now. */
  fact: string;
  /** Where it comes from, such as "Plugins". */
  from: string;
  /** Where it is changed; null when nobody of the practice can. */
  mend: { label: string; href: string; by: MendBy } | null;
}

/** What is known about one portal user and one action. */
export interface WhyInput {
  user: { id: string; name: string; status: PortalUserStatus; permissions: readonly string[] };
  client: { id: string; archived: boolean; portalClosed: boolean };
  /** Of the newest invitation; null when there is none. */
  invitation: "open" | "bounced" | "expired" | null;
  plugin: { id: string; name: string; state: PluginState };
  /** What the plugin requires, whether it is on or not. */
  requires: readonly { id: string; name: string; on: boolean }[];
  /** The box that gives it; null when the plugin did not load far enough to tell. */
  box: { key: string; label: string } | null;
  /** The plugin's own rules, from its `whyNot`. */
  own: readonly WhyStep[];
}

export interface WhyAnswer {
  can: boolean;
  /** In the order in which the portal asks. */
  steps: WhyStep[];
  /** Position of the first step that blocks; null when nothing does. */
  first: number | null;
}

/** The chain of facts that decides whether somebody can do something, and the first that keeps them from it. */
export function explainWhy(input: WhyInput): WhyAnswer {
  const steps = [...pluginSteps(input), ...requiredSteps(input), clientStep(input), userStep(input), boxStep(input), ...input.own];
  const first = steps.findIndex((step) => !step.ok);
  return { can: first === -1, steps, first: first === -1 ? null : first };
}

const settingsOf = (id: string): string => `/staff/settings/plugins/${id}`;

function pluginSteps({ plugin }: WhyInput): WhyStep[] {
  // Core is always there: saying so would be noise.
  if (plugin.id === "core") return [];
  const { id, name, state } = plugin;
  const reason = state.on ? null : state.reason;
  const page = { label: `Open ${name} in Plugins`, href: `${settingsOf(id)}/details`, by: "core.plugins" as const };
  const step = (ok: boolean, good: string, bad: string, mend: WhyStep["mend"], from = "Plugins"): WhyStep => ({ ok, fact: ok ? good : bad, from, mend });
  if (reason === "not-installed") return [step(false, "", `${name} is not installed on this portal.`, null)];
  if (reason === "failed") return [step(false, "", `${name} is installed and could not start. ${state.on ? "" : state.detail}`.trim(), page)];
  const started = step(true, `${name} is installed and has started.`, "", page);
  const stopped = step(reason !== "stopped", `${name} runs without being stopped.`, `${name} was stopped after errors.`, page);
  if (reason === "stopped") return [started, stopped];
  const on = step(reason !== "switched-off", `The practice has ${name} on.`, `The practice has turned off ${name}.`, { ...page, label: "Open Plugins", href: "/staff/settings/plugins" });
  if (reason !== "settings") return [started, stopped, on];
  return [started, stopped, on, step(false, "", `A setting of ${name} keeps it off. ${state.on ? "" : state.detail}`.trim(), { label: `Change settings of ${name}`, href: settingsOf(id), by: "core.plugins" }, `Settings of ${name}`)];
}

const requiredSteps = ({ plugin, requires }: WhyInput): WhyStep[] =>
  requires.map(({ name, on }) => ({
    ok: on,
    fact: on ? `${plugin.name} needs ${name}, which is on.` : `${plugin.name} needs ${name}, which is not on.`,
    from: "Plugins",
    mend: { label: "Open Plugins", href: "/staff/settings/plugins", by: "core.plugins" },
  }));

function clientStep({ client }: WhyInput): WhyStep {
  const fact = !client.archived
    ? "The client is not archived."
    : client.portalClosed
      ? "The client is archived, and the time to read the portal is over."
      : "The client is archived: the portal can be read, and nothing in it can be changed.";
  return { ok: !client.archived, fact, from: "Chart", mend: { label: "Restore this client", href: `/staff/clients/${client.id}/archive`, by: "core.clients.write" } };
}

function userStep({ user, client, invitation }: WhyInput): WhyStep {
  const tab = `/staff/clients/${client.id}/portal`;
  const step = (ok: boolean, fact: string, label: string, href = tab): WhyStep => ({ ok, fact, from: "Client Portal", mend: { label, href, by: "core.portal-users" } });
  if (user.status === "active") return step(true, `${user.name} is enrolled.`, "Open Client Portal");
  if (user.status === "suspended") return step(false, `${user.name} is suspended and cannot sign in to this client.`, `Restore ${user.name}`);
  if (user.status === "removed") return step(false, `${user.name} was deleted from the client’s portal.`, "Add New User", `${tab}/new`);
  const how = { bounced: "the mail came back", expired: "the link in it has expired", open: "has not accepted yet" };
  if (invitation === null) return step(false, `${user.name} has no invitation.`, "Send an invitation");
  return step(false, invitation === "open" ? `${user.name} was invited and ${how.open}.` : `${user.name} was invited, but ${how[invitation]}.`, invitation === "bounced" ? "Check the address" : "Resend the invitation", invitation === "bounced" ? `${tab}/${user.id}` : tab);
}

function boxStep({ user, client, box, plugin }: WhyInput): WhyStep {
  if (!box) return { ok: false, fact: `${plugin.name} cannot say which box gives this until it starts.`, from: "Plugins", mend: null };
  const ok = user.permissions.includes(box.key);
  // A deleted user's form cannot be opened; the step before says what to do.
  const mend = user.status === "removed" ? null : { label: `Tick ${box.label}`, href: `/staff/clients/${client.id}/portal/${user.id}`, by: "core.portal-users" as const };
  return { ok, fact: `The box ${box.label} is ${ok ? "ticked" : "not ticked"} for ${user.name}.`, from: "Client Portal", mend };
}
