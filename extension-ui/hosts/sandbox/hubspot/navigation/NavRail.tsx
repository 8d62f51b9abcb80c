import { BookOpen, Bot, ChartColumn, Contact, Database, Landmark, Megaphone, Workflow } from 'lucide-react';

const areas = [
  { name: 'Workspaces', Icon: BookOpen },
  { name: 'CRM', Icon: Contact, current: true },
  { name: 'Marketing', Icon: Megaphone },
  { name: 'Commerce', Icon: Landmark },
  { name: 'Automations', Icon: Workflow },
  { name: 'Reporting', Icon: ChartColumn },
  { name: 'Data Management', Icon: Database },
  { name: 'Agents', Icon: Bot },
];

/** HubSpot's rail of areas. Scenery: the sandbox has the CRM only, so nothing here can be pressed. */
export function NavRail() {
  return (
    <div className="hs-rail" aria-hidden>
      <span className="hs-rail-mark" />
      {areas.map(({ name, Icon, current }) => (
        <span key={name} title={name} className={current ? 'hs-rail-area is-current' : 'hs-rail-area'}>
          <Icon size={18} />
        </span>
      ))}
    </div>
  );
}
