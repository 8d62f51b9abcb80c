import type { CrmGateway } from '#crm/gateway.ts';
import { Fault, type FaultCode } from '#domain/shared/fault.ts';

/** Faults that say something about the connection, and not about one record or value. */
const aboutConnection: ReadonlySet<FaultCode> = new Set(['crm_unreachable', 'crm_rate_limited', 'crm_access_lost']);

export interface Watch {
  readonly answered: () => void;
  readonly failed: (code: FaultCode) => void;
}

/**
 * The same gateway, of which each question is noted as an answer or a failure of the connection. Writes pass untouched:
 * each comes between two questions, and nothing may stand between a permit and the one place that writes.
 */
export function watchedGateway(gateway: CrmGateway, watch: Watch): CrmGateway {
  async function noted<T>(call: Promise<T>): Promise<T> {
    try {
      const answer = await call;
      watch.answered();
      return answer;
    } catch (error) {
      if (error instanceof Fault) {
        if (aboutConnection.has(error.code)) watch.failed(error.code);
        else watch.answered();
      }
      throw error;
    }
  }
  const { userGroups } = gateway;
  return {
    ...gateway,
    // May come from a minute ago: then it says nothing about now, and a failure of it is one all the same.
    fields: (...asked) => noted(gateway.fields(...asked)),
    readRecords: (...asked) => noted(gateway.readRecords(...asked)),
    readField: (...asked) => noted(gateway.readField(...asked)),
    readBack: (...asked) => noted(gateway.readBack(...asked)),
    ownerNames: (...asked) => noted(gateway.ownerNames(...asked)),
    userAccess: (...asked) => noted(gateway.userAccess(...asked)),
    userAccessTo: (...asked) => noted(gateway.userAccessTo(...asked)),
    deletedAmong: (...asked) => noted(gateway.deletedAmong(...asked)),
    ping: (...asked) => noted(gateway.ping(...asked)),
    userGroups: {
      list: (...asked) => noted(userGroups.list(...asked)),
      membersOf: (...asked) => noted(userGroups.membersOf(...asked)),
    },
  };
}
