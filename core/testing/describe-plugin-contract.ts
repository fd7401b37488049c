import type { AnyTRPCProcedure } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manifestSchema } from "../manifest.ts";
import { corePlugin } from "../server/core-plugin/core-plugin.ts";
import { newId } from "../server/ids.ts";
import { runMigrations } from "../server/database/migrate.ts";
import { cardProblems } from "../server/inbox/card-limits.ts";
import type { OfferFields, OfferPage } from "../server/inbox/offers/make-offer.ts";
import type { ReadyCandidate } from "../server/plugins/candidate.ts";
import { pluginChecks } from "../server/plugins/check-plugins.ts";
import type { ModelDefinition } from "../server/plugins/define-model.ts";
import type { Plugin } from "../server/plugins/define-plugin.ts";
import { packageOf } from "../server/plugins/load-packages.ts";
import { tablePrefix } from "../server/plugins/table-prefix.ts";
import { reachableSnapshots } from "../server/workflows/reachable-snapshots.ts";
import { testEngines } from "./test-databases.ts";
import { createTestPortal } from "./test-portal.ts";
import type { TestClient, TestPerson, TestPortal } from "./test-portal.ts";
import type { StaffViewer } from "../server/viewer.ts";

export interface ContractOptions {
  /** Plugins that this one requires, started beside it. */
  needs?: readonly Plugin[];
}

const proceduresOf = (plugin: Plugin): [string, AnyTRPCProcedure][] => Object.entries((plugin.router?._def.procedures ?? {}) as Record<string, AnyTRPCProcedure>);

/**
 * Holds a plugin to everything that core promises about plugins; one line in the plugin's tests.
 * Runs on every engine that is there.
 */
