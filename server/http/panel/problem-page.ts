/** A page for people, in a frame of Salesforce, where the panel itself cannot be shown. Needs no script. */
export function problemPage(title: string, detail: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escaped(title)}</title>
    <link rel="stylesheet" href="problem.css" />
  </head>
  <body>
    <main>
      <h1>${escaped(title)}</h1>
      <p>${escaped(detail)}</p>
    </main>
  </body>
</html>
`;
}

/** In the looks of Lightning, so that it reads as part of the page around it. */
export const problemStyle = `body {
  margin: 0;
  padding: 16px;
  color: #2e2e2e;
  background: #fff;
  font: 13px/20px "Salesforce Sans", -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Helvetica, Arial, sans-serif;
}
h1 {
  margin: 0 0 4px;
  font-size: 16px;
  line-height: 20px;
}
p {
  margin: 0;
}
`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
