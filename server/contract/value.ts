import { z } from 'zod';

/** Text without lone surrogates or NUL, which neither canonical JSON nor PostgreSQL can hold. */
export function plainText(lengthMin: number, lengthMax: number) {
  return z
    .string()
    .min(lengthMin)
    .max(lengthMax)
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'holds characters that are not text');
}

/** A field's value in canonical text form; `null` = empty. See docs/glossary.md. */
export const fieldValueSchema = z.string().nullable();
export type WireValue = z.infer<typeof fieldValueSchema>;

/** A value as a client may write it; the server brings it into canonical form by the field's type. */
export const proposedValueSchema = z.union([
  plainText(0, 65_536),
  z.number(),
  z.boolean(),
  z.array(plainText(0, 1_000)).max(500),
  z.null(),
]);

export const recordSchema = z.strictObject({
  crm: z.enum(['hubspot', 'salesforce']),
  objectType: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,79}$/, 'is not an object type'),
  recordId: z.string().regex(/^[A-Za-z0-9]{1,32}$/, 'is not a record id'),
});

export const fieldNameSchema = z.string().regex(/^[A-Za-z][A-Za-z0-9_.]{0,199}$/, 'is not a field name');

/** An id made by Fieldward: a prefix, an underscore, 26 characters. */
export function idSchema(prefix: string) {
  return z.string().regex(new RegExp(`^${prefix}_[0-9a-hj-km-np-tv-z]{26}$`), `is not a ${prefix}_ id`);
}
