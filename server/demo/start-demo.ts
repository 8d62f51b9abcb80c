import { createHmac } from 'node:crypto';
import path from 'node:path';
import type { RequestHandler } from 'express';
import { fileFromTranscript } from '#agent/file-from-transcript.ts';
import { startHubSpotStandIn } from '#sandbox/hubspot/start.ts';
import type { Context } from '#use-cases/context.ts';
import { furnish } from './furnish.ts';
import { installThroughBrowser } from './install.ts';
import { readSandboxFile, type SandboxFile, writeSandboxFile } from './sandbox-file.ts';

export interface DemoOptions {
  readonly publicUrl: string;
  /** Where this server itself listens, which need not be what the public address says. */
  readonly serverUrl: string;
  readonly dataDirectory: string;
  readonly secretKey: Uint8Array;
  readonly say: (line: string) => void;
  /** Instead of the CRM's real limit, for measuring what lies behind it. */
  readonly callsPerTenSeconds?: number;
}

export interface Demo {
  /** The app as the stand-in CRM knows it. */
  readonly hubspot: {
    readonly apiUrl: string;
    readonly authorizePage: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly appId: number;
  };
  readonly pages: readonly { readonly path: string; readonly handler: RequestHandler }[];
  readonly frontPage: string;
  /** Connects, sets up and files the first suggestions, over HTTP like anybody else. Call when the server listens. */
  furnish(ctx: Context): Promise<void>;
  /** Resolves when the agent has read everything that it reads at the first start. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const portalId = 4_310_431;
const appId = 431;
const clientId = 'fieldward-sandbox';
const dist = path.join(import.meta.dirname, '..', '..', 'dist');

/** The stand-in CRMs beside the product, connected through the same doors as real ones. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { publicUrl, serverUrl, dataDirectory, say } = options;
  const clientSecret = createHmac('sha256', options.secretKey).update('stand-in hubspot').digest('hex');
  const standIn = await startHubSpotStandIn({
    clientId,
    clientSecret,
    appId,
    portalId,
    appName: 'Fieldward',
    redirectUris: [`${publicUrl}/oauth/hubspot/callback`],
    journalFile: path.join(dataDirectory, 'stand-in-hubspot.jsonl'),
    ...(options.callsPerTenSeconds === undefined ? {} : { rateLimit: { perTenSeconds: options.callsPerTenSeconds } }),
  });
  const { flagship } = standIn;
  const frontPage = `${publicUrl}/sandbox/hubspot/record/${flagship.objectTypeId}/${flagship.objectId}`;
  let key = '';
  let closing = false;
  let reading = Promise.resolve();

  const readTranscript = (transcript: Transcript) =>
    fileFromTranscript({
      server: serverUrl,
      key,
      record: { crm: 'hubspot', objectType: transcript.objectType, recordId: transcript.objectId },
      source: {
        kind: transcript.kind,
        title: transcript.title,
        text: transcript.text,
        occurredAt: transcript.occurredAt,
        externalId: transcript.activityId,
        url: `${publicUrl}/sandbox/hubspot/record/${transcript.objectTypeId}/${transcript.objectId}#activity-${transcript.activityId}`,
      },
    });

  standIn.configurePages({
    pagesDirectory: path.join(dist, 'sandbox-pages'),
    cardDirectory: path.join(dist, 'sandbox-cards'),
    productUrl: publicUrl,
    onTranscript: (pasted) => readTranscript({ ...pasted, kind: 'call' }),
  });

  return {
    hubspot: { apiUrl: standIn.url, authorizePage: standIn.authorizePage, clientId, clientSecret, appId },
    pages: [{ path: '/sandbox', handler: standIn.pages }],
    frontPage,
    furnish: async (ctx) => {
      const admin = standIn.people.find(({ role }) => role === 'admin');
      await installThroughBrowser(publicUrl, serverUrl, String(admin?.userId ?? ''));
      const earlier = await readSandboxFile(dataDirectory);
      const set = await furnish(ctx, portalId, standIn.people, earlier);
      key = set.agent.key;
      const file: SandboxFile = {
        mode: 'sandbox',
        url: publicUrl,
        frontPage,
        ...set,
        crms: {
          hubspot: {
            url: standIn.url,
            portalId,
            clientId,
            flagship: { objectType: flagship.objectType, recordId: flagship.objectId },
          },
        },
        furnished: earlier?.furnished ?? false,
      };
      await writeSandboxFile(dataDirectory, file);
      if (file.furnished) return;
      say('first start: the call notes agent reads the transcripts of the last weeks …');
      const [first, later] = [standIn.activities(flagship.objectType, flagship.objectId), standIn.activities()];
      await readAll(first, readTranscript, () => closing);
      // The front page is complete; the other records fill while people already look at it.
      reading = readAll(later, readTranscript, () => closing)
        .then(() => writeSandboxFile(dataDirectory, { ...file, furnished: true }))
        .catch((error: unknown) => {
          if (!closing) say(`the agent could not read everything: ${String(error)}`);
        });
    },
    settle: () => reading,
    close: async () => {
      closing = true;
      await reading;
      await standIn.close();
    },
  };
}

interface Transcript {
  readonly kind: 'call' | 'email' | 'note' | 'meeting';
  readonly objectTypeId: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly activityId: string;
  readonly title: string;
  readonly occurredAt: string;
  readonly text: string;
}

type Activities = Awaited<ReturnType<typeof startHubSpotStandIn>>['activities'];

async function readAll(
  activities: ReturnType<Activities>,
  read: (transcript: Transcript) => ReturnType<typeof fileFromTranscript>,
  isClosing: () => boolean,
): Promise<void> {
  for (const activity of activities) {
    if (isClosing()) throw new Error('stopped while reading');
    if (activity.kind !== 'meeting') await read({ ...activity, activityId: activity.id });
  }
}
