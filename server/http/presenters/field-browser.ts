import type { z } from 'zod';
import type { browsedField, browseFieldsReply } from '#contract/policy-draft.ts';
import type { BrowsedField, FieldBrowser } from '#use-cases/policies/browse-fields.ts';

export function presentFieldBrowser(browser: FieldBrowser): z.input<typeof browseFieldsReply> {
  return {
    objectTypes: [...browser.objectTypes],
    version: browser.version,
    fields: browser.fields.map(presentBrowsed),
  };
}

function presentBrowsed({ field, line, statistics, ...rest }: BrowsedField): z.input<typeof browsedField> {
  return {
    objectType: field.objectType,
    name: field.name,
    label: field.label,
    description: field.description,
    group: field.group,
    type: field.type,
    custom: field.custom,
    class: rest.class,
    classReason: rest.classReason,
    locked: rest.locked,
    correctable: rest.correctable,
    line: line === null ? null : { autonomy: line.autonomy, impact: line.impact },
    notAutomatic: rest.notAutomatic,
    switchedOff: rest.switchedOff,
    asked: statistics?.asked ?? 0,
    accepted: statistics?.accepted ?? 0,
    edited: statistics?.edited ?? 0,
    rejected: statistics?.rejected ?? 0,
  };
}