export function describePluginContract(plugin: Plugin, { needs = [] }: ContractOptions = {}): void {
  const { id } = plugin.manifest;

  describe(`${id} keeps the plugin contract`, () => {
    const candidates = [corePlugin, ...needs, plugin].map((one): ReadyCandidate => ({ id: one.manifest.id, package: packageOf(one), manifest: one.manifest, plugin: one, failed: null }));

    it("has a manifest that every reader understands", () => {
      expect(manifestSchema.safeParse(plugin.manifest).error).toBeUndefined();
    });

    it.each(pluginChecks.map((check) => [check.name, check] as const))("passes the boot check of %s", (_name, check) => {
      const candidate = candidates.at(-1);
      expect(candidate && check.problems(candidate, candidates)).toEqual([]);
    });

    it("draws a card for every state that it shows", () => {
      for (const card of plugin.cards ?? []) {
        expect(Object.keys(card.examples), `${card.kind} needs an example of the states it can be in`).not.toHaveLength(0);
        for (const [state, face] of Object.entries(card.examples)) {
          expect(face.state, `${card.kind}: the example "${state}"`).toBe(state);
          expect(cardProblems(face), `${card.kind}: the example "${state}"`).toEqual([]);
        }
      }
    });

    it("keeps every reachable state of its workflows through JSON", () => {
      for (const workflow of plugin.workflows ?? []) {
        for (const snapshot of reachableSnapshots(workflow)) expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
      }
    });

    describe.each(testEngines())("on $name", ({ name }) => {
      let portal: TestPortal;
      let staff: TestPerson<StaffViewer>;
      let client: TestClient;

      beforeAll(async () => {
        portal = await createTestPortal({ plugins: [...needs, plugin], engine: name });
        staff = await portal.staff();
        client = await portal.client({ professional: staff });
        await portal.drain();
      });
      afterAll(() => portal?.close());

      const rows = async (): Promise<Record<string, number>> => {
        const counts: Record<string, number> = {};
        for (const model of plugin.models ?? []) {
          const [row] = await portal.host.db.hot.all<{ n: number }>(`SELECT COUNT(*) AS n FROM ${model.table}`);
          counts[model.table] = row?.n ?? 0;
        }
        return counts;
      };
      const switchTo = async (on: boolean): Promise<void> => {
        const lines = await staff.call<{ id: string; revision: number }[]>("plugins.list");
        await staff.call("plugins.switch", { pluginId: id, on, revision: lines.find((line) => line.id === id)?.revision ?? 0, cascade: true });
        await portal.drain();
      };

      it("starts", () => {
        expect(portal.host.registry.get(id)?.failed).toBeNull();
      });

      it("migrates once, and again without harm", async () => {
        const again = await runMigrations({ database: portal.host.db, pluginId: id, migrations: plugin.migrations ?? [], tablePrefix: tablePrefix(id).slice(0, -1) });
        expect(again).toEqual([]);
      });

      it("has every table and column that its models describe", async () => {
        const ctx = portal.host.context(id, portal.practice.id, null);
        for (const model of plugin.models ?? []) {
          const named = ctx.model(model as ModelDefinition<{ practiceId: string }>);
          await expect(named.findAll({ where: { practiceId: portal.practice.id }, limit: 1 }), model.name).resolves.toEqual([]);
        }
      });

      it("can follow when two records of one client become one", async () => {
        const models = (plugin.models ?? []).filter((model) => "clientId" in model.attributes || "portalUserId" in model.attributes);
        if (!plugin.mergeClients && name === "sqlite") {
          for (const { table } of models) {
            const keys = await portal.host.db.hot.all<{ name: string }>(`SELECT name FROM pragma_index_list('${table}') WHERE "unique" = 1`);
            for (const key of keys) {
              const columns = (await portal.host.db.hot.all<{ name: string }>(`SELECT name FROM pragma_index_info('${key.name}')`)).map((one) => one.name);
              const person = columns.find((column) => column === "client_id" || column === "portal_user_id");
              expect(person, `${id}: the unique key (${columns.join(", ")}) of ${table} can refuse a merge of two clients; declare mergeClients in definePlugin and decide there what stays`).toBeUndefined();
            }
          }
        }
        const other = await portal.client({ professional: staff });
        await expect(staff.call("people.merge.run", { from: other.viewer.clientId, into: client.viewer.clientId, typed: "merge" })).resolves.toBeDefined();
      });

      it("refuses everybody who is not signed in", async () => {
        for (const [path] of proceduresOf(plugin)) {
          await expect(anonymous(portal, `${id}.${path}`), path).rejects.toMatchObject({ appCode: "NOT_SIGNED_IN" });
        }
      });

      it("answers PLUGIN_DISABLED everywhere while it is off, and keeps its data until it is on again", async () => {
        const before = await rows();
        await switchTo(false);
        for (const person of [staff, client]) {
          for (const [path] of proceduresOf(plugin)) {
            await expect(person.call(`${id}.${path}`), path).rejects.toMatchObject({ appCode: "PLUGIN_DISABLED" });
          }
          const menu = await person.call<{ pluginId: string }[]>("plugins.menu");
          expect(menu.filter((item) => item.pluginId === id)).toEqual([]);
        }
        expect(await rows()).toEqual(before);
        await switchTo(true);
        expect(await rows()).toEqual(before);
        expect(await portal.host.states.state(portal.practice.id, id)).toEqual({ on: true });
      });

      it("stays on for one practice when another turns it off", async () => {
        const elsewhere = await portal.newPractice("Other Practice");
        const boss = await portal.staff({ practice: elsewhere, name: "Sam Ono" });
        await boss.call("plugins.switch", { pluginId: id, on: false, revision: 0, cascade: true });
        expect(await portal.host.states.state(portal.practice.id, id)).toEqual({ on: true });
        expect(await portal.host.states.state(elsewhere.id, id)).toMatchObject({ on: false, reason: "switched-off" });
      });

      it("shows what it offers to send without storing anything, and sends it once for a key", async () => {
        for (const offer of plugin.offers ?? []) {
          const place = { conversationId: client.conversationId, pluginId: id, name: offer.name };
          const { form } = await staff.call<OfferPage>("inbox.offers.form", place);
          if (form.none !== undefined) continue;
          const fields = sampleFields(form);
          const before = await rows();
          await staff.call("inbox.offers.preview", { ...place, fields });
          expect(await rows(), `${offer.name}: the preview stored something`).toEqual(before);
          const posted = (await portal.posted(offer.card)).length;
          const key = newId();
          await staff.call("inbox.offers.send", { ...place, fields, key });
          await staff.call("inbox.offers.send", { ...place, fields, key });
          expect((await portal.posted(offer.card)).length - posted, `${offer.name}: cards after sending twice with one key`).toBe(1);
        }
      });

      it("parses its own defaults as settings", async () => {
        expect(await portal.host.settings.problem(portal.practice.id, id)).toBeNull();
      });
    });
  });
}

const samples: Record<string, string> = { date: "2031-03-04", number: "1", email: "sample@example.test", tel: "555 0100" };

/** What a form starts with, and something made up where it starts empty. */
function sampleFields({ fields }: OfferPage["form"]): OfferFields {
  return Object.fromEntries(
    fields.flatMap((field): [string, string | string[]][] => {
      if (field.t === "field") return [[field.name, field.value ?? (field.optional ? "" : (samples[field.input] ?? "Some words"))]];
      if (field.t !== "choices") return [];
      const first = field.value ?? field.options.find((option) => option.off === undefined)?.value ?? "";
      return [[field.name, field.many ? [first].flat() : String([first].flat()[0] ?? "")]];
    }),
  );
}

async function anonymous(portal: TestPortal, path: string): Promise<unknown> {
  const { caller } = await portal.portal.pageContext({ cookieHeader: undefined, address: "127.0.0.1", userAgent: "test", transport: "page", appendCookie: () => undefined });
  let target: unknown = caller;
  for (const part of path.split(".")) target = (target as Record<string, unknown>)[part];
  return (target as () => Promise<unknown>)();
}
