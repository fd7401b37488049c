import type { Sql } from "../../database/database.ts";
import type { Account } from "../account-rows.ts";
import type { PasswordContext } from "./check-password.ts";

/** What the owner's own password must not be made of: address, names, practices. */
export async function passwordContext(sql: Sql, account: Pick<Account, "id" | "email">): Promise<PasswordContext> {
  const rows = await sql.all<{ name: string | null; practice: string }>(
    `SELECT st.name AS name, p.name AS practice FROM staff st JOIN practices p ON p.id = st.practice_id WHERE st.account_id = ?
     UNION ALL SELECT pu.first_name, p.name FROM portal_users pu JOIN practices p ON p.id = pu.practice_id WHERE pu.account_id = ?
     UNION ALL SELECT pu.last_name, p.name FROM portal_users pu JOIN practices p ON p.id = pu.practice_id WHERE pu.account_id = ?`,
    [account.id, account.id, account.id],
  );
  return [account.email, ...rows.flatMap((row) => [row.name, row.practice])];
}
