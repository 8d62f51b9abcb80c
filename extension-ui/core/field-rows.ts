import type { WirePolicyContent } from '#contract/policy.ts';
import type { BrowseFieldsReply } from '#contract/policy-draft.ts';

export type BrowsedField = BrowseFieldsReply['fields'][number];
export type FieldLine = WirePolicyContent['fields'][number];
export type ClassChange = WirePolicyContent['classes'][number];

/** One field as the table shows it: what the CRM says, what is in force, and what the draft makes of it. */
export interface FieldRow {
  readonly field: BrowsedField;
  /** In the draft, or in force where there is none; `null` = no line, so refused. */
  readonly line: FieldLine | null;
  readonly lineInForce: FieldLine | null;
  readonly classChange: ClassChange | null;
  /** Whether the draft says otherwise than what is in force. */
  readonly changed: boolean;
  /** Nothing but a word on its class can be said of it: neither the version in force nor the draft opens it. */
  readonly locked: boolean;
}

export function rowsOf(
  fields: readonly BrowsedField[],
  content: WirePolicyContent,
  inForce: WirePolicyContent,
): FieldRow[] {
  return fields.map((field) => {
    const line = lineOf(content, field);
    const lineInForce = lineOf(inForce, field);
    const classChange = classChangeOf(content, field);
    const classInForce = classChangeOf(inForce, field);
    const protectedNow = classChange !== null && isProtected(classChange.class);
    // What a draft opens, opens when it is published; the lines for it can stand in the same draft.
    const opened = field.correctable && classChange !== null && !protectedNow;
    return {
      field,
      line,
      lineInForce,
      classChange,
      changed: !sameLine(line, lineInForce) || classChange?.class !== classInForce?.class,
      locked: (field.locked && !opened) || protectedNow,
    };
  });
}

const shows = ['all', 'allowed', 'asked', 'free', 'locked', 'changed'] as const;
/** `asked`: agents asked for it lately. `free`: not allowed and not protected. */
export type ShownFields = (typeof shows)[number];
export const shownFields: readonly ShownFields[] = shows;

export function filterRows(rows: readonly FieldRow[], shown: ShownFields, search: string): FieldRow[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows.filter((row) => {
    const { label, name, group } = row.field;
    const text = `${label} ${name} ${group}`.toLowerCase();
    return fits(row, shown) && words.every((word) => text.includes(word));
  });
}

function fits({ line, locked, changed, field }: FieldRow, shown: ShownFields): boolean {
  const allowed = line !== null && line.autonomy !== 'off';
  switch (shown) {
    case 'all':
      return true;
    case 'allowed':
      return allowed;
    case 'asked':
      return field.asked > 0;
    case 'free':
      return !allowed && !locked;
    case 'locked':
      return locked;
    case 'changed':
      return changed;
  }
}

/** What agents asked for most stands first, then what is allowed, then by label. */
export function inOrder(rows: readonly FieldRow[]): FieldRow[] {
  return rows.toSorted(
    (a, b) =>
      b.field.asked - a.field.asked ||
      Number(b.line !== null) - Number(a.line !== null) ||
      Number(a.locked) - Number(b.locked) ||
      a.field.label.localeCompare(b.field.label),
  );
}

type LineChange = { readonly autonomy: FieldLine['autonomy'] | 'none' } | { readonly impact: FieldLine['impact'] };

/**
 * The content with one change to the lines of these rows. Locked rows stay as they are; an impact is said only of fields that
 * have a line. `none` takes the line away.
 */
export function withLines(
  content: WirePolicyContent,
  rows: readonly FieldRow[],
  change: LineChange,
): WirePolicyContent {
  const meant = new Map(rows.filter(({ locked }) => !locked).map(({ field }) => [keyOf(field), field]));
  const lines = new Map(content.fields.map((line) => [`${line.objectType}.${line.field}`, line]));
  for (const [key, { objectType, name, notAutomatic }] of meant) {
    const line = lines.get(key);
    if ('impact' in change) {
      if (line !== undefined) lines.set(key, { ...line, impact: change.impact });
    } else if (change.autonomy === 'none') {
      lines.delete(key);
    } else if (change.autonomy !== 'auto' || notAutomatic === null) {
      lines.set(key, { impact: 'low', ...line, objectType, field: name, autonomy: change.autonomy });
    }
  }
  return { ...content, fields: [...lines.values()] };
}

/** How many fields have another line in one content than in the other. */
export function countChanged(before: WirePolicyContent, after: WirePolicyContent): number {
  const known = new Map(before.fields.map((line) => [`${line.objectType}.${line.field}`, line]));
  const left = before.fields.length + after.fields.length;
  const shared = after.fields.filter((line) => known.has(`${line.objectType}.${line.field}`));
  const same = shared.filter((line) => sameLine(line, known.get(`${line.objectType}.${line.field}`) ?? null));
  return left - shared.length - same.length;
}

/** The content with this word on the class of one field; `null` takes it away. A field that it protects loses its line. */
export function withClass(
  content: WirePolicyContent,
  { objectType, name }: Pick<BrowsedField, 'objectType' | 'name'>,
  change: Pick<ClassChange, 'class' | 'reason'> | null,
): WirePolicyContent {
  const isOther = (place: { objectType: string; field: string }) =>
    place.objectType !== objectType || place.field !== name;
  const others = content.classes.filter(isOther);
  const classes = change === null ? others : [...others, { objectType, field: name, ...change }];
  const fields = change !== null && isProtected(change.class) ? content.fields.filter(isOther) : content.fields;
  return { ...content, classes, fields };
}

function lineOf({ fields }: WirePolicyContent, { objectType, name }: BrowsedField): FieldLine | null {
  return fields.find((line) => line.objectType === objectType && line.field === name) ?? null;
}

function classChangeOf({ classes }: WirePolicyContent, { objectType, name }: BrowsedField): ClassChange | null {
  return classes.find((change) => change.objectType === objectType && change.field === name) ?? null;
}

function sameLine(one: FieldLine | null, other: FieldLine | null): boolean {
  return one?.autonomy === other?.autonomy && one?.impact === other?.impact;
}

function isProtected(fieldClass: ClassChange['class']): boolean {
  return fieldClass !== 'ordinary' && fieldClass !== 'sensitive';
}

export function keyOf({ objectType, name }: Pick<BrowsedField, 'objectType' | 'name'>): string {
  return `${objectType}.${name}`;
}
