import type { StatusTagProps } from '@hubspot/ui-extensions';
import { callHandler } from '../base/call-handler.ts';
import { classNames } from '../base/class-names.ts';
import { X } from '../icons/kit-icons.ts';

export function StatusTag(props: StatusTagProps) {
  const {
    variant = 'default',
    hollow = false,
    onClick,
    showRemoveIcon = false,
    onRemoveClick,
    children,
    testId,
  } = props;
  const content = (
    <>
      <span className={classNames('fw-dot', hollow && 'fw-dot-hollow')} aria-hidden />
      {children}
    </>
  );
  return (
    <span className={`fw-status fw-status-${variant}`} data-testid={testId}>
      {onClick === undefined ? (
        content
      ) : (
        <button type="button" className="fw-status-button" onClick={() => void callHandler(onClick)}>
          {content}
        </button>
      )}
      {showRemoveIcon && (
        <button
          type="button"
          className="fw-status-remove"
          aria-label="Remove"
          onClick={() => void callHandler(onRemoveClick)}
        >
          <X aria-hidden size={12} />
        </button>
      )}
    </span>
  );
}
