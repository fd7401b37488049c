import { z } from "zod";

export const staffRoles = ["administrator", "professional", "scheduler", "biller", "bookkeeper", "supervisor"] as const;
/** What a staff member does in one practice. */
export type StaffRole = (typeof staffRoles)[number];

export const portalPermissions = ["basic", "messaging", "documents", "sessions", "billing", "surveys", "scheduling"] as const;
/** The boxes that staff tick for a portal user (PERM-01). */
export type PortalPermission = (typeof portalPermissions)[number];

/** The seven places of the side menu, in the guide's order; a plugin without one comes after them by name. */
export const menuSlots = ["messages", "documents", "sessions", "forms", "to-dos", "scheduling", "payments"] as const;
export type MenuSlot = (typeof menuSlots)[number];

/** Words that name parts of core: as a plugin's id they would take core's names and addresses. */
export const reservedIds: ReadonlySet<string> = new Set([
  "core", "account", "people", "inbox", "desk", "settings", "plugins", "profile", "notify", "files", "audit", "portal", "practice", "staff", "team", "join", "api", "trpc", "assets",
  "actions", "attachments", "c", "choose-portal", "enrol", "forgot-password", "healthz", "help", "locked", "mailbox", "needs-you", "open", "readyz", "reset-password", "signin", "signout", "switch",
]);

const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "use kebab-case, such as to-dos").max(40);
const cardName = z.string().regex(/^[a-z][a-z0-9-]*$/, "use kebab-case, such as item");

/** The shape that `defineManifest` accepts; the CLI, the web build and the host read it. */
export const manifestSchema = z.strictObject({
  id: id.describe("Kebab-case, and the first word of every name that the plugin gives."),
  name: z.string().min(1).max(60).describe("What people call it."),
  description: z.string().min(1).max(300).describe("What it does, for the administrator who switches it."),
  requires: z.record(z.string(), z.string()).default({}).describe("Plugins that must be on for the practice, with version ranges."),
  uses: z.record(z.string(), z.string()).default({}).describe("Plugins that it is better with and works without."),
  routes: z
    .array(z.strictObject({ path: z.string(), file: z.string(), audience: z.enum(["client", "staff"]).default("client") }))
    .default([])
    .describe("Pages: a client's lie under the id, staff's under staff/; file is the Remix route, relative to the package."),
  nav: z
    .array(
      z.strictObject({
        to: z.string().startsWith("/"),
        label: z.string().min(1).max(40),
        icon: z.string(),
        slot: z.enum(menuSlots).optional(),
        /** The permission a viewer must hold to see the item. */
        permission: z.string(),
        audience: z.enum(["client", "staff"]).default("client"),
      }),
    )
    .default([])
    .describe("Menu items. One for staff below staff/clients/:clientId becomes a tab of the chart."),
  clientOffers: z
    .array(z.strictObject({ label: z.string().min(1).max(40), to: z.string().startsWith("/"), icon: z.string().default("plus"), permission: z.string() }))
    .default([])
    .describe("What a portal user can begin from the plus menu beside the composer: links to pages of the plugin, such as Upload a document."),
  permissions: z
    .record(
      z.string(),
      z.strictObject({
        label: z.string().min(1),
        /** Staff roles that hold it unless the practice says otherwise. */
        default: z.array(z.enum(staffRoles)).default([]),
        /** The box that gives it to a portal user; none means that it is for staff only. */
        portal: z.enum(portalPermissions).optional(),
      }),
    )
    .default({})
    .describe("What may be held: by staff roles (default) and by the box that staff tick for a portal user (portal)."),
  cards: z.array(cardName).default([]).describe("Names of its kinds of cards, without the id."),
});

/** One problem of a shape in words: where it is, and what belongs there. */
export function issueWords(issue: { path: PropertyKey[]; message: string; code?: string; expected?: unknown }, whole: string): string {
  const missing = issue.code === "invalid_type" && issue.message.endsWith("received undefined");
  return `${issue.path.join(".") || whole}: ${missing ? `is missing; it needs a ${String(issue.expected)}` : issue.message}`;
}

export type ManifestInput = z.input<typeof manifestSchema>;
export type Manifest = z.output<typeof manifestSchema>;

/**
 * Declares what a plugin is and adds: data only, read before any plugin code runs.
 * @throws when a value has the wrong shape; the message names the plugin, the field and what to write instead.
 */
export function defineManifest(input: ManifestInput): Manifest {
  const parsed = manifestSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${issueWords(issue, "manifest")}`);
  throw new Error(`${String(input?.id ?? "a plugin without an id")}: the manifest has ${problems.length} problem(s)\n${problems.join("\n")}`);
}
