import {
  Alert,
  EmptyState,
  ErrorState,
  Flex,
  LoadingSpinner,
  ProgressBar,
  ScoreCircle,
  StepIndicator,
  Text,
} from '@hubspot/ui-extensions';
import { useLog } from '../event-log.ts';

const variants = ['info', 'success', 'warning', 'danger', 'tip'] as const;

export function Feedback() {
  const log = useLog();
  return (
    <Flex direction="column" gap="small">
      {variants.map((variant) => (
        <Alert key={variant} title={`The ${variant} title`} variant={variant}>
          <Text>The value changed since it was suggested.</Text>
        </Alert>
      ))}
      <EmptyState title="Nothing waits for you" imageName="task">
        <Text>New suggestions appear here as agents file them.</Text>
      </EmptyState>
      <ErrorState title="The record could not be read">
        <Text>HubSpot answered: 503.</Text>
      </ErrorState>
      <Flex gap="medium" align="center">
        <LoadingSpinner label="Loading" showLabel={true} size="xs" />
        <LoadingSpinner label="Loading suggestions" />
        <LoadingSpinner label="Loading all" size="md" />
      </Flex>
      <ProgressBar title="Batch" value={64} showPercentage={true} valueDescription="64 of 100 written" />
      <ProgressBar title="Budget" value={80} variant="warning" />
      <ProgressBar aria-label="Failures" value={20} variant="danger" />
      <Flex gap="medium">
        <ScoreCircle score={92} />
        <ScoreCircle score={55} />
        <ScoreCircle score={12} />
      </Flex>
      <StepIndicator stepNames={['Choose', 'Check', 'Publish']} currentStep={1} onClick={log('step')} />
      <StepIndicator stepNames={['Filed', 'Decided']} currentStep={0} direction="vertical" />
    </Flex>
  );
}
