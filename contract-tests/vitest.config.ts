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
      { extends: true, test: { name: "unit", include: ["src/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "contract",
          // Prism takes a second to load. Files that share a worker share it; each starts servers of its own.
          isolate: false,
          include: ["contract-tests/**/*.test.ts"],
          exclude: ["contract-tests/package.test.ts", "contract-tests/docs/site.test.ts"],
        },
      },
      { extends: true, test: { name: "package", include: ["contract-tests/package.test.ts"] } },
      { extends: true, test: { name: "site", include: ["contract-tests/docs/site.test.ts"] } },
    ],
  },
});
