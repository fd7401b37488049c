import type { Client, PortalUser, Practice } from "@anteroom/core/server";

/** What merge fields are filled from. */
export interface MergeFacts {
  client: Client;
  user: PortalUser | null;
  lead: { name: string } | null;
  me: { name: string };
  practice: Practice;
}

const fields: Record<string, { label: string; of(facts: MergeFacts): string | null | undefined }> = {
  "client.first_name": { label: "The client's first name, as they use it", of: ({ client }) => client.nameUsed ?? client.firstName },
  "client.last_name": { label: "The client's last name", of: ({ client }) => client.lastName },
  "client.phone": { label: "The client's phone", of: ({ client }) => client.phone },
  "user.first_name": { label: "The first name of who reads it", of: ({ user }) => user?.firstName },
  "professional.name": { label: "The client's lead professional", of: ({ lead }) => lead?.name },
  "me.name": { label: "Your name", of: ({ me }) => me.name },
  "practice.name": { label: "The practice's name", of: ({ practice }) => practice.name },
  "practice.phone": { label: "The practice's phone", of: ({ practice }) => practice.phone },
};

/** Every merge field, for the page where replies are written. */
export const mergeFields: readonly { field: string; label: string }[] = Object.entries(fields).map(([field, { label }]) => ({ field: `{${field}}`, label }));

const written = /\{((?:client|user|professional|me|practice)\.[a-z_]+)\}/g;

/** The merge fields that still stand in a text, once each. */
export const unfilled = (text: string): string[] => [...new Set([...text.matchAll(written)].map((found) => found[0]))];

/** Puts facts in the place of merge fields; one without a fact stays as it is written. */
export const fillFields = (text: string, facts: MergeFacts): string =>
  text.replace(written, (whole, name: string) => (Object.hasOwn(fields, name) ? fields[name]?.of(facts)?.trim() || whole : whole));

/** Merge fields that there are not, for the page where replies are written. */
export const unknownFields = (text: string): string[] => unfilled(text).filter((whole) => !Object.hasOwn(fields, whole.slice(1, -1)));
