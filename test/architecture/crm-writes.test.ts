import { describe, expect, it } from 'vitest';
import { readSource, sourceFiles } from './import-graph.ts';

/** Everything of ours that runs on the server; the sandbox is the CRM's side of the wire. */
const files = sourceFiles('server').filter((file) => !file.startsWith('server/sandbox/'));

/** Two for each CRM: one field of one record, and several records together. */
const writers = ['hubspot', 'salesforce'].flatMap((crm) =>
  ['joint-writer', 'record-writer'].map((name) => `server/crm/${crm}/${name}.ts`),
);
const one = 'server/use-cases/changes/apply-change.ts';
const many = 'server/use-cases/changes/apply-together.ts';
/** Takes the app out of the account. */
const leaving = 'server/crm/hubspot/leave-account.ts';

function filesThat(mention: RegExp): string[] {
  return files.filter((file) => mention.test(readSource(file)));
}

describe('writing to a CRM', () => {
  it('is called for by one module only, and another for several records together', () => {
    expect(files.length).toBeGreaterThan(150);
    expect(filesThat(/\.writeField\(/)).toEqual([one]);
    expect(filesThat(/\.writeTogether\(/)).toEqual([many]);
  });

  it('leaves each gateway by these files only, which check protection on the line before', () => {
    expect(filesThat(/\.write\(\{/)).toEqual(writers);
    for (const writer of writers) {
      expect(readSource(writer)).toMatch(
        /requireUnprotected\(.*\);\s*\n\s*(?:(?:const )?answer = )?await client\.write\(\{/,
      );
    }
  });

  it('has no other way out: no other file of a gateway names a method that changes anything', () => {
    const changing = /['"`](PATCH|PUT|DELETE)['"`]|batch\/(update|create|upsert|archive)/;
    const gateways = filesThat(changing).filter((file) => file.startsWith('server/crm/'));
    expect(gateways.toSorted()).toEqual([leaving, ...writers].toSorted());
  });

  it('is not what leaving an account does: that asks one address, which is no record’s', () => {
    const source = readSource(leaving);
    expect(source.match(/fetch\([^,]*,/g)).toEqual(['fetch(app.apiUrl + uninstallPath,']);
    expect(source.match(/['"`]\/[^'"`]*['"`]/g)).toEqual(["'/appinstalls/2026-03/external-install'"]);
  });

  it('takes a permit that only one function issues, for those who write', () => {
    expect(filesThat(/WritePermit\.issue\(/)).toEqual([one, many]);
    expect(filesThat(/new WritePermit\(/)).toEqual(['server/domain/policy/write-permit.ts']);
  });
});
