import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { portalPermissions } from "../manifest.ts";
import type { PortalPermission, StaffRole } from "../manifest.ts";
import { createAudit } from "../server/audit/create-audit.ts";
import { corePlugin } from "../server/core-plugin/core-plugin.ts";
import { connectDatabase } from "../server/database/connect.ts";
import type { Engine } from "../server/database/database.ts";
import { installPracticeFence } from "../server/database/practice-fence.ts";
import { createFiles } from "../server/files/create-files.ts";
import type { Host } from "../server/host-parts.ts";
import { newId } from "../server/ids.ts";
import { createInbox } from "../server/inbox/create-inbox.ts";
import { createMailer } from "../server/notify/create-mailer.ts";
import { createNotifier } from "../server/notify/create-notifier.ts";
import { createOutbox } from "../server/outbox/create-outbox.ts";
import { createPeople } from "../server/people/create-people.ts";
import { bootPlugins, migratePlugins } from "../server/plugins/boot-plugins.ts";
import { createContexts } from "../server/plugins/create-contexts.ts";
import { createRegistry } from "../server/plugins/create-registry.ts";
import { createStates } from "../server/plugins/create-states.ts";
import type { Plugin } from "../server/plugins/define-plugin.ts";
import { initModels } from "../server/plugins/init-models.ts";
import { packageOf } from "../server/plugins/load-packages.ts";
import type { ClusterTopics } from "../server/realtime/cluster-bus.ts";
import type { Audience } from "../server/realtime/realtime.ts";
import { createSealer } from "../server/secrets.ts";
import { createSettings } from "../server/settings/create-settings.ts";
import type { PortalViewer, StaffViewer } from "../server/viewer.ts";
import { createTestClock } from "./test-clock.ts";
import type { TestClock } from "./test-clock.ts";
import { createTestDatabase } from "./test-databases.ts";

/** A hint as it went out. */
export interface Told {
  audience: Audience;
  name: string;
  data: unknown;
}

/** A portal without sockets, sign-in and HTTP: real tables and plugins, and a list of what browsers would have been told. */
export interface InboxHost {
  host: Host;
  clock: TestClock;
  told: Told[];
  practiceId: string;
  newPractice(): Promise<string>;
  staff(of?: { roles?: readonly StaffRole[]; name?: string; practiceId?: string }): Promise<StaffViewer>;
  /** A client with one portal user and their conversation; with `clientId` another portal user of that client. */
  client(professional: StaffViewer, of?: { permissions?: readonly PortalPermission[]; clientId?: string; name?: string }): Promise<PortalViewer & { conversationId: string }>;
  switchPlugin(practiceId: string, pluginId: string, on: boolean): Promise<void>;
  close(): Promise<void>;
}

function localBus(): Host["bus"] {
  const hearers: { topic: string; hear: (message: never) => void }[] = [];
  return {
    publish(topic, message) {
      for (const one of hearers) if (one.topic === topic) one.hear(message as never);
    },
    on: <Topic extends keyof ClusterTopics>(topic: Topic, hear: (message: ClusterTopics[Topic]) => void) => void hearers.push({ topic, hear }),
    onReturn: () => undefined,
    warnings: () => [],
    close: async () => undefined,
  };
}

