import { Briefcase, Building2, Crown, type LucideIcon, Star, User } from 'lucide-react';

const icons: Record<string, { Icon: LucideIcon; tone: string }> = {
  Account: { Icon: Building2, tone: '#5867e8' },
  Contact: { Icon: User, tone: '#9602c7' },
  Lead: { Icon: Star, tone: '#c2185b' },
  Opportunity: { Icon: Crown, tone: '#dd4a1b' },
  Case: { Icon: Briefcase, tone: '#ba3a6e' },
};

const unknown = { Icon: Star, tone: '#5c5c5c' };

/** The square by which an object is recognised everywhere in Lightning. */
export function ObjectIcon({ objectType, size }: { objectType: string; size: 'small' | 'large' }) {
  const { Icon, tone } = icons[objectType] ?? unknown;
  return (
    <span className={`lx-object-icon is-${size}`} style={{ backgroundColor: tone }} aria-hidden>
      <Icon size={size === 'large' ? 22 : 14} />
    </span>
  );
}
