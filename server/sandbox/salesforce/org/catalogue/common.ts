import { dateTime, type FieldSpec, flag, lookup, picklist } from './field.ts';

/** What every object has. */
export function systemFields(label: string): FieldSpec[] {
  return [
    { name: 'Id', label: `${label} ID`, type: 'id', length: 18, system: true },
    flag('IsDeleted', 'Deleted', { system: true }),
    lookup('OwnerId', `${label} Owner`, ['User'], { required: true, tracked: true }),
    dateTime('CreatedDate', 'Created Date', { system: true }),
    lookup('CreatedById', 'Created By ID', ['User'], { system: true }),
    dateTime('LastModifiedDate', 'Last Modified Date', { system: true }),
    lookup('LastModifiedById', 'Last Modified By ID', ['User'], { system: true }),
    dateTime('SystemModstamp', 'System Modstamp', { system: true }),
    picklist('CurrencyIsoCode', `${label} Currency`, 'USD, EUR, GBP', { restricted: true, length: 3 }),
  ];
}

export const industries =
  'Agriculture, Apparel, Automotive, Biotechnology, Chemicals, Construction, Consumer Goods, Energy, Food & Beverage, Furniture, Healthcare, Industrial Automation, Logistics, Machinery, Packaging, Retail, Shipping, Technology, Other';

export const leadSources = 'Web, Phone Inquiry, Partner Referral, Trade Fair, Purchased List, Other';

export const competitors = 'Northbeam, TandemLogic, Arcwell, In-house';

export const timeframes = 'This quarter, Next quarter, This year, Next year, Unknown';
