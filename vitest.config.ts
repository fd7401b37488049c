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
          // Each worker reads the sources once, not once for each file: half of the time. No test leaves anything behind that another would meet.
          isolate: false,
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
          // A browser, its portal and the test keep two cores busy; two of them only make each other late.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
