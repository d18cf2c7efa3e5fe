import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  root,
  test: {
    // No test reaches beyond 127.0.0.1 or depends on the clock; a slow machine is allowed to be slow.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Vitest leaves one core idle; on two cores that doubles the time.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // To load the same modules anew for each file takes longer than the tests.
          isolate: false,
          include: ["src/**/*.test.ts"],
          exclude: ["src/**/*.mocked.test.ts"],
        },
      },
      // A module that vi.mock replaces would stay replaced, or stay as it was, for the files that share it.
      { extends: true, test: { name: "unit-mocked", include: ["src/**/*.mocked.test.ts"] } },
      {
        extends: true,
        test: {
          name: "contract",
          // Prism takes a second to load. Files that share a worker share it; each starts servers of its own.
          isolate: false,
          globalSetup: "contract-tests/support/build-cli.ts",
          setupFiles: "contract-tests/support/quick-ajv.ts",
          include: ["contract-tests/**/*.test.ts"],
          exclude: ["contract-tests/package/**", "contract-tests/sharing/**", "contract-tests/docs/site.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "package",
          globalSetup: "contract-tests/package/install.ts",
          include: ["contract-tests/package/**/*.test.ts"],
        },
      },
      // The tools of others are slow to load; files that share a worker share them.
      {
        extends: true,
        test: {
          name: "tools",
          isolate: false,
          setupFiles: "contract-tests/support/quick-ajv.ts",
          include: ["contract-tests/sharing/**/*.test.ts"],
        },
      },
      { extends: true, test: { name: "site", include: ["contract-tests/docs/site.test.ts"] } },
    ],
  },
});
