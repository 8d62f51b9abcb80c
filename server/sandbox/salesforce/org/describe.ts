import type { DescribedObject, OrgUser } from '../org-port.ts';
import { isRecordObject, type ObjectSpec } from './catalogue/objects.ts';
import { describeField } from './describe-field.ts';
import { fieldLevels, objectRights } from './field-access.ts';
import { recordTypes } from './record-types.ts';

/** An object as one user sees it: hidden fields are not in it. */
export function describeFor(user: OrgUser, spec: ObjectSpec): DescribedObject {
  const holdsRecords = isRecordObject(spec.name);
  const rights = objectRights(user);
  const levels = fieldLevels(user, spec);
  return {
    name: spec.name,
    label: spec.label,
    labelPlural: spec.labelPlural,
    keyPrefix: spec.keyPrefix,
    activateable: false,
    createable: holdsRecords && rights.create,
    custom: false,
    customSetting: false,
    deletable: holdsRecords && rights.delete,
    deprecatedAndHidden: false,
    feedEnabled: holdsRecords,
    layoutable: holdsRecords,
    mergeable: false,
    queryable: true,
    replicateable: true,
    retrieveable: true,
    searchable: holdsRecords,
    triggerable: holdsRecords,
    undeletable: holdsRecords,
    updateable: holdsRecords && rights.edit,
    fields: spec.fields.flatMap((field) => {
      const level = levels.get(field.name) ?? 'none';
      return level === 'none' ? [] : [describeField(spec, field, level)];
    }),
    childRelationships: spec.children.map((child) => ({ ...child, cascadeDelete: false, deprecatedAndHidden: false })),
    recordTypeInfos: recordTypeInfos(spec.name),
    supportedScopes: [],
    urls: {},
  };
}

function recordTypeInfos(objectType: string) {
  const own = recordTypes.filter(({ SobjectType }) => SobjectType === objectType);
  const info = (name: string, developerName: string, recordTypeId: string, master: boolean) => ({
    active: true,
    available: true,
    defaultRecordTypeMapping: master,
    developerName,
    master,
    name,
    recordTypeId,
    urls: {},
  });
  return [
    ...own.map(({ Id, Name, DeveloperName }) => info(Name, DeveloperName, Id, false)),
    info('Master', 'Master', '012000000000000AAA', true),
  ];
}
