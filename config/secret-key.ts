import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The 32 bytes that a base64 text stands for; undefined when it does not. */
export function readSecretKey(text: string): Buffer | undefined {
  const trimmed = text.trim();
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)) return undefined;
  const key = Buffer.from(trimmed, "base64");
  return key.length === 32 ? key : undefined;
}

/** Reads `dataDir/secret.key`, or makes it (readable by its owner only); a problem when neither works. */
export function keepSecretKey(dataDir: string): Buffer | { name: string; wrong: string; fix: string } {
  const file = join(dataDir, "secret.key");
  try {
    return readKept(file) ?? makeKept(dataDir, file);
  } catch (error) {
    return { name: "DATA_DIR", wrong: `cannot be used: ${(error as Error).message}`, fix: "Set a folder that this user may write to." };
  }
}

function readKept(file: string): ReturnType<typeof keepSecretKey> | undefined {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  return (
    readSecretKey(text) ?? {
      name: "SECRET_KEY",
      wrong: `is kept in ${file}, which does not hold 32 bytes in base64`,
      fix: "Put the file back from a backup: what was encrypted with the old key cannot be read with a new one.",
    }
  );
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function makeKept(dataDir: string, file: string): ReturnType<typeof keepSecretKey> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600 });
  try {
    // A link fails when another process was first, so both end with the same key.
    linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(own, { force: true });
  }
  return readKept(file) as ReturnType<typeof keepSecretKey>;
}
