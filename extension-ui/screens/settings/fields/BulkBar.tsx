import { Alert, Button, Flex, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import { useRef, useState } from 'react';
import type { WirePolicyContent } from '#contract/policy.ts';
import { countChanged, type FieldRow, withLines } from '#ui/core/field-rows.ts';
import { fieldStrings as words } from '#ui/core/field-strings.ts';
import type { LoadProblem } from '#ui/core/load-problem.ts';
import type { PolicyProps } from '../policy/policy-props.ts';
import { troubleText } from '../trouble-text.ts';

type Change = Parameters<typeof withLines>[2];

const acts: readonly { readonly id: string; readonly act: string; readonly change: Change }[] = [
  { id: 'allow', act: words.allow, change: { autonomy: 'review' } },
  { id: 'automatic', act: words.automatic, change: { autonomy: 'auto' } },
  { id: 'not-allowed', act: words.notAllowed, change: { autonomy: 'none' } },
  { id: 'impact-high', act: words.impactHigh, change: { impact: 'high' } },
  { id: 'impact-low', act: words.impactLow, change: { impact: 'low' } },
];

/** What can be done with the selected rows; what was done last, with a way back. */
export function BulkBar(props: PolicyProps & { chosen: readonly FieldRow[]; onDone: () => void }) {
  const { reply, content, edit, chosen, onDone } = props;
  const [last, setLast] = useState<{ before: WirePolicyContent; count: number; skipped: number } | null>(null);
  const [problem, setProblem] = useState<LoadProblem | null>(null);
  const [saving, setSaving] = useState(false);
  const busy = useRef(false);
  const save = async (after: WirePolicyContent): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    setSaving(true);
    const found = await edit(() => after);
    busy.current = false;
    setSaving(false);
    setProblem(found);
    return found === null;
  };
  const apply = async (change: Change) => {
    const wantsAuto = 'autonomy' in change && change.autonomy === 'auto';
    const skipped = wantsAuto ? chosen.filter(({ field }) => field.notAutomatic !== null).length : 0;
    const after = withLines(content, chosen, change);
    if (!(await save(after))) return;
    setLast({ before: content, count: countChanged(content, after), skipped });
    onDone();
  };
  const undo = async () => {
    if (last !== null && (await save(last.before))) setLast(null);
  };
  if (!reply.mayPublish) return null;
  return (
    <>
      {chosen.length > 0 && (
        <Flex direction="row" gap="small" align="center" wrap={true} testId="bulk-bar">
          <Text format={{ fontWeight: 'bold' }}>{words.selected(chosen.length)}</Text>
          {acts.map(({ id, act, change }) => (
            <Button
              key={id}
              size="xs"
              variant="secondary"
              disabled={saving}
              onClick={() => void apply(change)}
              testId={`bulk-${id}`}
            >
              {act}
            </Button>
          ))}
          <Button size="xs" variant="transparent" onClick={onDone} testId="bulk-none">
            {words.unselect}
          </Button>
        </Flex>
      )}
      {saving && <LoadingSpinner label={words.saving} showLabel={true} />}
      {problem !== null && (
        <Alert title={words.failedSaveTitle} variant="danger" testId="bulk-problem">
          {troubleText(problem)}
        </Alert>
      )}
      {last !== null && problem === null && (
        <Alert title={words.savedTitle(last.count)} variant="success" testId="bulk-saved">
          <Flex direction="row" gap="small" align="center" wrap={true}>
            <Text>{last.skipped === 0 ? words.savedText : words.skipped(last.skipped)}</Text>
            <Button size="xs" variant="secondary" disabled={saving} onClick={() => void undo()} testId="bulk-undo">
              {words.undo}
            </Button>
          </Flex>
        </Alert>
      )}
    </>
  );
}
