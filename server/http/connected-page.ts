/** What a browser shows after an account was connected. Needs no script. */
export function connectedPage(connected: { crmName: string; ticket: string; asksForCertificate: boolean }): string {
  const { crmName, ticket, asksForCertificate } = connected;
  const certificate = `
      <h2>The certificate</h2>
      <p>
        ${crmName} pages vouch for their users with a certificate of your organization. Open the file that you
        downloaded from Setup (Certificate and Key Management) and paste its text.
      </p>
      <form method="post" action="certificate" target="_blank">
        <input type="hidden" name="ticket" value="${ticket}" />
        <p>
          <label for="pem">Certificate</label><br />
          <textarea id="pem" name="pem" rows="12" cols="66" required spellcheck="false"></textarea>
        </p>
        <button type="submit">Trust this certificate</button>
      </form>`;
  return page(
    `Connected to ${crmName}`,
    `<p>Fieldward is connected. You are its first admin here, or still one of them.</p>
      ${asksForCertificate ? certificate : ''}
      <h2>The command line</h2>
      <p>To publish the first allowlist and to register an agent you need a session for an hour.</p>
      <form method="post" action="session" target="_blank">
        <input type="hidden" name="ticket" value="${ticket}" />
        <button type="submit">Show a session token</button>
      </form>
      <p>This page is good for fifteen minutes. After that, connect again.</p>`,
  );
}

/** @param token shown once; the page is never kept */
export function sessionPage(token: string): string {
  return page(
    'A session for one hour',
    `<p>Set it where you run the commands, and close this page:</p>
      <pre>export FIELDWARD_SESSION=${token}</pre>`,
  );
}

export function trustedPage(fingerprint: string): string {
  const pairs = fingerprint.toUpperCase().replace(/(..)(?!$)/g, '$1:');
  return page(
    'Certificate trusted',
    `<p>SHA-256 of its public key: <code>${pairs}</code></p><p>You can close this page and open a record.</p>`,
  );
}

/** @param body HTML made here; nothing from outside gets into it unescaped */
function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <style>
      body { max-width: 40rem; margin: 3rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; }
      pre { padding: 1rem; background: #f3f3f3; white-space: pre-wrap; overflow-wrap: anywhere; }
      textarea { width: 100%; font: 13px/1.4 ui-monospace, monospace; }
      button { padding: 0.5rem 1rem; font: inherit; }
    </style>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${body}
    </main>
  </body>
</html>
`;
}
