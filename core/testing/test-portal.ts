import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AnyTRPCProcedure } from "@trpc/server";
import { pino } from "pino";
import { z } from "zod";
import { portalPermissions } from "../manifest.ts";
import type { PortalPermission, StaffRole } from "../manifest.ts";
import { defineManifest } from "../manifest.ts";
import type { Engine } from "../server/database/database.ts";
import type { Host, HostOptions } from "../server/host-parts.ts";
import { newId } from "../server/ids.ts";
import type { Practice } from "../server/people/people-door.ts";
import { portalUserInvited } from "../server/people/people-events.ts";
import type { CoreCaller } from "../server/page-context.ts";
import { trpcContextOf } from "../server/page-context.ts";
import { sessionCookieName } from "../server/accounts/session-cookie.ts";
import { definePlugin } from "../server/plugins/define-plugin.ts";
import type { Plugin } from "../server/plugins/define-plugin.ts";
import { packageOf } from "../server/plugins/load-packages.ts";
import type { PluginPackage } from "../server/plugins/load-packages.ts";
import { createPortal } from "../server/portal.ts";
import type { Portal } from "../server/portal.ts";
import { createRootRouter } from "../server/trpc/root-router.ts";
import type { PortalViewer, StaffViewer, Viewer } from "../server/viewer.ts";
import { createTestClock } from "./test-clock.ts";
import type { TestClock } from "./test-clock.ts";
import { createTestDatabase } from "./test-databases.ts";

export interface TestPortalOptions {
  plugins?: readonly Plugin[];
  /** Packages as they are, for tests of boot itself. */
  packages?: readonly PluginPackage[];
  /** Made-up answers to capabilities that no plugin of the test provides. */
  answers?: Record<string, (input: unknown) => unknown>;
  engine?: Engine;
  /** A second portal on the database of a first one. */
  sameAs?: TestPortal;
  options?: Partial<HostOptions>;
  clock?: TestClock;
  /** People sign in on devices of their own, which are not locked after minutes in which nobody presses a key. */
  ownDevices?: boolean;
}

/** Somebody signed in. */
export interface TestPerson<Kind extends Viewer> {
  viewer: Kind;
  /** Session token, as the cookie carries it. */
  token: string;
  /** Core's procedures and each plugin's under its id, as this person, looked up afresh at each use. */
  call<Output = unknown>(path: string, input?: unknown): Promise<Output>;
  caller(): Promise<CoreCaller>;
}

export interface TestClient extends TestPerson<PortalViewer> {
  conversationId: string;
}

/** A real portal on a real database, with a clock that stands still. */
export interface TestPortal {
  portal: Portal;
  host: Host;
  clock: TestClock;
  practice: Practice;
  databaseUrl: string;
  options: HostOptions;
  newPractice(name?: string): Promise<Practice>;
  staff(of?: { roles?: readonly StaffRole[]; name?: string; practice?: Practice }): Promise<TestPerson<StaffViewer>>;
  client(of: {
    professional: TestPerson<StaffViewer>;
    firstName?: string;
    lastName?: string;
    permissions?: readonly PortalPermission[];
    /** Another portal user of a client who is there already. */
    clientId?: string;
    relationship?: string;
    /** Tell listeners of the invitation, as the real one does: greeting, first card. */
    invite?: boolean;
  }): Promise<TestClient>;
  /** Delivers everything due now: events, effects, notices, timers, jobs. */
  drain(): Promise<void>;
  /** Moves the clock and delivers what falls due on the way. */
  advance(by: Parameters<TestClock["advance"]>[0]): Promise<void>;
  /** The path of every procedure that can be called, core's and the plugins'. */
  procedures(): string[];
  /** One of them as it was written: its kind, its inputs. */
  procedure(path: string): AnyTRPCProcedure;
  /** Cards of a kind that stand in conversations. */
  posted(kind: string): Promise<{ conversationId: string; subjectId: string; entryId: string }[]>;
  close(): Promise<void>;
}

const silent = pino({ level: process.env["TEST_LOG"] ?? "silent" });

