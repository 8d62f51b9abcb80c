import type { OtherCrm } from './demo-types.ts';

/** Which CRM stands in: the one of this page, and links to the others. */
export function CrmSwitch({ crm, others }: { crm: string; others: OtherCrm[] }) {
  const all = [...others, { name: crm, url: '' }].sort((a, b) => a.name.localeCompare(b.name));
  return (
    <nav className="sb-demo-switch" aria-label="CRM">
      {all.map(({ name, url }) => (
        <a
          key={name}
          {...(url === '' ? { 'aria-current': 'page' as const, href: window.location.href } : { href: url })}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}
