import { domainOf, mailName } from '../../../hubspot/seed/seed-record.ts';
import { companyFirst, companySecond, firstNames, jobTitles, lastNames, places } from '../../../hubspot/seed/words.ts';
import type { Cell } from '../../soql/table.ts';
import { users } from '../users.ts';

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('an empty list of words');
  return found;
};

const statuses = ['Open - Not Contacted', 'Working - Contacted', 'Closed - Not Converted'];

/** Somebody who has asked a question and bought nothing yet. */
export function inventLead(index: number): Record<string, Cell> {
  const FirstName = at(firstNames, index * 7 + 3);
  const LastName = at(lastNames, index * 11 + Math.floor(index / 48));
  const Company = `${at(companyFirst, index * 3 + 1)} ${at(companySecond, index * 5 + 2)} Group`;
  const domain = domainOf(`${Company} ${index}`);
  const [City, PostalCode, Country, Street] = at(places, index);
  const owner = at(
    users.filter(({ isActive }) => isActive),
    index % 9,
  );
  return {
    FirstName,
    LastName,
    Name: `${FirstName} ${LastName}`,
    Company,
    Title: at(jobTitles, index),
    Email: `${mailName(FirstName, LastName)}@${domain}`,
    Phone: `+1 303 555 0${100 + (index % 100)}`,
    Website: `https://${domain}`,
    City,
    PostalCode,
    Country,
    Street,
    Status: at(statuses, index),
    Rating: at(['Hot', 'Warm', 'Cold'], index),
    LeadSource: at(['Web', 'Trade Fair', 'Partner Referral'], index),
    Seats_Needed__c: 10 + (index % 90),
    External_Key__c: `L-${900_000 + index}`,
    OwnerId: owner.id,
  };
}
