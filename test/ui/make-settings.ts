import type { SettingsReply } from '#contract/settings.ts';

export function agentId(number: number): string {
  return `agt_${String(number).padStart(26, '0')}`;
}

export function pauseId(number: number): string {
  return `pau_${String(number).padStart(26, '0')}`;
}

export function makePause(parts: Partial<SettingsReply['pauses'][number]> = {}): SettingsReply['pauses'][number] {
  return {
    id: pauseId(1),
    agentId: null,
    objectType: null,
    field: null,
    reason: 'Migration',
    setBy: 'Ruth Abernathy',
    setAt: '2026-11-23T09:00:00.000Z',
    heldWrites: 1,
    heldSuggestions: 4,
    ...parts,
  };
}

/** The settings of a company with one agent, two allowed fields and nothing paused, as an admin gets them. */
export function makeSettings(parts: Partial<SettingsReply> = {}): SettingsReply {
  return {
    abilities: { pause: true, browseFields: true },
    connection: { crm: 'hubspot', crmName: 'HubSpot', accountId: '990001', renewedAt: '2026-11-23T08:00:00.000Z' },
    crm: { reachable: true, message: null },
    allowlist: {
      version: 3,
      note: 'Adds the close date',
      publishedBy: 'Ruth Abernathy',
      publishedAt: '2026-11-20T08:00:00.000Z',
      expiryDays: 30,
      objects: [
        {
          objectType: 'deals',
          fields: [
            { name: 'closedate', label: 'Close date', autonomy: 'review', impact: 'low' },
            { name: 'amount', label: 'Amount', autonomy: 'off', impact: 'high' },
          ],
        },
      ],
    },
    attention: [],
    agents: [
      {
        id: agentId(1),
        name: 'Call notes',
        purpose: 'Reads call transcripts.',
        businessOwner: 'Sales operations',
        technicalOwner: 'Platform team',
        lastKey: {
          issuedAt: '2026-11-01T08:00:00.000Z',
          expiresAt: '2027-02-01T08:00:00.000Z',
          state: 'in_force',
        },
      },
    ],
    pauses: [],
    ...parts,
  };
}
