const allowed = new Set([
  'allow-forms',
  'allow-modals',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
  'allow-scripts',
  'allow-downloads',
]);

/**
 * Why an embedding cannot be mounted, as Salesforce's own codes; `null` when it can. Unlike Salesforce this takes an
 * address of the page's own origin, because the sandbox serves both; a frame without `allow-same-origin` has none.
 */
export function configurationFault(src: unknown, sandbox: unknown): { code: string; message: string } | null {
  if (typeof src !== 'string' || src === '') return { code: 'MISSING_SRC', message: 'src is required.' };
  const url = URL.parse(src);
  const isLocal = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1';
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLocal))) {
    return { code: 'INVALID_SRC', message: 'src must be https, or http on this machine.' };
  }
  const tokens = typeof sandbox === 'string' ? sandbox.split(/\s+/).filter(Boolean) : [];
  if (!tokens.includes('allow-scripts')) {
    return { code: 'ALLOW_SCRIPTS_STRIPPED', message: 'sandbox must contain allow-scripts.' };
  }
  const blocked = tokens.find((token) => !allowed.has(token));
  return blocked ? { code: 'BLOCKED_SANDBOX_TOKEN', message: `sandbox must not contain ${blocked}.` } : null;
}
