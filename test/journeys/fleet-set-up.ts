import { createHash } from 'node:crypto';

/** What one server process of the fleet is told. */
export interface FleetServerSetUp {
  readonly databaseUrl: string;
  readonly port: number;
  readonly crmUrl: string;
  readonly authorizePage: string;
  /** How long one process alone works on a write; 3 s when absent, so that another one goes on soon after a kill. */
  readonly leaseMs?: number;
}

// As the scene of the tests has them, which cannot be imported outside of Vitest.
export const clientSecret = createHash('sha256').update('test client secret').digest('hex');
export const appId = 7;
