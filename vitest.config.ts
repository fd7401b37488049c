import { defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";

// Tests run the sources; replacing the default conditions instead of adding to them breaks packages such as ws.
const conditions = ["source", ...defaultServerConditions];
const ignored = ["**/node_modules/**", "**/dist/**", "**/build/**"];

export default defineConfig({
  test: {
    pool: "forks",
    // Two cores are shared with a database, so more workers only make each test slower.
    maxWorkers: 2,
    projects: [
      {
        ssr: { resolve: { conditions } },
        test: {
          name: "unit",
          include: ["{core,plugins,config,web,tests}/**/*.test.{ts,tsx}"],
          exclude: [...ignored, "tests/browser/**", "tests/bench/**"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        ssr: { resolve: { conditions } },
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          exclude: ignored,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
