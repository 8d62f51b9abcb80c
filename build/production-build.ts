import { build, type InlineConfig } from 'vite';

/**
 * A Vite build for production, whatever NODE_ENV says where it runs: Vite takes React's development build from any other
 * value, and a card that asks the worker for that one does not start. Reads no configuration file.
 */
export async function productionBuild(config: InlineConfig): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await build({ configFile: false, logLevel: 'warn', publicDir: false, ...config });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}
