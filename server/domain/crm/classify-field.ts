import type { Field } from './field.ts';
import type { Classification, Classify, ClassKnowledge, FieldClass } from './field-class.ts';
import { isProtected } from './field-class.ts';
import { patternHit } from './name-patterns.ts';

/**
 * Which class a field belongs to, and why. Protection always wins: what the CRM's own names, references or metadata
 * protect, nothing lifts; what only a name pattern protects, an exact name in the CRM's knowledge can lift, because a
 * pattern can be wrong about a word ("Ownership" as a picklist of legal forms) and a list made by people is not.
 */
export const classifyField: Classify = (field, knowledge) => {
  const listed = exactName(field, knowledge);
  return (
    protectedObject(field, knowledge) ??
    (listed !== null && isProtected(listed.class) ? listed : null) ??
    protectedPrefix(field, knowledge) ??
    protectedReference(field, knowledge) ??
    keptByCrm(field) ??
    listed ??
    namePattern(field, isProtected) ??
    strangeName(field) ??
    sensitiveData(field) ??
    namePattern(field, (fieldClass) => fieldClass === 'sensitive') ?? {
      class: 'ordinary',
      basis: 'none',
      reason: 'No rule protects it.',
    }
  );
};

/** One spelling per name: compatibility forms and case unified, invisible characters dropped. */
function key(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase();
}

// Own properties only: a field may be called "constructor".
function lookUp<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function protectedObject(field: Field, knowledge: ClassKnowledge): Classification | null {
  const known = lookUp(knowledge.objects, key(field.objectType));
  if (known === undefined) return null;
  const reason = `Every field of ${field.objectType} is protected: ${known.reason}`;
  return { class: known.class, basis: 'object', reason };
}

function exactName(field: Field, knowledge: ClassKnowledge): Classification | null {
  const name = key(field.name);
  const lists = [key(field.objectType), '*'].map((list) => lookUp(knowledge.names, list));
  const entries = lists.flatMap((list) => (list === undefined ? [] : (lookUp(list, name) ?? [])));
  const known = entries.find((entry) => isProtected(entry.class)) ?? entries[0];
  if (known === undefined) return null;
  // A list may say "harmless", never "not sensitive" about what the CRM itself calls sensitive.
  if (known.class === 'ordinary' && field.sensitivity !== 'none') return sensitiveData(field);
  return { class: known.class, basis: 'exact_name', reason: `The field name "${name}" is listed: ${known.reason}` };
}

function protectedPrefix(field: Field, knowledge: ClassKnowledge): Classification | null {
  const name = key(field.name);
  const known = knowledge.prefixes.find(({ prefix }) => name.startsWith(prefix));
  if (known === undefined) return null;
  const reason = `Field names that begin with "${known.prefix}" are protected: ${known.reason}`;
  return { class: known.class, basis: 'exact_name', reason };
}

function protectedReference(field: Field, knowledge: ClassKnowledge): Classification | null {
  for (const target of field.references) {
    const known = lookUp(knowledge.references, key(target));
    if (known === undefined) continue;
    return { class: known.class, basis: 'reference', reason: `It points to "${target}": ${known.reason}` };
  }
  return null;
}

function keptByCrm(field: Field): Classification | null {
  if (field.readOnly) return system('The CRM marks it read-only.');
  if (field.calculated) return system('The CRM calculates its value.');
  // A unique value is how other systems find this record: changing it makes one record pass for another.
  if (field.unique) return system('The CRM marks it unique, so its value identifies the record.');
  return null;
}

function system(reason: string): Classification {
  return { class: 'system', basis: 'crm_metadata', reason };
}

function namePattern(field: Field, isWanted: (fieldClass: FieldClass) => boolean): Classification | null {
  const places = [
    { place: 'name', text: field.name },
    { place: 'label', text: field.label },
    { place: 'group', text: field.group },
  ];
  for (const { place, text } of places) {
    const hit = patternHit(text);
    if (hit === null || !isWanted(hit.class)) continue;
    const within = hit.foundIn === hit.word ? '' : ` (in "${hit.foundIn}")`;
    const reason = `The word "${hit.word}"${within} in its ${place} stands for ${hit.means}.`;
    return { class: hit.class, basis: 'name_pattern', reason };
  }
  return null;
}

/** No CRM gives such an API name to a field, so somebody wants it to be read as another one. */
function strangeName(field: Field): Classification | null {
  if (/^[\x20-\x7e]+$/.test(field.name)) return null;
  const reason = 'Its API name holds characters outside plain ASCII, so no rule can vouch for it.';
  return { class: 'system', basis: 'name_pattern', reason };
}

function sensitiveData(field: Field): Classification | null {
  if (field.sensitivity === 'none') return null;
  return { class: 'sensitive', basis: 'crm_metadata', reason: sensitivityReasons[field.sensitivity] };
}

const sensitivityReasons: Readonly<Record<Exclude<Field['sensitivity'], 'none'>, string>> = {
  sensitive: 'The CRM marks its data sensitive.',
  highly_sensitive: 'The CRM marks its data highly sensitive.',
  unknown: 'The CRM does not tell Fieldward how sensitive its data is.',
};
