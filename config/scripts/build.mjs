import { join } from "node:path";
import { root, step } from "./progress.mjs";

/** Builds what has changed since the last time; nothing changed takes well under a second. `SKIP_BUILD=1` takes what is there. */
export async function build() {
  if (process.env.SKIP_BUILD === "1") return;
  const turbo = join(root, "node_modules/turbo/bin/turbo");
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", NODE_ENV: "production" };
  await step("Building", process.execPath, [turbo, "run", "build", "--output-logs=errors-only", "--log-order=grouped"], env);
}
