export interface ObjectName {
  objectTypeId: string;
  one: string;
  many: string;
}

export const objectNames: ObjectName[] = [
  { objectTypeId: '0-1', one: 'Contact', many: 'Contacts' },
  { objectTypeId: '0-2', one: 'Company', many: 'Companies' },
  { objectTypeId: '0-3', one: 'Deal', many: 'Deals' },
  { objectTypeId: '0-5', one: 'Ticket', many: 'Tickets' },
];

export function objectName(objectTypeId: string): ObjectName {
  return (
    objectNames.find((name) => name.objectTypeId === objectTypeId) ?? { objectTypeId, one: 'Record', many: 'Records' }
  );
}
