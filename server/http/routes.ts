import type { Route } from './route.ts';
import { issueAgentKeyRoute } from './routes/agents/issue-key.ts';
import { listAgentsRoute } from './routes/agents/list.ts';
import { listAgentKeysRoute } from './routes/agents/list-keys.ts';
import { registerAgentRoute } from './routes/agents/register.ts';
import { revokeAgentKeyRoute } from './routes/agents/revoke-key.ts';
import { rotateAgentKeyRoute } from './routes/agents/rotate-key.ts';
import { confirmBatchRoute } from './routes/batches/confirm.ts';
import { batchItemsRoute } from './routes/batches/items.ts';
import { listBatchesRoute } from './routes/batches/list.ts';
import { makeBatchRoute } from './routes/batches/make.ts';
import { openSampleRoute } from './routes/batches/open-sample.ts';
import { readBatchRoute } from './routes/batches/read.ts';
import { retryBatchRoute } from './routes/batches/retry.ts';
import { steerBatchRoute } from './routes/batches/steer.ts';
import { undoBatchRoute } from './routes/batches/undo.ts';
import { endOwnRoute } from './routes/connections/end-own.ts';
import { checkConnectionRoute, endConnectionRoute, readConnectionRoute } from './routes/connections/health.ts';
import {
  addHostCertificateRoute,
  listHostCertificatesRoute,
  removeHostCertificateRoute,
} from './routes/connections/host-certificates.ts';
import { lendOwnRoute } from './routes/connections/lend-own.ts';
import { listEventsRoute } from './routes/events/list.ts';
import { browseFieldsRoute } from './routes/fields/browse.ts';
import { listFieldsRoute } from './routes/fields/list.ts';
import { liftPauseRoute } from './routes/pauses/lift.ts';
import { listPausesRoute } from './routes/pauses/list.ts';
import { setPauseRoute } from './routes/pauses/set.ts';
import { listGroupsRoute } from './routes/people/groups.ts';
import { listPeopleRoute } from './routes/people/list.ts';
import { addRoleRuleRoute, removeRoleRuleRoute } from './routes/people/rules.ts';
import { setRoleRoute } from './routes/people/set-role.ts';
import { signOutMyselfRoute, signOutRoute } from './routes/people/sign-out.ts';
import { checkPolicyRoute } from './routes/policies/check.ts';
import { compareVersionsRoute } from './routes/policies/compare.ts';
import { listPoliciesRoute } from './routes/policies/list.ts';
import { publishPolicyRoute } from './routes/policies/publish.ts';
import { readPolicyRoute } from './routes/policies/read.ts';
import { readPolicyVersionRoute } from './routes/policies/read-version.ts';
import { discardPolicyDraftRoute } from './routes/policy-draft/discard.ts';
import { draftFromVersionRoute } from './routes/policy-draft/from-version.ts';
import { proposeAllowlistRoute } from './routes/policy-draft/propose.ts';
import { publishPolicyDraftRoute } from './routes/policy-draft/publish.ts';
import { readPolicyDraftRoute } from './routes/policy-draft/read.ts';
import { replayPolicyDraftRoute } from './routes/policy-draft/replay.ts';
import { savePolicyDraftRoute } from './routes/policy-draft/save.ts';
import { eraseRecordRoute } from './routes/privacy/erase.ts';
import { readPrivacyRoute } from './routes/privacy/read.ts';
import { setRetentionRoute } from './routes/privacy/set-retention.ts';
import { readDriftRoute } from './routes/privileges/drift.ts';
import { readInventoryRoute } from './routes/privileges/inventory.ts';
import { readRightsFileRoute } from './routes/privileges/rights-file.ts';
import { queueChoicesRoute } from './routes/queue/choices.ts';
import { queueGroupsRoute } from './routes/queue/groups.ts';
import { queueRoute } from './routes/queue/list.ts';
import { reviewRoute } from './routes/records/review.ts';
import { waitingRoute } from './routes/records/waiting.ts';
import { readSettingsRoute } from './routes/settings/read.ts';
import { fileSourceRoute } from './routes/sources/file.ts';
import { readSourceRoute } from './routes/sources/read.ts';
import { acceptRoute } from './routes/suggestions/accept.ts';
import { fileSuggestionsRoute } from './routes/suggestions/file.ts';
import { keepRoute } from './routes/suggestions/keep.ts';
import { readOwnSuggestionRoute } from './routes/suggestions/read-own.ts';
import { rejectRoute } from './routes/suggestions/reject.ts';
import { releaseRoute } from './routes/suggestions/release.ts';
import { reopenRoute } from './routes/suggestions/reopen.ts';
import { undoRoute } from './routes/suggestions/undo.ts';

/** Every operation that Fieldward offers over HTTP. */
export const routes: readonly Route[] = [
  fileSourceRoute,
  fileSuggestionsRoute,
  readOwnSuggestionRoute,
  listFieldsRoute,
  reviewRoute,
  waitingRoute,
  acceptRoute,
  rejectRoute,
  undoRoute,
  reopenRoute,
  releaseRoute,
  keepRoute,
  queueRoute,
  queueGroupsRoute,
  queueChoicesRoute,
  makeBatchRoute,
  listBatchesRoute,
  readBatchRoute,
  batchItemsRoute,
  confirmBatchRoute,
  steerBatchRoute,
  undoBatchRoute,
  retryBatchRoute,
  openSampleRoute,
  readSourceRoute,
  listEventsRoute,
  readPolicyRoute,
  listPoliciesRoute,
  publishPolicyRoute,
  readPolicyVersionRoute,
  compareVersionsRoute,
  checkPolicyRoute,
  browseFieldsRoute,
  readPolicyDraftRoute,
  savePolicyDraftRoute,
  draftFromVersionRoute,
  discardPolicyDraftRoute,
  proposeAllowlistRoute,
  replayPolicyDraftRoute,
  publishPolicyDraftRoute,
  listAgentsRoute,
  registerAgentRoute,
  listAgentKeysRoute,
  issueAgentKeyRoute,
  rotateAgentKeyRoute,
  revokeAgentKeyRoute,
  readSettingsRoute,
  readInventoryRoute,
  readRightsFileRoute,
  readDriftRoute,
  listPausesRoute,
  setPauseRoute,
  liftPauseRoute,
  listPeopleRoute,
  listGroupsRoute,
  setRoleRoute,
  // Before the route for anybody, which would take "me" for an id.
  signOutMyselfRoute,
  signOutRoute,
  addRoleRuleRoute,
  removeRoleRuleRoute,
  readPrivacyRoute,
  setRetentionRoute,
  eraseRecordRoute,
  readConnectionRoute,
  checkConnectionRoute,
  endConnectionRoute,
  lendOwnRoute,
  endOwnRoute,
  listHostCertificatesRoute,
  addHostCertificateRoute,
  removeHostCertificateRoute,
];
