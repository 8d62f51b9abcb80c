/** What a change of a field sets off beyond the field, as far as the CRM itself makes it so. */
export interface FieldEffects {
  /** Where customers see the value; `null` = nowhere that the CRM puts it by itself. */
  readonly customerSees: string | null;
  /** Why writing the earlier value back does not undo a change; `null` = it does. */
  readonly hardToUndo: string | null;
}

export const noEffects: FieldEffects = { customerSees: null, hardToUndo: null };

/**
 * By object type, or `*` for all of them, then by API name in lower case. What a company's own automation does stands in no
 * table.
 */
export type EffectsTable = Readonly<Record<string, Readonly<Record<string, Partial<FieldEffects>>>>>;

/** @param field the API name, in any case */
export function effectsIn(table: EffectsTable, objectType: string, field: string): FieldEffects {
  const name = field.toLowerCase();
  const [ofAll, ofOne] = ['*', objectType].map((type) => own(own(table, type), name));
  return { ...noEffects, ...ofAll, ...ofOne };
}

/** Names come from the CRM: one that is called like a property of every object must find nothing. */
function own<T>(list: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return list !== undefined && Object.hasOwn(list, name) ? list[name] : undefined;
}
