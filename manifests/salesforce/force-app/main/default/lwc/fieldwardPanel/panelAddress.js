const LOCAL_HOSTS = ['localhost', '127.0.0.1'];

/**
 * Where the page is served that is shown, the panel of a record or Fieldward's own page, or null when the address of the server cannot be used: only https is let into
 * Lightning, and plain http only for a developer's own machine.
 */
export function panelAddress(baseUrl, isOwnPage = false) {
  const url = addressOf(baseUrl);
  if (!url || url.username || url.password || url.search || url.hash) return null;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOCAL_HOSTS.includes(url.hostname))) return null;
  return `${url.href.replace(/\/$/, '')}/hosts/salesforce/${isOwnPage ? 'app' : 'panel'}`;
}

function addressOf(text) {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