/** Starts a portal with the given plugins; `close` drops its database. */
export async function createTestPortal(given: TestPortalOptions = {}): Promise<TestPortal> {
  const { sameAs } = given;
  const database = sameAs ? null : await createTestDatabase(given.engine ?? "sqlite");
  const folder = mkdtempSync(join(tmpdir(), "anteroom-data-"));
  const clock = given.clock ?? sameAs?.clock ?? createTestClock();
  const options: HostOptions = {
    baseUrl: "http://127.0.0.1:3000",
    dataDir: sameAs?.options.dataDir ?? folder,
    databaseUrl: sameAs?.databaseUrl ?? database?.url ?? "",
    redisUrl: null,
    smtpUrl: null,
    mailFrom: "Portal <portal@example.test>",
    demo: false,
    web: true,
    worker: false,
    secret: sameAs?.options.secret ?? randomBytes(32),
    strict: true,
    ...given.options,
  };
  const packages = [...(given.packages ?? (given.plugins ?? []).map((plugin) => packageOf(plugin))), ...answeringPackages(given.answers ?? {})];
  const portal = await createPortal({ options, packages, clock, log: silent }).catch(async (error: unknown) => {
    await database?.drop();
    throw error;
  });
  const { host } = portal;
  const newPractice = (name = "Willow Practice"): Promise<Practice> =>
    host.db.transaction((tx) => host.people.createPractice({ name, timeZone: "America/New_York", country: "US", phone: "555 0100" }, tx));
  const practice = sameAs?.practice ?? (await newPractice());
  let people = 0;

  async function signIn<Kind extends Viewer>(accountId: string, seat: { kind: "staff" | "portal"; id: string }): Promise<TestPerson<Kind>> {
    const { token } = await host.db.transaction((tx) =>
      host.accounts.openSession(accountId, { address: "127.0.0.1", userAgent: "test", ownDevice: given.ownDevices ?? false, seat }, tx),
    );
    const context = () =>
      trpcContextOf(host, { cookieHeader: `${sessionCookieName(options.baseUrl)}=${token}`, address: "127.0.0.1", userAgent: "test", transport: "page", appendCookie: () => undefined });
    const caller = async (): Promise<CoreCaller> => portal.callerFor(await context());
    const found = await host.accounts.resolve(token);
    if (!found?.viewer) throw new Error(`the test's ${seat.kind} seat ${seat.id} cannot be opened`);
    return {
      viewer: found.viewer as Kind,
      token,
      caller,
      async call<Output>(path: string, input?: unknown) {
        let target: unknown = await caller();
        for (const part of path.split(".")) target = (target as Record<string, unknown>)[part];
        return (target as (input?: unknown) => Promise<Output>)(input);
      },
    };
  }

  const test: TestPortal = {
    portal, host, clock, practice, options, newPractice,
    databaseUrl: options.databaseUrl,
    async staff({ roles = ["administrator", "professional"] as const, name = "Dr Maya Rivera", practice: at = practice } = {}) {
      const email = `staff${++people}.${newId().toLowerCase()}@example.test`;
      const member = await host.db.transaction(async (tx) => {
        const account = await host.accounts.findOrCreate(email, tx);
        return host.people.createStaff({ practiceId: at.id, accountId: account.id, name, roles, timeZone: at.timeZone }, tx);
      });
      return signIn<StaffViewer>(member.accountId, { kind: "staff", id: member.id });
    },
    async client({ professional, firstName = "Jordan", lastName = "Lee", permissions = portalPermissions, clientId, relationship = "self", invite = false }) {
      const { practiceId } = professional.viewer;
      const email = `client${++people}.${newId().toLowerCase()}@example.test`;
      const made = await host.db.transaction(async (tx) => {
        const account = await host.accounts.findOrCreate(email, tx);
        const id = clientId ?? (await host.people.createClient(practiceId, { professionalId: professional.viewer.staffId, firstName, lastName }, tx)).id;
        const user = await host.people.createPortalUser(practiceId, { clientId: id, firstName, lastName, email, relationship, permissions, alerts: true }, tx);
        await host.people.linkAccount(practiceId, user.id, account.id, tx);
        await host.people.setPortalUserStatus(practiceId, user.id, "active", tx);
        const conversation = await host.inbox.ensureConversation(practiceId, user.id, tx);
        if (invite) await host.context("core", practiceId, null).events.publish(portalUserInvited, { portalUserId: user.id, clientId: id }, tx);
        return { accountId: account.id, portalUserId: user.id, conversationId: conversation.id };
      });
      const person = await signIn<PortalViewer>(made.accountId, { kind: "portal", id: made.portalUserId });
      return { ...person, conversationId: made.conversationId };
    },
    async drain() {
      for (let round = 0; round < 20; round++) {
        await host.outbox.drain();
        await host.jobs.drain();
        if ((await host.workflows.fireTimers()) === 0) break;
      }
      await host.outbox.drain();
      await host.faults.settle();
      await host.audit.seal();
    },
    async advance(by) {
      clock.advance(by);
      await test.drain();
    },
    procedures: () => Object.keys(createRootRouter(host.registry)._def.procedures),
    procedure: (path) => createRootRouter(host.registry)._def.procedures[path] as AnyTRPCProcedure,
    async posted(kind) {
      const rows = await host.db.hot.all<{ conversation_id: string; subject_id: string; entry_id: string }>("SELECT conversation_id, subject_id, entry_id FROM inbox_cards WHERE kind = ?", [kind]);
      return rows.map((row) => ({ conversationId: row.conversation_id, subjectId: row.subject_id, entryId: row.entry_id }));
    },
    async close() {
      await portal.close();
      await database?.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return test;
}

/** Stand-in plugins, one for each plugin id among the answered capabilities. */
function answeringPackages(answers: Record<string, (input: unknown) => unknown>): PluginPackage[] {
  const ids = [...new Set(Object.keys(answers).map((name) => name.split(".")[0] ?? name))];
  return ids.map((id) => {
    const provides = Object.fromEntries(
      Object.entries(answers)
        .filter(([name]) => name.startsWith(`${id}.`))
        .map(([name, answer]) => [name, { version: 1, input: z.unknown(), output: z.unknown(), example: { input: null, output: null }, run: async (_ctx: unknown, input: unknown) => answer(input) }]),
    );
    return packageOf(definePlugin({ manifest: defineManifest({ id, name: id, description: "Answers for a test." }), provides }));
  });
}
