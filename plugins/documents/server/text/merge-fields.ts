import type { Client, PluginContext, Practice } from "@anteroom/core/server";
import type { DocumentNode, DocumentRun } from "./document-nodes.ts";

/** What merge fields are filled from. */
export interface MergeFacts {
  client: Pick<Client, "firstName" | "lastName" | "nameUsed" | "birthDate" | "address">;
  professional: string | null;
  practice: Pick<Practice, "name" | "phone" | "timeZone">;
  /** Epoch milliseconds. */
  now: number;
}

const dayText = (at: number | string, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone }).format(typeof at === "string" ? new Date(`${at}T12:00:00Z`) : at);

const fields: Record<string, { label: string; example: string; of(facts: MergeFacts): string | null }> = {
  "client.first_name": { label: "The client's first name, as they use it", example: "Jordan", of: ({ client }) => client.nameUsed ?? client.firstName },
  "client.full_name": { label: "The client's legal name", example: "Jordan Lee", of: ({ client }) => `${client.firstName} ${client.lastName}`.trim() },
  "client.birth_date": { label: "The client's date of birth", example: "4 May 1990", of: ({ client }) => client.birthDate && dayText(client.birthDate, "UTC") },
  "client.address": { label: "The client's address", example: "12 Elm Street, Albany", of: ({ client }) => client.address },
  "professional.name": { label: "The client's lead professional", example: "Dr Maya Rivera", of: ({ professional }) => professional },
  "practice.name": { label: "The practice's name", example: "Willow Practice", of: ({ practice }) => practice.name },
  "practice.phone": { label: "The practice's phone", example: "555 0100", of: ({ practice }) => practice.phone },
  today: { label: "The day on which it is sent", example: "24 November 2026", of: ({ practice, now }) => dayText(now, practice.timeZone) },
};

const written = /\{([a-z_]+(?:\.[a-z_]+)?)\}/g;

/** Every merge field, for the page where templates are written. */
export const mergeFields: readonly { field: string; label: string }[] = Object.entries(fields).map(([field, { label }]) => ({ field: `{${field}}`, label }));

/** Merge fields in a text that there are not. */
export const unknownFields = (text: string): string[] => [...new Set([...text.matchAll(written)].map((found) => found[0]))].filter((whole) => !Object.hasOwn(fields, whole.slice(1, -1)));

export async function factsOf(ctx: PluginContext, client: Client): Promise<MergeFacts> {
  const [practice, team] = await Promise.all([ctx.people.practice(), ctx.people.careTeam(client.id)]);
  return { client, professional: team[0]?.name ?? null, practice, now: ctx.now() };
}

/** Nodes with facts in the place of merge fields, and the labels of those for which there is no fact. */
export function fillNodes(nodes: readonly DocumentNode[], facts: MergeFacts | "example"): { nodes: DocumentNode[]; missing: { field: string; label: string }[] } {
  const missing = new Map<string, { field: string; label: string }>();
  const fill = (text: string): string =>
    text.replace(written, (whole, name: string) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      const value = field && (facts === "example" ? field.example : field.of(facts)?.trim());
      if (!value) missing.set(whole, { field: whole, label: field?.label ?? whole });
      return value || whole;
    });
  const runs = (all: readonly DocumentRun[]): DocumentRun[] => all.map((run) => ({ ...run, text: fill(run.text) }));
  const filled = nodes.map((node): DocumentNode => (node.t === "list" ? { ...node, items: node.items.map(runs) } : { ...node, text: runs(node.text) }));
  return { nodes: filled, missing: [...missing.values()] };
}
