declare const __FIELDWARD_PUBLIC_URL__: string;

/**
 * Where the Fieldward server is: the profile variable of the uploaded project, else what staging wrote into the bundle.
 * Without a slash at the end. HubSpot itself refuses addresses outside the app's permitted URLs.
 */
export function productUrl(variables: Record<string, unknown> | undefined): string {
  const configured = variables?.FIELDWARD_URL;
  const url = typeof configured === 'string' && configured !== '' ? configured : __FIELDWARD_PUBLIC_URL__;
  return url.replace(/\/+$/, '');
}
