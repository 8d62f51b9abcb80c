import { AxeBuilder } from '@axe-core/playwright';
import { startGallery } from './gallery.ts';
const g = await startGallery();
for (const q of ['?theme=hubspot','?theme=salesforce','?theme=console','?theme=console&scheme=dark']) {
const { page } = await g.open(q);
await page.screenshot({ path: `/tmp/kit-shots/g${q.replace(/\W+/g,'-')}.png`, fullPage: true });
if (q === '?theme=hubspot') await page.evaluate(() => document.querySelector('[aria-label="Icons"] .fw-flex')?.remove());
let s = Date.now();
const r = await new AxeBuilder({ page }).options({performanceTimer: true}).analyze(); console.log(q, Date.now() - s);
for (const v of r.violations) for (const n of v.nodes) console.log('  ', v.id, n.html.slice(0,160), '|', (n.failureSummary??'').split('\n').slice(1).join(' ').slice(0,200));
await page.context().close();
}
await g.close();
