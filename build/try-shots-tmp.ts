import { openBrowser } from '#test/ui/hosts/open-browser.ts';
import { salesforceSeries } from './screenshots/salesforce-shots.ts';
const series = salesforceSeries('http://localhost:4477/sandbox/salesforce/lightning/r/Opportunity/006Fw0000500001IAA/view');
const browser = await openBrowser();
for (const shot of series.shots) {
  if (process.argv.length > 2 && !process.argv.includes(shot.name)) continue;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  page.on('console', (m) => { if (m.type() === 'error') console.log(shot.name, m.text()); });
  try {
    await page.goto(series.frontPage);
    await series.settled(page);
    await shot.prepare(page);
  } catch (error) { console.log(shot.name, String(error)); }
  await page.screenshot({ path: `/tmp/fwdocs/${shot.name}.png`, animations: 'disabled', caret: 'hide' });
  await context.close();
}
await browser.close();
