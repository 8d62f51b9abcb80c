import { stages } from './catalogue/opportunity.ts';
import type { Draft } from './rules.ts';

/** What Salesforce and the organization's flows do with a draft before it is saved. */
export function runFlows(draft: Draft): void {
  const { objectType, after } = draft;
  switch (objectType) {
    case 'Opportunity':
      followStage(draft);
      break;
    case 'Account':
      if (typeof after.Website === 'string' && !/^https?:\/\//i.test(after.Website)) {
        after.Website = `https://${after.Website}`;
      }
      break;
    case 'Case':
      followStatus(draft);
      break;
    default:
      after.Name = [after.FirstName, after.LastName].filter(Boolean).join(' ');
  }
}

/** A stage brings its probability and forecast along, unless the same save sets them otherwise. */
function followStage({ before, after }: Draft): void {
  const stage = stages[String(after.StageName)];
  if (stage === undefined) return;
  if (before.StageName !== after.StageName) {
    if (after.Probability === (before.Probability ?? null)) after.Probability = stage.probability;
    if (after.ForecastCategoryName === (before.ForecastCategoryName ?? null)) {
      after.ForecastCategoryName = stage.forecast;
    }
  }
  after.IsClosed = stage.closed;
  after.IsWon = stage.won;
}

function followStatus({ before, after, now }: Draft): void {
  after.IsClosed = after.Status === 'Closed';
  if (after.IsClosed === before.IsClosed) return;
  after.ClosedDate = after.IsClosed ? now : null;
}
