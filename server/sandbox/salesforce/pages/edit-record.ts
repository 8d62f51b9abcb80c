import { z } from 'zod';
import { PageError } from '../../pages/page-error.ts';
import type { WriteProblem } from '../org-port.ts';
import type { Site } from '../site.ts';

export const editSchema = z.strictObject({
  as: z.string(),
  fields: z.record(z.string(), z.union([z.string().max(200_000), z.number(), z.boolean(), z.null()])),
});

type Edit = z.output<typeof editSchema>;

/** A person saves the record on its page, under all the rules of the org. @throws PageError in Salesforce's words */
export function editRecord(site: Site, objectType: string, recordId: string, { as, fields }: Edit): void {
  const outcome = site.org.update(objectType, recordId, fields, { userId: as, allowDuplicates: false });
  const problems = 'problems' in outcome ? outcome.problems : [];
  if (problems.length > 0) throw refusalOf(problems);
}

function refusalOf(problems: readonly WriteProblem[]): PageError {
  const errors = problems.map(({ statusCode, message, fields }) => ({ errorCode: statusCode, message, fields }));
  return new PageError(400, errors.map(({ message }) => message).join(' '), { errors });
}
