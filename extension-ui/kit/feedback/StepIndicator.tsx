import type { StepIndicatorProps } from '@hubspot/ui-extensions';
import { callHandler } from '../base/call-handler.ts';
import { classNames } from '../base/class-names.ts';
import { fullSize } from '../base/sizes.ts';
import { Check } from '../icons/kit-icons.ts';

export function StepIndicator(props: StepIndicatorProps) {
  const { stepNames, direction = 'horizontal', circleSize = 'small', currentStep = 0, variant = 'default' } = props;
  return (
    <ol
      className={`fw-steps fw-steps-${direction} fw-steps-${variant} fw-steps-${fullSize(circleSize)}-circles`}
      data-testid={props.testId}
    >
      {stepNames.map((name, index) => (
        <li
          // Two steps may share a name; steps do not move.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          key={index}
          aria-current={index === currentStep ? 'step' : undefined}
          className={classNames(
            'fw-step',
            index < currentStep && 'fw-step-done',
            index === currentStep && 'fw-step-current',
          )}
        >
          <Step {...props} name={name} done={index < currentStep} index={index} />
        </li>
      ))}
    </ol>
  );
}

function Step({ name, index, done, onClick }: StepIndicatorProps & { name: string; index: number; done: boolean }) {
  const content = (
    <>
      <span className="fw-step-circle" aria-hidden>
        {done ? <Check size="1em" /> : index + 1}
      </span>
      <span className="fw-step-name">{name}</span>
      {done && <span className="fw-only-heard"> (done)</span>}
    </>
  );
  if (onClick === undefined) return <span className="fw-step-body">{content}</span>;
  return (
    <button type="button" className="fw-step-body" onClick={() => void callHandler(onClick, index)}>
      {content}
    </button>
  );
}
