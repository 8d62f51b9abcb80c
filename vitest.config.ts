import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/support/global-setup.ts'],
    // For two cores: half of the time a test waits, for a browser or for the server.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A wait ends when what it waits for is there; this only says when to give up, on a busy machine too.
    expect: { poll: { timeout: 15_000 } },
    reporters: ['default'],
  },
});
