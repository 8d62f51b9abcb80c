import * as z from 'zod';

/** What we take from HubSpot's answers. Everything else in them is dropped. */

export const propertyListSchema = z.object({ results: z.array(z.unknown()).max(20_000) });

export const propertySchema = z.object({
  name: z.string().min(1).max(500),
  label: z.string().nullish(),
  description: z.string().nullish(),
  groupName: z.string().nullish(),
  type: z.string(),
  fieldType: z.string().nullish(),
  options: z
    .array(z.object({ value: z.string(), label: z.string().nullish(), hidden: z.boolean().nullish() }))
    .nullish(),
  hubspotDefined: z.boolean().nullish(),
  calculated: z.boolean().nullish(),
  hasUniqueValue: z.boolean().nullish(),
  referencedObjectType: z.string().nullish(),
  dataSensitivity: z.string().nullish(),
  modificationMetadata: z.object({ readOnlyValue: z.boolean().nullish() }).nullish(),
  currencyPropertyName: z.string().nullish(),
  showCurrencySymbol: z.boolean().nullish(),
  numberDisplayHint: z.string().nullish(),
  archived: z.boolean().nullish(),
});
export type HubSpotProperty = z.infer<typeof propertySchema>;

export const validationRuleSchema = z.object({ ruleType: z.string(), ruleArguments: z.array(z.string()).nullish() });
export type ValidationRule = z.infer<typeof validationRuleSchema>;

export const propertyValidationsSchema = z.object({
  results: z.array(z.object({ propertyName: z.string(), propertyValidationRules: z.array(validationRuleSchema) })),
});

const valueSchema = z.string().nullable();

export const recordSchema = z.object({ id: z.string(), properties: z.record(z.string(), valueSchema) });

export const batchReadSchema = z.object({
  results: z.array(recordSchema).max(100),
  errors: z.array(z.unknown()).nullish(),
});

const historyEntrySchema = z.object({
  value: valueSchema.nullish(),
  timestamp: z.string(),
  sourceType: z.string().nullish(),
  sourceId: z.string().nullish(),
  updatedByUserId: z.number().nullish(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

export const recordWithHistorySchema = recordSchema.extend({
  propertiesWithHistory: z.record(z.string(), z.array(historyEntrySchema)).nullish(),
});
export type RecordWithHistory = z.infer<typeof recordWithHistorySchema>;

export const batchReadWithHistorySchema = z.object({
  results: z.array(recordWithHistorySchema).max(100),
  errors: z.array(z.unknown()).nullish(),
});

/** Every field of an error body is optional. */
export const errorBodySchema = z.object({
  message: z.string().optional().catch(undefined),
  category: z.string().optional().catch(undefined),
  policyName: z.string().optional().catch(undefined),
  errors: z
    .array(
      z.object({
        message: z.string().optional().catch(undefined),
        code: z.string().optional().catch(undefined),
        context: z.record(z.string(), z.array(z.string()).catch([])).optional().catch(undefined),
      }),
    )
    .optional()
    .catch(undefined),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;

export function errorBodyOf(body: unknown): ErrorBody {
  const parsed = errorBodySchema.safeParse(body);
  return parsed.success ? parsed.data : {};
}
