import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./progress.mjs";

const local = "mysql://root@127.0.0.1:3306";

/**
 * A MySQL or MariaDB server for the tests, which make databases of their own in it: `TEST_MYSQL_URL`, or
 * `DATABASE_URL` when it names one, else a local one that lets root in. Undefined when there is none.
 */
export async function findMysql() {
  const given = [process.env.TEST_MYSQL_URL, process.env.DATABASE_URL].find((text) => text?.startsWith("mysql:"));
  const url = new URL(given ?? local);
  url.pathname = "/";
  const version = await ask(url);
  return version === undefined ? undefined : { url: url.href, version };
}

async function ask(url) {
  const { createConnection } = createRequire(join(root, "core/package.json"))("mysql2/promise");
  try {
    const connection = await createConnection({ uri: url.href, connectTimeout: 3_000 });
    const [[row]] = await connection.query("SELECT VERSION() AS version");
    await connection.end();
    return row.version;
  } catch {
    return undefined;
  }
}
