import { parseArgs } from "node:util";
import { envOrExit } from "@anteroom/config/env";

const usage = `Makes the first practice of an empty portal and prints a link with which its administrator sets a password.

  npm run practice:new -- --name "Willow Practice" --zone America/New_York --admin-name "Dr Maya Rivera" --admin-email maya@willow.example

  --country US unless given. DATABASE_URL, DATA_DIR and BASE_URL count as they do for the server.
`;

async function run(): Promise<void> {
  const option = { type: "string" } as const;
  const { values } = parseArgs({ options: { name: option, zone: option, country: option, "admin-name": option, "admin-email": option } });
  const { name, zone, country = "US", "admin-name": adminName, "admin-email": adminEmail } = values;
  if (!name || !zone || !adminName || !adminEmail?.includes("@")) throw new Error(`Give --name, --zone, --admin-name and --admin-email.\n\n${usage}`);
  if (!Intl.supportedValuesOf("timeZone").includes(zone)) throw new Error(`"${zone}" is no time zone; use a name such as America/New_York.`);
  const env = envOrExit();
  const { createFirstPractice, openPortal } = await import("./portal-door.ts");
  const portal = await openPortal({ ...env, roles: [], demo: false, logLevel: "error" });
  try {
    const { link } = await createFirstPractice(portal.host, { name, timeZone: zone, country, adminName, adminEmail });
    process.stdout.write(`${name} is there. ${adminName} sets a password within 72 hours, once, at\n\n  ${link}\n\n`);
  } finally {
    await portal.close();
  }
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
