import type { RequestHandler } from 'express';
import { fileFromTranscript } from '#agent/file-from-transcript.ts';
import { keyFor, type RootKeys } from '#store/secrets/root-keys.ts';
import type { Context } from '#use-cases/context.ts';
import type { CrmDemo, Reading } from './crm-demo.ts';
import { type Furnished, furnish } from './furnish.ts';
import { startHubSpotDemo } from './hubspot-demo.ts';
import { installThroughBrowser } from './install.ts';
import { startSalesforceDemo } from './salesforce-demo.ts';
import { readSandboxFile, type SandboxFile, writeSandboxFile } from './sandbox-file.ts';

export interface DemoOptions {
  readonly publicUrl: string;
  /** Where this server itself listens, which need not be what the public address says. */
  readonly serverUrl: string;
  readonly dataDirectory: string;
  readonly rootKeys: RootKeys;
  readonly say: (line: string) => void;
}

export interface Demo {
  /** Our apps as the stand-in CRMs know them. */
  readonly hubspot: Awaited<ReturnType<typeof startHubSpotDemo>>['app'];
  readonly salesforce: Awaited<ReturnType<typeof startSalesforceDemo>>['app'];
  readonly pages: readonly { readonly path: string; readonly handler: RequestHandler }[];
  readonly frontPages: readonly string[];
  /** Connects, sets up and files the first suggestions, over HTTP like anybody else. Call when the server listens. */
  furnish(ctx: Context): Promise<void>;
  /** Resolves when the agents have read everything that they read at the first start. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** The stand-in CRMs beside the product, connected through the same doors as real ones. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { publicUrl, serverUrl, dataDirectory, say } = options;
  const secretOf = (crm: string) => keyFor(options.rootKeys[0], `stand-in ${crm}`).toString('hex');
  const [hubspot, salesforce] = await startBoth(options, secretOf);
  const crms = [hubspot.demo, salesforce.demo] as const;
  let closing = false;
  let reading = Promise.resolve();

  const readerFor = (crm: CrmDemo['crm'], key: string) => (one: Reading) => {
    const { objectType, recordId, kind, title, text, occurredAt, url, activityId: externalId } = one;
    const source = { kind, title, text, occurredAt, externalId, url };
    return fileFromTranscript({ server: serverUrl, key, record: { crm, objectType, recordId }, source });
  };

  async function furnishOne(ctx: Context, demo: CrmDemo, certificate: string | undefined, earlier: SandboxFile | null) {
    const admin = demo.people.find(({ role }) => role === 'admin');
    await installThroughBrowser(demo.crm, publicUrl, serverUrl, admin?.crmUserId ?? '');
    const account = { ...demo, ...(certificate === undefined ? {} : { certificate }) };
    const set = await furnish(ctx, account, earlier?.crms[demo.crm]?.agent ?? null);
    demo.onTranscript(readerFor(demo.crm, set.agent.key));
    return set;
  }

  async function readAll(of: (demo: CrmDemo) => readonly Reading[], sets: ReadonlyMap<CrmDemo, Furnished>) {
    for (const [demo, { agent }] of sets) {
      const read = readerFor(demo.crm, agent.key);
      for (const one of of(demo)) {
        if (closing) throw new Error('stopped while reading');
        if (one.kind !== 'meeting') await read(one);
      }
    }
  }

  return {
    hubspot: hubspot.app,
    salesforce: salesforce.app,
    // The more particular path first: both lie below /sandbox.
    pages: [salesforce.demo.pages, hubspot.demo.pages],
    frontPages: crms.map(({ frontPage }) => frontPage),
    furnish: async (ctx) => {
      const earlier = await readSandboxFile(dataDirectory);
      const ofHubSpot = await furnishOne(ctx, hubspot.demo, undefined, earlier);
      const ofSalesforce = await furnishOne(ctx, salesforce.demo, salesforce.certificate, earlier);
      const common = ({ flagship, frontPage }: CrmDemo) => ({ flagship, frontPage });
      const file: SandboxFile = {
        mode: 'sandbox',
        url: publicUrl,
        frontPage: hubspot.demo.frontPage,
        ...ofHubSpot,
        crms: {
          hubspot: { ...hubspot.file, ...common(hubspot.demo), ...ofHubSpot },
          salesforce: { ...salesforce.file, ...common(salesforce.demo), ...ofSalesforce },
        },
        furnished: earlier?.furnished ?? false,
      };
      await writeSandboxFile(dataDirectory, file);
      if (file.furnished) return;
      say('first start: the call notes agent reads the transcripts of the last weeks …');
      const sets = new Map<CrmDemo, Furnished>([
        [hubspot.demo, ofHubSpot],
        [salesforce.demo, ofSalesforce],
      ]);
      const trouble = (error: unknown) => {
        if (!closing) say(`the agent could not read everything: ${String(error)}`);
      };
      // A CRM that is busy at this moment is no reason not to start: what was not read now is read below.
      await readAll((demo) => demo.readings(demo.flagship), sets).catch(trouble);
      // The front pages are complete; the other records fill while people already look at them.
      reading = readAll((demo) => demo.readings(), sets)
        .then(() => writeSandboxFile(dataDirectory, { ...file, furnished: true }))
        .catch(trouble);
    },
    settle: () => reading,
    close: async () => {
      closing = true;
      await reading;
      await Promise.all(crms.map((demo) => demo.close()));
    },
  };
}

async function startBoth(options: DemoOptions, secretOf: (crm: string) => string) {
  const { publicUrl, dataDirectory } = options;
  const hubspot = await startHubSpotDemo({
    publicUrl,
    dataDirectory,
    clientSecret: secretOf('hubspot'),
    webhookUrl: `${publicUrl}/hooks/hubspot`,
  });
  try {
    const clientSecret = secretOf('salesforce');
    const earlierUrl = (await readSandboxFile(dataDirectory))?.crms.salesforce?.url ?? null;
    return [hubspot, await startSalesforceDemo({ publicUrl, dataDirectory, clientSecret, earlierUrl })] as const;
  } catch (error) {
    await hubspot.demo.close();
    throw error;
  }
}
