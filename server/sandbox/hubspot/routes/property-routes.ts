import { type Request, Router } from 'express';
import { z } from 'zod';
import { ApiError, conflict } from '../api-error.ts';
import { groupsOf } from '../catalogue/catalogue.ts';
import { type Property, propertiesIn } from '../catalogue/property.ts';
import { validationRules } from '../catalogue/validation-rules.ts';
import { type Caller, crmCall } from '../crm-call.ts';
import { inputs, parseBody, queryText } from '../parse-body.ts';
import type { Portal } from '../portal.ts';
import { factsOf, requireObjectType } from '../records/object-types.ts';
import type { ObjectType } from '../records/record.ts';

const sensitivity = z.enum(['non_sensitive', 'sensitive', 'highly_sensitive']);
const option = z.object({
  value: z.string(),
  label: z.string(),
  hidden: z.boolean().default(false),
  displayOrder: z.number().int().default(-1),
  description: z.string().default(''),
});
const changes = z.object({
  label: z.string().min(1).optional(),
  description: z.string().optional(),
  groupName: z.string().optional(),
  type: z.enum(['bool', 'date', 'datetime', 'enumeration', 'number', 'phone_number', 'string']).optional(),
  fieldType: z.string().optional(),
  options: z.array(option).optional(),
  hidden: z.boolean().optional(),
  formField: z.boolean().optional(),
  displayOrder: z.number().int().optional(),
  referencedObjectType: z.string().optional(),
  externalOptions: z.boolean().optional(),
  showCurrencySymbol: z.boolean().optional(),
});
const newProperty = changes.extend({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,99}$/),
  label: z.string().min(1),
  groupName: z.string(),
  type: changes.shape.type.unwrap(),
  fieldType: z.string(),
  hasUniqueValue: z.boolean().optional(),
  dataSensitivity: sensitivity.optional(),
});

/** Descriptions of properties and their groups. */
export function propertyRoutes(portal: Portal): Router {
  const router = Router();
  const read = (handle: (req: Request, type: ObjectType) => unknown) =>
    crmCall(portal, 'metadataReads', (req, caller) => ({ status: 200, body: handle(req, describable(req, caller)) }));
  router.get(
    '/:objectType',
    read((req, type) => ({ results: listed(portal, req, type) })),
  );
  router.get(
    '/:objectType/groups',
    read((_, type) => ({ results: groupsOf(portal.state.properties[type].values()) })),
  );
  router.get(
    '/:objectType/groups/:groupName',
    read((req, type) => {
      const groups = groupsOf(portal.state.properties[type].values());
      return groups.find(({ name }) => name === req.params.groupName) ?? missing(String(req.params.groupName));
    }),
  );
  router.post(
    '/:objectType/batch/read',
    read((req, type) => readBatch(portal, req, type)),
  );
  router.get(
    '/:objectType/:propertyName',
    read((req, type) => {
      const name = String(req.params.propertyName);
      const found = portal.state.properties[type].get(name);
      const archived = queryText(req.url, 'archived') === 'true';
      return found?.archived === archived ? found : missing(name);
    }),
  );
  router.post(
    '/:objectType',
    crmCall(portal, 'writes', (req, caller) => {
      const type = definable(req, caller);
      return { status: 201, body: addProperty(portal, type, parseBody(newProperty, req.body)) };
    }),
  );
  router.patch(
    '/:objectType/:propertyName',
    crmCall(portal, 'writes', (req, caller) => {
      const type = definable(req, caller);
      const present = requireProperty(portal, type, String(req.params.propertyName));
      const given = withoutAbsent(parseBody(changes, req.body));
      return { status: 200, body: keep(portal, type, { ...present, ...given }) };
    }),
  );
  router.delete(
    '/:objectType/:propertyName',
    crmCall(portal, 'writes', (req, caller) => {
      const type = definable(req, caller);
      const present = requireProperty(portal, type, String(req.params.propertyName));
      keep(portal, type, { ...present, archived: true, archivedAt: portal.now().toISOString() });
      return { status: 204 };
    }),
  );
  return router;
}

/** Rules that values must keep. */
export function propertyValidationRoutes(portal: Portal): Router {
  const router = Router();
  router.get(
    '/:objectType',
    crmCall(portal, 'metadataReads', (req, caller) => {
      const type = describable(req, caller);
      const results = Object.entries(validationRules[type]).map(([propertyName, propertyValidationRules]) => {
        return { propertyName, propertyValidationRules };
      });
      return { status: 200, body: { results } };
    }),
  );
  return router;
}

function describable(req: Request, caller: Caller): ObjectType {
  const type = requireObjectType(String(req.params.objectType));
  caller.requireScope(`crm.schemas.${type}.read`, factsOf(type).readScope);
  return type;
}

function definable(req: Request, caller: Caller): ObjectType {
  const type = requireObjectType(String(req.params.objectType));
  caller.requireScope(`crm.schemas.${type}.write`, factsOf(type).writeScope);
  return type;
}

function listed(portal: Portal, req: Request, type: ObjectType): Property[] {
  const archived = queryText(req.url, 'archived') === 'true';
  const degree = queryText(req.url, 'dataSensitivity') ?? 'non_sensitive';
  return [...portal.state.properties[type].values()].filter(
    (property) => property.archived === archived && property.dataSensitivity === degree,
  );
}

function readBatch(portal: Portal, req: Request, type: ObjectType) {
  const schema = z.object({ inputs: inputs(z.object({ name: z.string() })), archived: z.boolean().default(false) });
  const body = parseBody(schema, req.body);
  const results = body.inputs.flatMap(({ name }) => portal.state.properties[type].get(name) ?? []);
  const at = portal.now().toISOString();
  return {
    status: 'COMPLETE',
    results: results.filter(({ archived }) => archived === body.archived),
    startedAt: at,
    completedAt: at,
  };
}

function addProperty(portal: Portal, type: ObjectType, draft: z.output<typeof newProperty>): Property {
  if (portal.state.property(type, draft.name)) throw conflict(`Property "${draft.name}" already exists`);
  const [property] = propertiesIn(draft.groupName, [{ ...withoutAbsent(draft), hubspotDefined: false }]);
  if (!property) throw new Error('a property got lost');
  const at = portal.now().toISOString();
  const modificationMetadata = { archivable: true, readOnlyDefinition: false, readOnlyValue: false };
  return keep(portal, type, { ...property, modificationMetadata, createdAt: at });
}

function requireProperty(portal: Portal, type: ObjectType, name: string): Property {
  return portal.state.property(type, name) ?? missing(name);
}

function keep(portal: Portal, objectType: ObjectType, changed: Property): Property {
  const property = { ...changed, updatedAt: portal.now().toISOString() };
  portal.state.commit([{ kind: 'property', objectType, property }]);
  return property;
}

function missing(name: string): never {
  throw new ApiError(404, { message: `"${name}" does not exist`, category: 'OBJECT_NOT_FOUND' });
}

/** zod answers absent keys as undefined, which would overwrite what is there. */
function withoutAbsent<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
