import { Alert, LoadingSpinner, ModalBody } from '@hubspot/ui-extensions';
import { useCallback } from 'react';
import type { Host } from '#ui/core/host.ts';
import { fetchVersion } from '#ui/core/publish-api.ts';
import { publishStrings } from '#ui/core/publish-strings.ts';
import type { PolicyProps } from '../policy/policy-props.ts';
import { troubleText } from '../trouble-text.ts';
import { useLoaded } from '../use-loaded.ts';
import { GoBackForm } from './GoBackForm.tsx';
import { VersionText } from './VersionText.tsx';

type Props = PolicyProps & { version: number; close: () => void };

const words = publishStrings.version;

/** What one version says. Version 0 says nothing, so there is nothing to ask the server. */
export function VersionDialog(props: Props) {
  return props.version === 0 ? (
    <GoBackForm {...props}>{publishStrings.history.zeroWhy}</GoBackForm>
  ) : (
    <Stored {...props} />
  );
}

function Stored(props: Props) {
  const { host, version } = props;
  const read = useCallback((of: Host) => fetchVersion(of, version), [version]);
  const { state } = useLoaded(host, read);
  if (state.status === 'ready') {
    return (
      <GoBackForm {...props}>
        <VersionText host={host} policy={state.value} />
      </GoBackForm>
    );
  }
  return (
    <ModalBody>
      {state.status === 'loading' ? (
        <LoadingSpinner label={words.loading} showLabel={true} layout="centered" />
      ) : (
        <Alert title={words.failed} variant="warning" testId="version-failed">
          {troubleText(state.problem)}
        </Alert>
      )}
    </ModalBody>
  );
}
