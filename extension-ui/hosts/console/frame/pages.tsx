import type { LucideIcon } from 'lucide-react';
import ListChecks from 'lucide-react/icons/list-checks';
import ScrollText from 'lucide-react/icons/scroll-text';
import Settings from 'lucide-react/icons/settings';
import type { ReactNode } from 'react';
import type { Host } from '#ui/core/host.ts';
import { LogScreen } from '#ui/screens/LogScreen.tsx';
import { QueueScreen } from '#ui/screens/QueueScreen.tsx';
import { words } from '../words.ts';
import { SettingsPage } from './SettingsPage.tsx';

export interface PageProps {
  readonly host: Host;
  /** What stands in the address behind the page. */
  readonly part: string;
  readonly onPart: (part: string) => void;
}

interface ConsolePage {
  /** As it stands in the address. */
  readonly path: string;
  readonly title: string;
  readonly icon: LucideIcon;
  /** Only spares people a link to a refusal: the server decides who may read what. */
  readonly isFor: (role: string) => boolean;
  readonly draw: (props: PageProps) => ReactNode;
}

const overseers: readonly string[] = ['sales_ops', 'admin', 'auditor'];
const everybody = () => true;
const overseer = (role: string) => overseers.includes(role);

/** The pages of the console, in the order of its navigation. */
export const pages: readonly ConsolePage[] = [
  {
    path: 'settings',
    title: words.settings,
    icon: Settings,
    isFor: everybody,
    draw: (props) => <SettingsPage {...props} />,
  },
  {
    path: 'queue',
    title: words.queue,
    icon: ListChecks,
    isFor: (role) => role === 'sales_ops' || role === 'admin',
    draw: ({ host }) => <QueueScreen host={host} />,
  },
  { path: 'log', title: words.log, icon: ScrollText, isFor: overseer, draw: ({ host }) => <LogScreen host={host} /> },
];
