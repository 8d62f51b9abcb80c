/** What a browser shows after an account was connected. Needs no script and no style of its own. */
export function connectedPage({ crmName, ticket }: { crmName: string; ticket: string | null }): string {
  const certificate =
    ticket === null
      ? ''
      : `
      <h2>One more step: the certificate</h2>
      <p>
        ${crmName} pages vouch for their users with a certificate of your organization. Open the file that you
        downloaded from Setup (Certificate and Key Management) and paste its text.
      </p>
      <form method="post" action="certificate">
        <input type="hidden" name="ticket" value="${ticket}" />
        <p>
          <label for="pem">Certificate</label><br />
          <textarea id="pem" name="pem" rows="12" cols="66" required spellcheck="false"></textarea>
        </p>
        <button type="submit">Trust this certificate</button>
      </form>`;
  return page(
    `Connected to ${crmName}`,
    `<p>Fieldward is connected. You are its first admin here, or still one of them.</p>${certificate}`,
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
