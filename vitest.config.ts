import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/support/global-setup.ts'],
    // Two cores: a browser and a server each want one.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A wait ends when what it waits for is there; this only says when to give up, on a busy machine too.
    expect: { poll: { timeout: 15_000 } },
    reporters: ['default'],
  },
});
