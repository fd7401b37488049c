import { once } from "node:events";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type * as Unsent from "@anteroom/core/ui/live/open-unsent.ts";
import { chromium } from "playwright-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";

const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

interface TestWindow {
  unsent: typeof Unsent;
  store: ReturnType<typeof Unsent.openUnsent>;
  begin(owner: string, onDevice?: boolean): void;
}

let browser: Browser;
let context: BrowserContext;
let server: Server;
let url: string;
/** What arrived at the server, and whether it answers. */
let arrived: { key: string; payload: string }[];
let answers: boolean;

const pageCode = `
import * as unsent from "/unsent.js";
window.unsent = unsent;
window.begin = (owner, onDevice = true) => {
  window.store = unsent.openUnsent({ owner, onDevice, send: async (item) => {
    const response = await fetch("/send", { method: "POST", body: JSON.stringify(item) });
    if (!response.ok) throw new Error("no answer");
  } });
};
window.ready = true;`;

beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, lib: { entry: join(import.meta.dirname, "../../core/ui/live/open-unsent.ts"), formats: ["es"], fileName: "unsent" } },
  });
  const code = (Array.isArray(built) ? built : [built]).flatMap((one) => ("output" in one ? one.output : [])).find((one) => one.type === "chunk")?.code ?? "";
  server = createServer((request, response) => {
    if (request.url === "/send") {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      return void request.on("end", () => {
        if (answers) arrived.push(JSON.parse(body) as (typeof arrived)[number]);
        response.writeHead(answers ? 200 : 503).end();
      });
    }
    const scripts: Record<string, string> = { "/unsent.js": code, "/page.js": pageCode };
    const script = scripts[request.url ?? ""];
    response.setHeader("content-type", script === undefined ? "text/html" : "text/javascript");
    response.end(script ?? '<!doctype html><title>Unsent</title><script type="module" src="/page.js"></script>');
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args });
});
afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});
beforeEach(async () => {
  arrived = [];
  answers = false;
  context = await browser.newContext();
});
afterEach(() => context.close());

async function open(owner: string | null, onDevice = true): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction("window.ready");
  if (owner !== null) await page.evaluate(([who, kept]) => (window as unknown as TestWindow).begin(who, kept), [owner, onDevice] as const);
  return page;
}
const write = (page: Page, text: string, conversationId = "c1"): Promise<string> =>
  page.evaluate(([payload, id]) => (window as unknown as TestWindow).store.add({ conversationId: id, kind: "message", payload }), [text, conversationId] as const);
const shown = (page: Page): Promise<unknown[]> => page.evaluate(() => (window as unknown as TestWindow).store.items().map((item) => item.payload));
const count = (page: Page, wanted: number): Promise<unknown> => page.waitForFunction((n) => (window as unknown as TestWindow).store.items().length === n, wanted);
const rows = (page: Page, table: "items" | "keys"): Promise<number> =>
  page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        const asked = indexedDB.open("anteroom-unsent");
        asked.onsuccess = () => {
          const database = asked.result;
          const end = (found: number): void => {
            database.close();
            resolve(found);
          };
          if (!database.objectStoreNames.contains(name)) return end(0);
          const counted = database.transaction(name).objectStore(name).count();
          counted.onsuccess = () => end(counted.result);
        };
      }),
    table,
  );

it("keeps unsent messages over a reload, sealed, and sends each once when the browser is back", async () => {
  const page = await open("jordan");
  await context.setOffline(true);
  const keys = [await write(page, "a secret thought"), await write(page, "and another")];
  await expect.poll(() => rows(page, "items")).toBe(2);
  const raw = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const asked = indexedDB.open("anteroom-unsent");
        asked.onsuccess = () => {
          const stores = asked.result.transaction(["items", "keys"]);
          const items = stores.objectStore("items").getAll();
          const secrets = stores.objectStore("keys").getAll();
          secrets.onsuccess = () => {
            const text = new TextDecoder("latin1");
            const seen = (items.result as { sealed: ArrayBuffer }[]).map((row) => text.decode(row.sealed)).join();
            const { secret } = (secrets.result as { secret: CryptoKey }[])[0] ?? { secret: null };
            asked.result.close();
            void crypto.subtle.exportKey("raw", secret as CryptoKey).then(() => resolve("exported"), () => resolve(seen));
          };
        };
      }),
  );
  expect(raw).not.toBe("exported");
  expect(raw).not.toContain("secret");

  await page.close();
  await context.setOffline(false);
  answers = true;
  const again = await open("jordan");
  await expect.poll(() => arrived.length).toBe(2);
  await count(again, 0);
  expect(arrived.map(({ key, payload }) => ({ key, payload }))).toEqual([{ key: keys[0], payload: "a secret thought" }, { key: keys[1], payload: "and another" }]);
  await expect.poll(() => rows(again, "items")).toBe(0);
});

it("sends once from two tabs that both know of the messages", async () => {
  const [one, two] = [await open("jordan"), await open("jordan")];
  for (let at = 0; at < 5; at++) await write(one, `from one ${at}`);
  await count(two, 5);
  await write(two, "from two");
  await count(one, 6);
  answers = true;
  await Promise.all([one, two].map((page) => page.evaluate(() => (window as unknown as TestWindow).store.wake())));
  await Promise.all([count(one, 0), count(two, 0)]);
  expect(arrived.map(({ payload }) => payload)).toEqual(["from one 0", "from one 1", "from one 2", "from one 3", "from one 4", "from two"]);
});

it("never shows or sends one person's messages as another who signs in on the same browser", async () => {
  const page = await open("jordan");
  await write(page, "of Jordan");
  await expect.poll(() => rows(page, "items")).toBe(1);
  await page.close();
  answers = true;
  const other = await open("sam");
  await write(other, "of Sam");
  await count(other, 0);
  expect(arrived.map(({ payload }) => payload)).toEqual(["of Sam"]);
  await expect.poll(() => rows(other, "items")).toBe(0);
});

it("wipes everything in all tabs on sign-out, with the key", async () => {
  const [one, two] = [await open("jordan"), await open("jordan")];
  await write(one, "not to be left behind");
  await count(two, 1);
  await one.evaluate(() => (window as unknown as TestWindow).unsent.wipeUnsent());
  await Promise.all([count(one, 0), count(two, 0)]);
  answers = true;
  await two.evaluate(() => (window as unknown as TestWindow).store.wake());
  expect([await rows(two, "items"), await rows(two, "keys")]).toEqual([0, 0]);
  expect(arrived).toEqual([]);
});

it("writes nothing to a device that is not the person's own", async () => {
  const page = await open("jordan", false);
  await write(page, "kept in memory");
  expect(await shown(page)).toEqual(["kept in memory"]);
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});
