import { classifyField } from '../crm/classify-field.ts';
import { loosens } from './class-change.ts';
import { type FieldCatalogue, fieldAt, labelAt, type Place, placeName, samePlace } from './field-catalogue.ts';
import { type PolicyContent, policyFieldFor } from './policy.ts';

/**
 * Why a draft needs the yes of another admin, in sentences; empty = it does not. Judged by the settings in force: a draft
 * cannot excuse itself from the rule that it changes.
 * @param unearned why people's decisions on a field do not speak for `auto` yet; `null` = they do
 */
export function secondPersonReasons(
  inForce: PolicyContent,
  draft: PolicyContent,
  catalogue: FieldCatalogue,
  unearned: (place: Place) => string | null,
): string[] {
  const corrected = draft.classes.flatMap((change) => {
    const field = fieldAt(catalogue, change);
    const isNew = !inForce.classes.some((known) => samePlace(known, change) && known.class === change.class);
    if (!isNew || field === undefined || !loosens(classifyField(field, catalogue.knowledge), change)) return [];
    return [`The class of ${field.label} (${placeName(change)}) is corrected to ${change.class}.`];
  });
  // What protected more in the version in force and is dropped opens the field again.
  const opened = inForce.classes.flatMap((known) => {
    const field = fieldAt(catalogue, known);
    if (field === undefined) return [];
    const found = classifyField(field, catalogue.knowledge);
    const stays = draft.classes.some((change) => samePlace(known, change) && change.class === known.class);
    if (stays || !loosens({ ...found, class: known.class }, { ...known, class: found.class })) return [];
    return [`${field.label} (${placeName(known)}) would no longer be ${known.class}.`];
  });
  const automatic = draft.fields.flatMap((line) => {
    if (line.autonomy !== 'auto') return [];
    if (policyFieldFor(inForce, line.objectType, line.field)?.autonomy === 'auto') return [];
    const why = unearned(line);
    return why === null ? [] : [`${labelAt(catalogue, line)} would be written without a person. ${why}`];
  });
  return [
    ...(inForce.secondPersonPublishes ? ['Your company asks for two admins at every version.'] : []),
    ...corrected,
    ...opened,
    ...automatic,
  ];
}
