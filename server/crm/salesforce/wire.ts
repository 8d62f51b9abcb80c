import * as z from 'zod';

const text = z.string().nullish();
const flag = z.boolean().nullish();

/** What of a described field matters here; anything else is dropped. */
export const describedFieldSchema = z.object({
  name: z.string().min(1).max(200),
  label: text,
  type: z.string(),
  length: z.number().nullish(),
  digits: z.number().nullish(),
  precision: z.number().nullish(),
  scale: z.number().nullish(),
  updateable: flag,
  nillable: flag,
  calculated: flag,
  autoNumber: flag,
  unique: flag,
  externalId: flag,
  custom: flag,
  permissionable: flag,
  encrypted: flag,
  htmlFormatted: flag,
  deprecatedAndHidden: flag,
  compoundFieldName: text,
  restrictedPicklist: flag,
  inlineHelpText: text,
  referenceTo: z.array(z.string()).nullish(),
  picklistValues: z.array(z.object({ value: z.string(), label: text, active: flag })).nullish(),
});
export type DescribedField = z.infer<typeof describedFieldSchema>;

/** A field whose description we cannot read is left out, and what is not in the list is refused. */
export const describeSchema = z.object({ fields: z.array(z.unknown()).max(2_000) });

export const fieldDefinitionSchema = z.object({
  QualifiedApiName: z.string(),
  SecurityClassification: text,
  ComplianceGroup: text,
});
export type FieldDefinition = z.infer<typeof fieldDefinitionSchema>;

export const rowSchema = z.record(z.string(), z.unknown());

export const historyRowSchema = z.object({
  OldValue: z.unknown(),
  NewValue: z.unknown(),
  CreatedById: text,
  CreatedDate: z.string(),
});

export const recordAccessSchema = z.object({
  RecordId: z.string(),
  HasReadAccess: z.boolean(),
  HasEditAccess: z.boolean(),
});

export const fieldPermissionSchema = z.object({
  Field: z.string(),
  PermissionsRead: z.boolean(),
  PermissionsEdit: z.boolean(),
});

export const objectPermissionSchema = z.object({ PermissionsRead: z.boolean(), PermissionsEdit: z.boolean() });
