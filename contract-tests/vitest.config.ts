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
    // What was compiled stays on disk, and is compiled anew where the file has changed.
    experimental: { fsModuleCache: true },
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          // To load the same modules anew for each file takes longer than the tests: Prism alone takes a second. Files that
          // share a worker share them; each starts servers of its own.
          isolate: false,
          globalSetup: "contract-tests/support/build-cli.ts",
          setupFiles: "contract-tests/support/quick-ajv.ts",
          include: ["src/**/*.test.ts", "contract-tests/**/*.test.ts"],
          exclude: ["src/**/*.mocked.test.ts", "contract-tests/package/**"],
        },
      },
      // A module that vi.mock replaces would stay replaced, or stay as it was, for the files that share it.
      { extends: true, test: { name: "mocked", include: ["src/**/*.mocked.test.ts"] } },
      {
        extends: true,
        test: {
          name: "package",
          isolate: false,
          globalSetup: "contract-tests/package/install.ts",
          include: ["contract-tests/package/**/*.test.ts"],
        },
      },
    ],
  },
});
