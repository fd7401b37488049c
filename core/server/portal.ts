import type { Server as HttpServer } from "node:http";
import type { Application } from "express";
import { pino } from "pino";
import proxyAddress from "proxy-addr";
import type { Logger } from "pino";
import { createAccounts } from "./accounts/create-accounts.ts";
import { createAudit } from "./audit/create-audit.ts";
import { systemClock } from "./clock.ts";
import type { Clock } from "./clock.ts";
import { corePlugin } from "./core-plugin/core-plugin.ts";
import { connectDatabase } from "./database/connect.ts";
import { installPracticeFence } from "./database/practice-fence.ts";
import { createFiles } from "./files/create-files.ts";
import type { Host, HostOptions } from "./host-parts.ts";
import { mountEndpoints } from "./endpoints/mount-endpoints.ts";
import { mountHealth } from "./http/mount-health.ts";
import type { Readiness } from "./http/mount-health.ts";
import { mountTrpc } from "./http/mount-trpc.ts";
import { createInbox } from "./inbox/create-inbox.ts";
import { createJobs } from "./jobs/create-jobs.ts";
import { createMailer } from "./notify/create-mailer.ts";
import { createSmsGateway } from "./texts/create-sms-gateway.ts";
import { mountTexts } from "./texts/mount-texts.ts";
import { createNotifier } from "./notify/create-notifier.ts";
import { createOutbox } from "./outbox/create-outbox.ts";
import { trpcContextOf } from "./page-context.ts";
import type { CoreCaller, PageContext, PageRequest } from "./page-context.ts";
import { createPeople } from "./people/create-people.ts";
import { bootPlugins, migratePlugins } from "./plugins/boot-plugins.ts";
import { createContexts } from "./plugins/create-contexts.ts";
import { recordPreviewPage } from "./preview/record-preview-page.ts";
import { createFaults } from "./plugins/create-faults.ts";
import { createRegistry } from "./plugins/create-registry.ts";
import { createStates } from "./plugins/create-states.ts";
import { initModels } from "./plugins/init-models.ts";
import type { PluginPackage } from "./plugins/load-packages.ts";
import { createClusterBus } from "./realtime/create-cluster-bus.ts";
import { createRealtime } from "./realtime/create-realtime.ts";
import { seatPrint } from "./realtime/seat-print.ts";
import { createSealer } from "./secrets.ts";
import { createSettings } from "./settings/create-settings.ts";
import { mountTransfer } from "./transfer/mount-transfer.ts";
import { createCallerFactory } from "./trpc/trpc.ts";
import type { TrpcContext } from "./trpc/context.ts";
import { createRootRouter } from "./trpc/root-router.ts";
import { createWorkflows } from "./workflows/create-workflows.ts";

export type { PageContext, PageRequest, Readiness };

/** The version of the plugin contract; `peerDependencies["@anteroom/core"]` of a plugin is held against it. */
export const coreVersion = "1.0.0";

export interface PortalOptions {
  options: HostOptions;
  packages: readonly PluginPackage[];
  clock?: Clock;
  log?: Logger;
}

/** A running portal. */
export interface Portal {
  readonly host: Host;
  /** Mounts procedures, files and health on the app, and sockets on the server. */
  attach(app: Application, server: HttpServer): void;
  pageContext(request: PageRequest): Promise<PageContext>;
  /** Calls procedures as whoever `context` is; tests use it. */
  callerFor(context: TrpcContext): CoreCaller;
  ready(): Promise<Readiness>;
  /** Finishes what runs, gives leases back, closes sockets with a reason. */
  close(): Promise<void>;
}

/**
 * Starts a portal: packages, manifests, core range, dependency graph, server entries, checks, models, migrations,
 * routers, runners; each part is made once and finds the others through `host`.
 * @throws BootError naming the step, the plugin and what to do, when core or a required plugin cannot start.
 */
export async function createPortal({ options, packages, clock = systemClock, log = pino({ level: "info" }) }: PortalOptions): Promise<Portal> {
  const candidates = await bootPlugins(corePlugin, packages, coreVersion);
  const db = await connectDatabase({ url: options.databaseUrl });
  const host = { options, clock, log, db, sealer: createSealer(options.secret) } as Host;
  try {
    installPracticeFence(db.sequelize);
    const models = initModels(db.sequelize, candidates);
    await migratePlugins(db, candidates);
    host.registry = createRegistry(candidates);
    host.context = createContexts(host, models);
    makeParts(host);
  } catch (error) {
    await db.close();
    throw error;
  }
  for (const one of host.registry.all()) if (one.failed) log.error({ plugin: one.id }, one.failed);

  const root = createRootRouter(host.registry);
  const createCaller = createCallerFactory(root as never) as unknown as (context: TrpcContext) => CoreCaller;
  host.realtime.setRouter(root);
  if (options.worker) startRunners(host);

  let closing = false;
  const ready = async (): Promise<Readiness> => readiness(host, closing);
  return {
    host,
    attach(app, server) {
      mountHealth(app, host, ready);
      mountTexts(app, host);
      mountEndpoints(app, host);
      mountTransfer(app, host);
      host.files.mount(app, host);
      mountTrpc(app, host, root);
      host.realtime.attach(server, (request) => proxyAddress(request, app.get("trust proxy fn") as (address: string, hop: number) => boolean));
    },
    async pageContext(request) {
      const context = await trpcContextOf(host, request);
      if (request.acts && context.session?.state === "active") await host.accounts.active(context.session.id);
      await recordPreviewPage(host, context, request.path);
      const print = context.viewer ? await seatPrint(host, context.viewer) : null;
      return { session: context.session, viewer: context.viewer, seatPrint: print, caller: createCaller(context), baseUrl: options.baseUrl, demo: options.demo };
    },
    callerFor: createCaller,
    ready,
    async close() {
      if (closing) return;
      closing = true;
      await host.realtime.close();
      await host.inbox.settle();
      await host.faults.settle();
      await Promise.all([host.outbox.stop(), host.workflows.stop(), host.jobs.stop(), host.audit.stop()]);
      await host.mailer.close();
      await host.accounts.close();
      await host.bus.close();
      await host.db.close();
    },
  };
}

function makeParts(host: Host): void {
  host.bus = createClusterBus(host);
  host.settings = createSettings(host);
  host.states = createStates(host);
  host.faults = createFaults(host);
  host.audit = createAudit(host);
  host.outbox = createOutbox(host);
  host.workflows = createWorkflows(host);
  host.jobs = createJobs(host);
  host.mailer = createMailer(host);
  host.sms = createSmsGateway(host.options);
  host.people = createPeople(host);
  host.accounts = createAccounts(host);
  host.notifier = createNotifier(host);
  host.files = createFiles(host);
  host.inbox = createInbox(host);
  host.realtime = createRealtime(host);
}

function startRunners(host: Host): void {
  host.outbox.start();
  host.workflows.startTicking();
  host.jobs.start();
  host.audit.start();
}

async function readiness(host: Host, closing: boolean): Promise<Readiness> {
  if (closing) return { ready: false, warnings: ["The portal is shutting down."] };
  try {
    await host.db.hot.all("SELECT 1 AS one");
    return { ready: true, warnings: [...(await host.db.warnings()), ...host.bus.warnings()] };
  } catch {
    return { ready: false, warnings: ["The database does not answer."] };
  }
}
