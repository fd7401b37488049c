import type { Logger } from "pino";
import type { Accounts } from "./accounts/accounts.ts";
import type { Audit } from "./audit/audit.ts";
import type { Clock } from "./clock.ts";
import type { Database } from "./database/database.ts";
import type { FileService } from "./files/file-service.ts";
import type { InboxService } from "./inbox/inbox.ts";
import type { Jobs } from "./jobs/jobs.ts";
import type { Mailer, Notifier } from "./notify/notifier.ts";
import type { Outbox } from "./outbox/outbox.ts";
import type { PeopleStore } from "./people/people-store.ts";
import type { PluginContext } from "./plugins/plugin-context.ts";
import type { PluginFaults } from "./plugins/faults.ts";
import type { PluginRegistry } from "./plugins/plugin-registry.ts";
import type { PluginStates } from "./plugins/plugin-state.ts";
import type { ClusterBus } from "./realtime/cluster-bus.ts";
import type { Realtime } from "./realtime/realtime.ts";
import type { Sealer } from "./secrets.ts";
import type { SettingsStore } from "./settings/settings-store.ts";
import type { Viewer } from "./viewer.ts";
import type { SmsGateway } from "./texts/sms-gateway.ts";
import type { WorkflowRuntime } from "./workflows/workflow-runtime.ts";

/** What the portal was started with. */
export interface HostOptions {
  baseUrl: string;
  dataDir: string;
  databaseUrl: string;
  redisUrl: string | null;
  smtpUrl: string | null;
  /** The gateway for text messages, `twilio://…`. */
  smsUrl?: string | null;
  /** The bucket that keeps files, `s3://…`; without it they lie in `dataDir`. */
  filesUrl?: string | null;
  /** The virus scanner, `tcp://host:port` of a clamd. */
  clamdUrl?: string | null;
  mailFrom: string;
  demo: boolean;
  /** Which roles this process plays. */
  web: boolean;
  worker: boolean;
  /** 32 bytes. */
  secret: Buffer;
  /** Development and tests turn contract breaches into errors. */
  strict: boolean;
}

/**
 * The portal's parts, filled in boot order. Each part is made by one `create…(host)` and reads the others through `host`
 * when it is called, never while it is made.
 */
export interface Host {
  options: HostOptions;
  clock: Clock;
  log: Logger;
  db: Database;
  sealer: Sealer;
  bus: ClusterBus;
  registry: PluginRegistry;
  states: PluginStates;
  faults: PluginFaults;
  settings: SettingsStore;
  audit: Audit;
  outbox: Outbox;
  workflows: WorkflowRuntime;
  jobs: Jobs;
  mailer: Mailer;
  /** Null where no texts are sent. */
  sms: SmsGateway | null;
  notifier: Notifier;
  files: FileService;
  people: PeopleStore;
  accounts: Accounts;
  inbox: InboxService;
  realtime: Realtime;
  /** The context a plugin's code gets; `core` is a plugin too, always on. */
  context(pluginId: string, practiceId: string, viewer: Viewer | null): PluginContext;
}
