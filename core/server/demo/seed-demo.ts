import { hashPassword } from "../accounts/passwords/hash-password.ts";
import type { Host } from "../host-parts.ts";
import { keepDueJob } from "../desk/keep-due.ts";
import type { StaffMember } from "../people/people-door.ts";
import type { Plugin } from "../plugins/define-plugin.ts";
import { demoPassword, demoPractices } from "./demo-people.ts";
import type { DemoPractice } from "./demo-words.ts";
import { endAccess, seedPeople } from "./seed-people.ts";
import { moveOnDesk, seedTalk } from "./seed-talk.ts";

/** Fills an empty portal with made-up practices; a portal that has one is left as it is. Answers whether it did. */
export async function seedDemo(host: Host): Promise<boolean> {
  if ((await host.people.practiceIds()).length > 0) return false;
  return host.db.withLock("seed-demo", async () => {
    if ((await host.people.practiceIds()).length > 0) return false;
    const passwordHash = await hashPassword(demoPassword);
    for (const practice of demoPractices) await seedPractice(host, practice, passwordHash);
    return true;
    // Another node may be at it, on a slow database.
  }, 300_000);
}

async function seedPractice(host: Host, demo: DemoPractice, passwordHash: string): Promise<void> {
  const { staff, users } = await seedPeople(host, demo, passwordHash);
  // Greetings and first cards come from listeners, before what people then wrote.
  await host.outbox.drain();
  const firsts = users.filter((user) => user.client.users[0]?.email === user.email);
  await seedTalk(host, firsts, staff);
  // What follows a message has come before colleagues put anything aside.
  await host.outbox.drain();
  await moveOnDesk(host, firsts, staff);
  await keepDueJob.run(host.context("core", users[0]?.practiceId ?? "", null), {});
  await fillPlugins(host, users.filter((user) => user.client.filled), [...staff.values()]);
  await endAccess(host, users);
}

/** What each plugin adds to a made-up practice; one that fails leaves the rest as it is. */
async function fillPlugins(host: Host, users: readonly { practiceId: string; portalUserId: string }[], staff: readonly StaffMember[]): Promise<void> {
  const practiceId = staff[0]?.practiceId ?? "";
  const door = host.inbox.door(host.context("core", practiceId, null));
  const conversationIds = await Promise.all(users.map(async (user) => (await door.conversationOf(user.portalUserId)).id));
  for (const { id, plugin } of host.registry.all()) {
    if (id === "core" || !plugin?.demo) continue;
    await saveDemoSettings(host, practiceId, plugin);
    await plugin.demo(host.context(id, practiceId, null), { practiceId, conversationIds, staffIds: staff.map((member) => member.id) }).catch((error: unknown) => host.log.error({ err: error, pluginId: id }, `${id}: could not fill the demo`));
  }
}

async function saveDemoSettings(host: Host, practiceId: string, { manifest, demoSettings }: Plugin): Promise<void> {
  if (!demoSettings) return;
  const saved = await host.db.transaction((tx) => host.settings.save({ practiceId, pluginId: manifest.id, level: "practice", levelId: null }, demoSettings, tx));
  if (!saved.ok) host.log.error({ pluginId: manifest.id, fields: Object.keys(saved.fields) }, `${manifest.id}: the settings of the demo are refused`);
}