/** Opens one on an empty database; `close` drops it. */
export async function openInboxHost(engine: Engine, plugins: readonly Plugin[], given: { strict?: boolean; poolSize?: number } = {}): Promise<InboxHost> {
  const database = await createTestDatabase(engine);
  const folder = mkdtempSync(join(tmpdir(), "anteroom-inbox-"));
  const clock = createTestClock();
  const told: Told[] = [];
  const candidates = await bootPlugins(corePlugin, plugins.map((plugin) => packageOf(plugin)), "1.0.0");
  const db = await connectDatabase({ url: database.url, ...(given.poolSize ? { poolSize: given.poolSize } : {}) });
  const secret = Buffer.alloc(32, 9);
  const options = { baseUrl: "http://127.0.0.1:3000", dataDir: folder, smtpUrl: null, mailFrom: "Portal <portal@example.test>", demo: false, web: true, worker: false, secret, strict: given.strict ?? true };
  const host = { options, clock, log: pino({ level: process.env["TEST_LOG"] ?? "silent" }), db, sealer: createSealer(secret), bus: localBus() } as unknown as Host;
  installPracticeFence(db.sequelize);
  const models = initModels(db.sequelize, candidates);
  await migratePlugins(db, candidates);
  host.registry = createRegistry(candidates);
  host.context = createContexts(host, models);
  host.settings = createSettings(host);
  host.states = createStates(host);
  host.audit = createAudit(host);
  host.outbox = createOutbox(host);
  host.faults = { note: () => undefined, recent: async () => [], settle: async () => undefined } as unknown as Host["faults"];
  host.mailer = createMailer(host);
  host.people = createPeople(host);
  host.notifier = createNotifier(host);
  host.files = createFiles(host);
  host.inbox = createInbox(host);
  host.realtime = {
    tell: (audience: Audience, name: string, data: unknown) => void told.push({ audience, name, data }),
    tellPlugin: (_pluginId: string, audience: Audience, name: string, data: unknown) => void told.push({ audience, name, data }),
    reseat: () => undefined,
    end: () => undefined,
  } as unknown as Host["realtime"];
  host.accounts = { endSessions: async () => undefined } as unknown as Host["accounts"];
  for (const one of host.registry.all()) if (one.failed) throw new Error(one.failed);

  const newPractice = async (): Promise<string> =>
    (await db.transaction((tx) => host.people.createPractice({ name: "Willow Practice", timeZone: "America/New_York", country: "US", phone: "555 0100" }, tx))).id;
  const practiceId = await newPractice();
  const signedIn = (at: string, name: string) => ({ accountId: newId(), sessionId: newId(), practiceId: at, name, timeZone: "America/New_York" });
  return {
    host, clock, told, practiceId, newPractice,
    async staff({ roles = ["professional"] as const, name = "Dr Maya Rivera", practiceId: at = practiceId } = {}) {
      const one = signedIn(at, name);
      const member = await db.transaction((tx) => host.people.createStaff({ practiceId: at, accountId: one.accountId, name, roles, timeZone: one.timeZone }, tx));
      return { ...one, kind: "staff", staffId: member.id, roles };
    },
    async client(professional, { permissions = portalPermissions, clientId, name = "Jordan Lee" } = {}) {
      const at = professional.practiceId;
      const [firstName = "", lastName = ""] = name.split(" ");
      const one = signedIn(at, name);
      return db.transaction(async (tx) => {
        const id = clientId ?? (await host.people.createClient(at, { professionalId: professional.staffId, firstName, lastName }, tx)).id;
        const user = await host.people.createPortalUser(at, { clientId: id, firstName, lastName, email: `${one.accountId.toLowerCase()}@example.test`, relationship: "self", permissions, alerts: true }, tx);
        await host.people.setPortalUserStatus(at, user.id, "active", tx);
        const conversation = await host.inbox.ensureConversation(at, user.id, tx);
        return { ...one, kind: "portal" as const, portalUserId: user.id, clientId: id, relationship: "self", permissions, conversationId: conversation.id };
      });
    },
    async switchPlugin(at, pluginId, on) {
      const columns = ["practice_id", "plugin_id", "enabled", "version", "revision", "changed_at"];
      await db.hot.run(db.upsertSql("practice_plugins", columns, ["practice_id", "plugin_id"], ["enabled"]), [at, pluginId, on ? 1 : 0, "1.0.0", 1, clock.now()]);
      host.bus.publish("plugin-switched", { practiceId: at, pluginId });
    },
    async close() {
      await host.inbox.settle();
      await host.outbox.stop();
      await db.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
