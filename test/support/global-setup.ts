import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import packedChromium from '@sparticuz/chromium';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startLocalPostgres } from '#store/local-postgres/start-local-postgres.ts';
import { migrate } from '#store/migrate.ts';
import { distRoot } from '../../build/layout.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's URL of the migrated template; tests copy it, none connects to it. */
    templateUrl: string;
    /** A folder of this run alone, into which the first test that needs a bundle for the browser builds it. */
    bundles: string;
  }
}

/** One PostgreSQL and one migrated template for the whole run; or the server that TEST_DATABASE_URL names. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  // Unpacked once, before several workers would do it into one file at the same time.
  await packedChromium.executablePath();
  const removeBundles = await provideBundles(project);
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined) {
    const template = await freshTemplate(given);
    project.provide('templateUrl', template);
    return removeBundles;
  }
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'fieldward-test-'));
  const local = await startLocalPostgres({ dataDirectory, log: () => {}, database: 'fieldward_template' });
  await migrate(local.ownerUrl);
  project.provide('templateUrl', local.ownerUrl);
  return async () => {
    await local.stop();
    await local.remove();
    await rm(dataDirectory, { recursive: true, force: true });
    await removeBundles();
  };
}

async function provideBundles(project: TestProject): Promise<() => Promise<void>> {
  await mkdir(distRoot, { recursive: true });
  const folder = await mkdtemp(path.join(distRoot, 'test-run-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  project.provide('bundles', folder);
  // While files are watched, a run follows because something was edited.
  project.onTestsRerun(remove);
  return remove;
}

async function freshTemplate(serverUrl: string): Promise<string> {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query('drop database if exists fieldward_template with (force)');
  await admin.query('create database fieldward_template');
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = '/fieldward_template';
  await migrate(url.toString());
  return url.toString();
}
