import { manifestSchema } from "../../manifest.ts";
import { readContract } from "./read-contract.ts";
import type { ContractEntry } from "./read-contract.ts";
import { schemaLines } from "./schema-lines.ts";

type Section = { title: string; about: string; from: readonly (readonly [file: string, names: readonly string[]])[] };

const plugins = "server/plugins/";
const sections: readonly Section[] = [
  { title: "definePlugin", about: "The `./server` door, from `@anteroom/core/server`.", from: [[`${plugins}define-plugin.ts`, ["definePlugin", "PluginDefinition"]]] },
  { title: "What a plugin's code gets", about: "Procedures find it as `ctx.plugin`; everything else gets it first.", from: [[`${plugins}plugin-context.ts`, ["PluginContext"]], ["server/people/people-door.ts", ["People", "Practice", "Client", "PortalUser", "StaffMember", "ProfessionalRecord"]], ["server/inbox/inbox-door.ts", ["PluginInbox", "Reachable", "SentMessage", "Conversation", "Entry"]], ["server/files/file-store.ts", ["PluginFiles", "FileFacts", "FileGuard"]], ["server/viewer.ts", ["StaffViewer", "PortalViewer"]]] },
  { title: "Procedures", about: "One procedure a file; the gate comes first.", from: [["server/trpc/plugin-trpc.ts", ["createPluginTrpc"]], ["server/trpc/trpc.ts", ["ProcedureMeta"]], ["server/errors.ts", ["AppCode", "AppErrorDetails", "notFound", "invalid", "stale"]], ["server/ids.ts", ["newId", "isId"]], ["server/id-input.ts", ["idInput"]]] },
  { title: "Lists in pages", about: "A list goes on after the last row shown, so that it costs the same however long it grows.", from: [["server/database/page-of.ts", ["pageCursor", "pageOf", "PageRequest", "Page"]]] },
  { title: "Tables", about: "Migrations run in order, once, also when several nodes start together.", from: [[`${plugins}define-model.ts`, ["defineModel", "ModelDefinition"]], ["server/database/migrate.ts", ["Migration"]], ["server/database/migration-tools.ts", ["MigrationTools"]], ["server/database/columns.ts", ["ulid", "string", "text", "int", "time", "json", "flag", "bytes", "serial"]]] },
  { title: "Cards", about: "A card holds a reference; what it shows is asked for whenever it is drawn.", from: [["server/inbox/define-card.ts", ["defineCard", "cardAction", "CardDefinition", "CardActionDefinition", "CardActionRefusal", "CardWithdrawal"]], ["server/inbox/card-view.ts", ["CardFace", "CardState", "CardView", "CardAction", "Block", "Inline", "NoticeClass"]]] },
  { title: "Cards that staff send", about: "The menu ＋ Card beside the composer and ＋ Send card at the head of a chart: a short form, a preview exactly as the client sees it, then sending, once for each key.", from: [["server/inbox/offers/define-offer.ts", ["defineOffer", "OfferDefinition", "OfferedTo", "OfferForm", "OfferField"]]] },
  { title: "Events and capabilities", about: "How plugins meet without knowing each other's code.", from: [["server/outbox/define-event.ts", ["defineEvent", "EventDefinition"]], ["server/outbox/listen.ts", ["listen", "Listener", "HeardEvent"]], ["server/outbox/define-capability.ts", ["capability", "Capability", "Answer"]]] },
  { title: "Workflows", about: "Pure state machines with timers that survive a restart.", from: [["server/workflows/define-workflow.ts", ["defineWorkflow", "WorkflowDefinition", "WorkflowState", "EffectInfo"]]] },
  { title: "Notifications", about: "The plugin says that; the portal decides whether, when and how.", from: [["server/notify/define-notification.ts", ["defineNotification", "NotificationDefinition", "NotificationClass", "Recipient"]]] },
  { title: "Settings", about: "A zod object; the most specific level wins.", from: [["server/settings/define-settings.ts", ["SettingMeta", "SettingLevel", "EffectiveSetting"]]] },
  { title: "Contributions", about: "What other pages show of a plugin.", from: [[`${plugins}define-plugin.ts`, ["ToDoSource", "ToDoItem", "ProfileItem", "SearchProvider", "ChannelEvent", "JobDefinition", "HealthCheck"]], ["server/inbox/next-up.ts", ["NextUp"]], ["server/endpoints/endpoint.ts", ["Endpoint", "EndpointRequest", "EndpointAnswer"]]] },
  { title: "defineUi and pages", about: "The `./ui` door, from `@anteroom/core/ui/define-ui.ts`, and what pages use.", from: [["ui/define-ui.ts", ["defineUi", "PluginUi", "UiSlots"]], ["ui/card/card-component.tsx", ["CardComponentLoader", "CardComponentProps"]], ["ui/plugin-page.ts", ["pluginPageApi", "notFoundPage", "cursorIn", "fieldErrors", "PluginPageArgs"]], ["ui/plugin-form.ts", ["pluginForm", "SentForm", "FormAnswer", "FormProblem"]], ["ui/form-of.tsx", ["formOf", "DrawnForm", "FormKey"]], ["ui/form-outcome.tsx", ["FormOutcome"]], ["ui/page-frame.tsx", ["ClientPage", "StaffPage", "ChartTab", "PageFrameProps"]], ["ui/page-links.tsx", ["PageLinks"]], ["ui/page-title.ts", ["pageTitle"]], ["ui/api.ts", ["pluginApi", "idempotent"]], ["ui/use-live.ts", ["usePluginLive", "sendOnPluginChannel", "useReconnect"]]] },
  { title: "Tests", about: "From `@anteroom/core/testing`.", from: [["testing/describe-plugin-contract.ts", ["describePluginContract", "ContractOptions"]], ["testing/test-portal.ts", ["createTestPortal", "TestPortalOptions", "TestPortal", "TestPerson", "TestClient"]], ["testing/verdicts.ts", ["AreaVerdicts", "Verdict", "ThingIds"]], ["testing/test-databases.ts", ["testEngines"]]] },
];

const cell = (text: string): string => text.replaceAll("|", "\\|");

function entryLines(entry: ContractEntry): string[] {
  const lines = ["", `### \`${entry.name}\``];
  if (entry.doc) lines.push("", entry.doc);
  if (entry.type) lines.push("", "```ts", `${entry.name}: ${entry.type}`, "```");
  if (entry.members.length > 0) lines.push("", "| | type | |", "| --- | --- | --- |", ...entry.members.map((member) => `| \`${member.name}${member.optional ? "?" : ""}\` | \`${cell(member.type)}\` | ${cell(member.doc)} |`));
  return lines;
}

/** docs/plugins/contract.md, from the sentences above the types. */
export function contractReference(core: string): string {
  const lines = ["# The contract", "", "<!-- Written by `npm run docs`; change the sentence above the type, not this file. -->", "", "Everything that a plugin may declare and use. Where a name is not here, it is not part of the contract and may change.", "", "## defineManifest", "", "The `./manifest` door, from `@anteroom/core/manifest`: data only, read before any code of the plugin runs.", "", ...schemaLines(manifestSchema)];
  for (const { title, about, from } of sections) {
    lines.push("", `## ${title}`, "", about);
    for (const [file, names] of from) for (const entry of readContract(core, file, names)) lines.push(...entryLines(entry));
  }
  return `${lines.join("\n")}\n`;
}
