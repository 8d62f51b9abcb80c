import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ComponentSet, MetadataConverter } from '@salesforce/source-deploy-retrieve';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { distFolder } from '../../build/dist-folder.ts';
import { many, type StagedProject, stagedProject } from './staged-project.ts';

const url = 'https://crm.example/fieldward';
let folder: string;
let project: StagedProject;

beforeAll(async () => {
  folder = await distFolder();
  project = await stagedProject(path.join(folder, 'project'), url);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

describe('the staged Salesforce project', () => {
  it('is for API 66.0 and keeps its names: another name would be another component in every org', async () => {
    const settings = JSON.parse(await readFile(path.join(project.folder, 'sfdx-project.json'), 'utf8'));
    expect(settings.sourceApiVersion).toBe('66.0');
    expect(settings.packageDirectories).toEqual([{ path: 'force-app', default: true }]);
    expect(project.components.map(({ type, fullName }) => `${type.name} ${fullName}`).sort()).toEqual([
      'ApexClass FieldwardIdentity',
      'ApexClass FieldwardIdentityTest',
      'AuraDefinitionBundle fieldwardCanvas',
      'CspTrustedSite Fieldward',
      'CustomMetadata FieldwardSetting.Default',
      'CustomObject FieldwardSetting__mdt',
      'CustomTab Fieldward',
      'ExternalClientApplication Fieldward',
      'ExtlClntAppCanvasSettings Fieldward',
      'ExtlClntAppConfigurablePolicies Fieldward_defaultPolicy',
      'ExtlClntAppGlobalOauthSettings Fieldward',
      'ExtlClntAppOauthConfigurablePolicies Fieldward_defaultPolicy',
      'ExtlClntAppOauthSettings Fieldward',
      'FlexiPage Fieldward',
      'FlexiPage Fieldward_Opportunity',
      'LightningComponentBundle fieldwardPanel',
      'PermissionSet Fieldward_Admin',
      'PermissionSet Fieldward_Integration',
      'PermissionSet Fieldward_Rep',
      'PermissionSet Fieldward_Sales_Ops',
    ]);
  });

  it('holds no file that Salesforce’s library would leave behind: a wrong suffix fails without a word', async () => {
    const known = project.components.flatMap((component) => [
      ...(component.xml ? [component.xml] : []),
      ...component.walkContent(),
      ...component.getChildren().flatMap((child) => (child.xml ? [child.xml] : [])),
    ]);
    expect((await filesBelow(path.join(project.folder, 'force-app'))).sort()).toEqual([...new Set(known)].sort());
  });

  it('is converted to the metadata format by Salesforce’s library, every component named in package.xml', async () => {
    const set = ComponentSet.fromSource(path.join(project.folder, 'force-app'));
    set.sourceApiVersion = '66.0';
    const { packagePath } = await new MetadataConverter().convert(set, 'metadata', {
      type: 'directory',
      outputDirectory: folder,
      packageName: 'converted',
    });
    const manifest = await readFile(path.join(packagePath ?? '', 'package.xml'), 'utf8');
    expect(manifest).toContain('<version>66.0</version>');
    for (const { fullName, type } of project.components) {
      expect(manifest, fullName).toContain(`<members>${fullName}</members>`);
      expect(manifest, type.name).toContain(`<name>${type.name}</name>`);
    }
    expect(await filesBelow(packagePath ?? '')).toContain(
      path.join(packagePath ?? '', 'lwc/fieldwardPanel/fieldwardPanel.js'),
    );
  });

  it('is made of well-formed XML whose root is the type that the file name promises', () => {
    for (const component of project.components.filter(({ xml }) => xml)) {
      const roots = Object.keys(component.parseXmlSync()).filter((key) => !key.startsWith('?'));
      expect(roots, component.fullName).toEqual([component.type.name]);
    }
  });

  it('has the address of the server in the place of every placeholder', async () => {
    for (const file of await filesBelow(project.folder)) {
      expect(await readFile(file, 'utf8'), file).not.toMatch(/\$\{FIELDWARD_/);
    }
    const oauth = project.xml('ExtlClntAppGlobalOauthSettings', 'Fieldward');
    expect(String(oauth.callbackUrl).split('\n')).toEqual([
      `${url}/oauth/salesforce/callback`,
      `${url}/oauth/salesforce/own`,
    ]);
    const canvas = project.xml('ExtlClntAppCanvasSettings', 'Fieldward');
    expect(canvas.canvasUrl).toBe(`${url}/hosts/salesforce/canvas`);
    const setting = project.xml('CustomMetadata', 'FieldwardSetting.Default').values as Record<string, unknown>;
    expect(setting).toMatchObject({ field: 'ServerAddress__c', value: { '#text': url } });
  });

  it('lets Lightning frame the origin of the server and load nothing else from it', () => {
    const trusted = project.xml('CspTrustedSite', 'Fieldward');
    expect(trusted).toMatchObject({ context: 'LEX', endpointUrl: 'https://crm.example', isActive: 'true' });
    const uses = Object.entries(trusted).filter(
      ([name, value]) => name.startsWith('isApplicableTo') && value === 'true',
    );
    expect(uses).toEqual([['isApplicableToFrameSrc', 'true']]);
  });

  it('offers the component on the pages of the five objects that Fieldward knows, and places it on one', () => {
    const bundle = project.xml('LightningComponentBundle', 'fieldwardPanel');
    expect(bundle).toMatchObject({
      isExposed: 'true',
      targets: { target: ['lightning__AppPage', 'lightning__RecordPage'] },
    });
    const { targetConfig } = bundle.targetConfigs as { targetConfig: { objects?: { object: string[] } }[] };
    expect(targetConfig[1]?.objects?.object).toEqual(['Account', 'Case', 'Contact', 'Lead', 'Opportunity']);
    const page = project.xml('FlexiPage', 'Fieldward_Opportunity');
    expect(page).toMatchObject({ sobjectType: 'Opportunity', type: 'RecordPage' });
    expect(JSON.stringify(page)).toContain('"componentName":"fieldwardPanel"');
  });

  it('has a page of its own, in a tab that admins and sales ops see', () => {
    const page = project.xml('FlexiPage', 'Fieldward');
    expect(page).toMatchObject({ type: 'AppPage' });
    expect(JSON.stringify(page)).toContain('{"name":"view","value":"app"}');
    expect(project.xml('CustomTab', 'Fieldward')).toMatchObject({ flexiPage: 'Fieldward' });
    for (const [set, tab] of [
      ['Fieldward_Admin', { tab: 'Fieldward', visibility: 'Visible' }],
      ['Fieldward_Sales_Ops', { tab: 'Fieldward', visibility: 'Visible' }],
      ['Fieldward_Rep', undefined],
    ] as const) {
      expect(project.xml('PermissionSet', set).tabSettings, set).toEqual(tab);
    }
  });

  it('names no facet on the page that does not exist, and none that nobody shows', () => {
    const page = project.xml('FlexiPage', 'Fieldward_Opportunity');
    const regions = many<{ name: string; type: string }>(page.flexiPageRegions);
    const facets = regions.filter(({ type }) => type === 'Facet').map(({ name }) => name);
    const shown = [...JSON.stringify(page).matchAll(/"name":"(?:body|tabs)","value":"(\w+)"/g)].map(([, name]) => name);
    expect(shown.sort()).toEqual(facets.sort());
  });
});

describe('the external client app', () => {
  it('is one app: every part that names it names the same', () => {
    const parts = project.components.filter(({ type }) => type.name.startsWith('ExtlClntApp'));
    expect(parts).toHaveLength(5);
    for (const { type, fullName } of parts) {
      expect(project.xml(type.name, fullName).externalClientApplication, type.name).toBe('Fieldward');
    }
  });

  it('asks for the scopes that the server uses, always with PKCE and a secret', () => {
    expect(project.xml('ExtlClntAppOauthSettings', 'Fieldward').commaSeparatedOauthScopes).toBe(
      'Api,OpenID,RefreshToken',
    );
    expect(project.xml('ExtlClntAppGlobalOauthSettings', 'Fieldward')).toMatchObject({
      isPkceRequired: 'true',
      isConsumerSecretOptional: 'false',
      isSecretRequiredForRefreshToken: 'true',
      isDeviceFlowEnabled: 'false',
      isCodeCredFlowEnabled: 'false',
    });
  });

  it('carries no key, secret or certificate', () => {
    for (const secret of ['consumerKey', 'consumerSecret', 'certificate']) {
      expect(project.xml('ExtlClntAppGlobalOauthSettings', 'Fieldward')).not.toHaveProperty(secret);
    }
  });

  it('is open to members of our permission sets only, for 30 days without use', () => {
    const policy = project.xml('ExtlClntAppOauthConfigurablePolicies', 'Fieldward_defaultPolicy');
    expect(policy).toMatchObject({
      permittedUsersPolicyType: 'AdminApprovedPreAuthorized',
      refreshTokenPolicyType: 'SpecificLifetime',
      refreshTokenValidityPeriod: '30',
      refreshTokenValidityUnit: 'Days',
    });
    const sets = project.components.filter(({ type }) => type.name === 'PermissionSet').map(({ fullName }) => fullName);
    expect(String(policy.commaSeparatedPermissionSet).split(',').sort()).toEqual(sets.sort());
  });

  it('posts the signed request to the server when a page shows it through Canvas', async () => {
    const canvas = project.xml('ExtlClntAppCanvasSettings', 'Fieldward');
    expect(canvas).toMatchObject({ accessMethod: 'Post', canvasLocationOptions: 'Aura', samlInitiationMethod: 'None' });
    const wrapper = path.join(project.folder, 'force-app/main/default/aura/fieldwardCanvas');
    expect(await readFile(path.join(wrapper, 'fieldwardCanvas.cmp'), 'utf8')).toContain('developerName="Fieldward"');
    expect(await readFile(path.join(wrapper, 'fieldwardCanvasHelper.js'), 'utf8')).toContain("'https://crm.example'");
  });
});
