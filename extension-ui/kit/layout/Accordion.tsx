import type { AccordionProps } from '@hubspot/ui-extensions';
import { useId } from 'react';
import { callHandler } from '../base/call-handler.ts';
import { fullSize } from '../base/sizes.ts';
import { useOwnOrGiven } from '../base/use-own-or-given.ts';
import { ChevronRight } from '../icons/kit-icons.ts';

export function Accordion(props: AccordionProps) {
  const { title, children, defaultOpen = false, disabled = false, open, size = 'small', onClick, testId } = props;
  const [opened, setOpened] = useOwnOrGiven(open, defaultOpen);
  const bodyId = useId();
  return (
    <div className={`fw-accordion fw-accordion-${fullSize(size)}`} data-testid={testId}>
      <button
        type="button"
        className="fw-accordion-title"
        aria-expanded={opened}
        aria-controls={bodyId}
        disabled={disabled}
        onClick={() => {
          setOpened(!opened);
          void callHandler(onClick);
        }}
      >
        <ChevronRight aria-hidden size="1.2em" className="fw-accordion-sign" />
        {title}
      </button>
      <div id={bodyId} className="fw-accordion-body" hidden={!opened}>
        {opened && children}
      </div>
    </div>
  );
}
