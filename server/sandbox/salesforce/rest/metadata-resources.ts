import { insufficientAccess } from '../api-error.ts';
import { identityUrl } from '../oauth/issue-access.ts';
import type { DescribedObject } from '../org-port.ts';
import type { Session } from '../session.ts';
import { json, type Reply, type Resource } from './resource.ts';
import { requireObject } from './writes.ts';

/** What there is, and what is left of it. */
export const metadataResources: Resource[] = [
  { method: 'GET', pattern: '', kind: 'metadataReads', handle: resourceList },
  { method: 'GET', pattern: 'sobjects', kind: 'metadataReads', handle: describeGlobal },
  {
    method: 'GET',
    pattern: 'sobjects/:type',
    kind: 'metadataReads',
    handle: (session, _request, { type = '' }) => {
      const described = requireObject(session, type);
      return json({ objectDescribe: summaryOf(session, described), recentItems: [] });
    },
  },
  {
    method: 'GET',
    pattern: 'sobjects/:type/describe',
    kind: 'metadataReads',
    handle: (session, _request, { type = '' }) => {
      const described = requireObject(session, type);
      return json({ ...described, urls: urlsOf(session, described.name) });
    },
  },
  { method: 'GET', pattern: 'limits', kind: 'metadataReads', handle: limits },
];

function resourceList({ site, user, base }: Session): Reply {
  return json({
    composite: `${base}/composite`,
    identity: identityUrl(site, user.id),
    limits: `${base}/limits`,
    query: `${base}/query`,
    queryAll: `${base}/queryAll`,
    sobjects: `${base}/sobjects`,
    tooling: `${base}/tooling`,
  });
}

function describeGlobal(session: Session): Reply {
  const { org } = session.site;
  const sobjects = org.objectTypes(session.user.id).flatMap((name) => {
    const described = org.describe(session.user.id, name);
    return described ? [summaryOf(session, described)] : [];
  });
  return json({ encoding: 'UTF-8', maxBatchSize: 200, sobjects });
}

/** An object without what it consists of. */
function summaryOf(session: Session, described: DescribedObject) {
  const plain = Object.entries(described).filter(([, value]) => typeof value !== 'object' || value === null);
  return { ...Object.fromEntries(plain), urls: urlsOf(session, described.name) };
}

function urlsOf({ base }: Session, name: string) {
  const own = `${base}/sobjects/${name}`;
  return { describe: `${own}/describe`, rowTemplate: `${own}/{ID}`, sobject: own };
}

function limits({ site, user }: Session): Reply {
  if (!user.canViewSetup) throw insufficientAccess('insufficient access rights on object id');
  const max = site.calls.max;
  const unused = (amount: number) => ({ Max: amount, Remaining: amount });
  return json({
    DailyApiRequests: { Max: max, Remaining: site.calls.remaining(site.now().getTime()) },
    DailyBulkApiBatches: unused(15_000),
    DailyBulkV2QueryJobs: unused(10_000),
    DataStorageMB: unused(10_240),
    FileStorageMB: unused(10_240),
    HourlyODataCallout: unused(20_000),
    SingleEmail: unused(5_000),
  });
}
