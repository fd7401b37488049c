import { emailKey } from "../accounts/email-address.ts";
import { linkCode, linkToken } from "../accounts/links/link-secrets.ts";
import { AppError } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { hashCode, hashToken } from "../secrets.ts";

const linkHours = 72;

/** Makes the first practice with its administrator; answers the single-use link that sets the password. */
export function createFirstPractice(host: Host, first: { name: string; timeZone: string; country: string; adminName: string; adminEmail: string }): Promise<{ practiceId: string; staffId: string; link: string }> {
  return host.db.withLock("first-practice", async () => {
    if ((await host.people.practiceIds()).length > 0) throw new AppError("CONFLICT", "This portal has a practice already. Its administrator adds staff.");
    return host.db.transaction(async (tx) => {
      const account = await host.accounts.findOrCreate(first.adminEmail, tx);
      const practice = await host.people.createPractice({ name: first.name, timeZone: first.timeZone, country: first.country }, tx);
      const staff = await host.people.createStaff({ practiceId: practice.id, accountId: account.id, name: first.adminName, roles: ["administrator", "professional"], timeZone: first.timeZone }, tx);
      const { secret, baseUrl } = host.options;
      const [id, now] = [newId(), host.clock.now()];
      const token = linkToken(secret, "reset", id);
      await tx.run(
        "INSERT INTO account_links (id, kind, account_id, email_key, token_hash, code_hash, attempts, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)",
        [id, "reset", account.id, emailKey(first.adminEmail), hashToken(token), hashCode(secret, id, linkCode(secret, id)), now, now + linkHours * 60 * 60_000],
      );
      return { practiceId: practice.id, staffId: staff.id, link: `${baseUrl}/reset-password/${token}` };
    });
  });
}
