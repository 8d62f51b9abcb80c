import path from 'node:path';

/** The folder of the checkout. */
export const projectRoot = path.resolve(import.meta.dirname, '..');

/** Everything a build writes lies below here; the folder can be deleted at any time. */
export const distRoot = path.join(projectRoot, 'dist');

/** The HubSpot project as written by people: manifests without screens. */
export const hubspotManifests = path.join(projectRoot, 'manifests', 'hubspot');

/** The HubSpot project that can be uploaded. */
export const hubspotProject = path.join(distRoot, 'hubspot-project');

/** The same project with the sandbox's address, from which the sandbox's cards are bundled. */
export const sandboxProject = path.join(distRoot, 'sandbox-project');

/** The card bundles that the stand-in HubSpot serves to its worker. */
export const sandboxCards = path.join(distRoot, 'sandbox-cards');

/** The record page of the stand-in HubSpot. */
export const sandboxPages = path.join(distRoot, 'sandbox-pages');

/** The record page of the stand-in Salesforce. */
export const lightningPages = path.join(distRoot, 'lightning-pages');

/** The Salesforce project as written by people, with placeholders for the server's address. */
export const salesforceManifests = path.join(projectRoot, 'manifests', 'salesforce');

/** The Lightning web components of that project. */
export const salesforceComponents = path.join(salesforceManifests, 'force-app', 'main', 'default', 'lwc');

/** The Salesforce project that can be deployed. */
export const salesforceProject = path.join(distRoot, 'salesforce-project');

/** The Lightning component of that project as one script for the stand-in Salesforce's record page. */
export const sandboxWrapper = path.join(distRoot, 'sandbox-wrapper');

/** The panel that Salesforce's record pages frame. */
export const salesforcePanel = path.join(distRoot, 'panel');

/** Fieldward's own page in Salesforce. */
export const salesforceApp = path.join(distRoot, 'salesforce-app');

/** The stand-alone console. */
export const consolePages = path.join(distRoot, 'console');
