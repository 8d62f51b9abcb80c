import { catalogue } from '../../../hubspot/catalogue/catalogue.ts';
import type { ObjectType } from '../../../hubspot/records/record.ts';
import type { Cell } from '../../soql/table.ts';
import { userOfOwner } from '../users.ts';

/** A field's value; undefined = nothing is known. */
export type Fields = Record<string, Cell | undefined>;

/** What the other stand-in CRM tells of a customer, in the words of this one. */
export class ToldValues {
  readonly #type: ObjectType;
  readonly #values: ReadonlyMap<string, string>;

  constructor(type: ObjectType, values: ReadonlyMap<string, string>) {
    this.#type = type;
    this.#values = values;
  }

  text(name: string): string | undefined {
    return this.#values.get(name);
  }

  number(name: string): number | undefined {
    const text = this.#values.get(name);
    return text === undefined || text === '' ? undefined : Number(text);
  }

  day(name: string): string | undefined {
    return this.#values.get(name)?.slice(0, 10);
  }

  flag(name: string): boolean {
    return this.#values.get(name) === 'true';
  }

  /** What people read of an option, or of several. */
  label(name: string): string | undefined {
    const options = catalogue[this.#type].find((property) => property.name === name)?.options ?? [];
    const chosen = this.#values.get(name)?.split(';').filter(Boolean);
    const labels = chosen?.map((value) => options.find((option) => option.value === value)?.label ?? value);
    return labels?.join(';');
  }

  owner(): string {
    return userOfOwner(this.#values.get('hubspot_owner_id'));
  }
}
