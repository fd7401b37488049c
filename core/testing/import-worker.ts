import { pino } from "pino";
import { createPortal } from "../server/portal.ts";

// A process of its own that a test may kill: node import-worker.ts <database url> <data folder> <secret in hex> <clock in ms>
const [databaseUrl = "", dataDir = "", secret = "", clock = "0"] = process.argv.slice(2);
const started = Date.now();

const portal = await createPortal({
  options: {
    baseUrl: "http://127.0.0.1:3000", dataDir, databaseUrl, redisUrl: null, smtpUrl: null, mailFrom: "Portal <portal@example.test>", demo: false,
    web: false, worker: false, secret: Buffer.from(secret, "hex"), strict: true,
  },
  packages: [],
  clock: { now: () => Number(clock) + Date.now() - started },
  log: pino({ level: "silent" }),
});
portal.host.jobs.start();
