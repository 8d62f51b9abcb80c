import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import { describe, expect, it } from 'vitest';
import { salesforceManifests } from '../../../build/layout.ts';

const classes = path.join(salesforceManifests, 'force-app', 'main', 'default', 'classes');

class Complaints extends ApexErrorListener {
  readonly found: string[] = [];

  override apexSyntaxError(line: number, column: number, message: string): void {
    this.found.push(`${line}:${column} ${message}`);
  }
}

const source = (name: string) => readFile(path.join(classes, `${name}.cls`), 'utf8');

function complaintsAbout(apex: string): string[] {
  const complaints = new Complaints();
  ApexParserFactory.createLexerAndParser(apex, complaints).parser.compilationUnit();
  return complaints.found;
}

describe('the Apex of the project', () => {
  it.each(['FieldwardIdentity', 'FieldwardIdentityTest'])(
    'parses as Salesforce’s grammar wants it: %s',
    async (name) => {
      expect(complaintsAbout(await source(name))).toEqual([]);
    },
  );

  it('is checked by a parser that does complain', () => {
    expect(complaintsAbout('public class Broken { void run( { } }')).not.toEqual([]);
  });

  it('vouches with sharing, and asks for the record with the rights of the user', async () => {
    const apex = await source('FieldwardIdentity');
    expect(apex).toMatch(/^public with sharing class FieldwardIdentity \{$/m);
    expect(apex).toContain('AccessLevel.USER_MODE');
    expect(apex).not.toMatch(/without sharing|SYSTEM_MODE|global /);
  });

  it('exposes two methods to the browser, under the names that the component imports, and caches no proof', async () => {
    const apex = await source('FieldwardIdentity');
    expect(apex.match(/@AuraEnabled/g)).toHaveLength(2);
    expect(apex).toMatch(/@AuraEnabled\n\s+public static String mint\(Id recordId, String objectApiName\)/);
    expect(apex).toMatch(/@AuraEnabled\n\s+public static String mintForPage\(\)/);
    const component = path.join(classes, '..', 'lwc', 'fieldwardPanel', 'fieldwardPanel.js');
    const imported = (await readFile(component, 'utf8')).match(/@salesforce\/apex\/[\w.]+/g);
    expect(imported).toEqual(['mint', 'mintForPage'].map((name) => `@salesforce/apex/FieldwardIdentity.${name}`));
  });

  it('puts into a proof exactly the claims that the server reads, for at most two minutes', async () => {
    const apex = await source('FieldwardIdentity');
    const body = apex.slice(apex.indexOf('Map<String, Object> claims('), apex.indexOf('private static Blob signature'));
    const claims = [...body.matchAll(/'(\w+)' =>/g)].map(([, name]) => name);
    expect(claims).toEqual(['iss', 'sub', 'aud', 'iat', 'exp', 'jti', 'recordId', 'objectApiName', 'email']);
    const [, seconds] = /VALID_SECONDS = (\d+);/.exec(apex) ?? [];
    expect(Number(seconds)).toBeGreaterThan(0);
    expect(Number(seconds)).toBeLessThanOrEqual(120);
  });

  it('comes with a test class that calls the method and covers each of its refusals', async () => {
    const tests = await source('FieldwardIdentityTest');
    expect(tests).toMatch(/^@IsTest\nprivate class FieldwardIdentityTest \{$/m);
    const refusals = (await source('FieldwardIdentity')).match(/throw refusal\(/g) ?? [];
    expect(refusals).toHaveLength(3);
    for (const words of ['no access', 'server address', 'certificate']) expect(tests).toContain(`contains('${words}')`);
  });
});
