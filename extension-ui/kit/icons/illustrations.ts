import type { EmptyStateImageName, IllustrationNames } from '@hubspot/ui-extensions';
import Blocks from 'lucide-react/icons/blocks';
import Bot from 'lucide-react/icons/bot';
import Boxes from 'lucide-react/icons/boxes';
import Building from 'lucide-react/icons/building-2';
import Cable from 'lucide-react/icons/cable';
import CalendarDays from 'lucide-react/icons/calendar-days';
import ChartColumn from 'lucide-react/icons/chart-column';
import ClipboardList from 'lucide-react/icons/clipboard-list';
import CreditCard from 'lucide-react/icons/credit-card';
import FlaskConical from 'lucide-react/icons/flask-conical';
import Handshake from 'lucide-react/icons/handshake';
import Hourglass from 'lucide-react/icons/hourglass';
import Layout from 'lucide-react/icons/layout-panel-left';
import LifeBuoy from 'lucide-react/icons/life-buoy';
import Lightbulb from 'lucide-react/icons/lightbulb';
import ListChecks from 'lucide-react/icons/list-checks';
import Lock from 'lucide-react/icons/lock';
import LockOpen from 'lucide-react/icons/lock-open';
import MailCheck from 'lucide-react/icons/mail-check';
import Megaphone from 'lucide-react/icons/megaphone';
import Pen from 'lucide-react/icons/pen-line';
import Phone from 'lucide-react/icons/phone';
import ServerCrash from 'lucide-react/icons/server-crash';
import Shapes from 'lucide-react/icons/shapes';
import ShieldAlert from 'lucide-react/icons/shield-alert';
import ShoppingCart from 'lucide-react/icons/shopping-cart';
import Signature from 'lucide-react/icons/signature';
import Store from 'lucide-react/icons/store';
import Target from 'lucide-react/icons/target';
import Ticket from 'lucide-react/icons/ticket';
import TrafficCone from 'lucide-react/icons/traffic-cone';
import UserPlus from 'lucide-react/icons/user-plus';
import Users from 'lucide-react/icons/users';
import Vote from 'lucide-react/icons/vote';

/** One motif per illustration of the SDK. HubSpot's drawings are its own; ours are a sign on a quiet ground. */
export const motifs = {
  addOnReporting: ChartColumn,
  announcement: Megaphone,
  api: Cable,
  automatedTesting: FlaskConical,
  beta: FlaskConical,
  building: Building,
  callingSetUp: Phone,
  companies: Building,
  components: Blocks,
  cone: TrafficCone,
  contacts: Users,
  contentStrategy: Pen,
  customObjects: Shapes,
  customerExperience: Users,
  customerSupport: LifeBuoy,
  deals: Handshake,
  developerSecurityUpdate: ShieldAlert,
  electronicSignature: Signature,
  electronicSignatureEmptyState: Signature,
  emailConfirmation: MailCheck,
  emptyStateCharts: ChartColumn,
  errorGeneral: ServerCrash,
  errorHourglass: Hourglass,
  idea: Lightbulb,
  integrations: Cable,
  leads: UserPlus,
  lock: Lock,
  meetings: CalendarDays,
  middlePaneCards: Layout,
  missedGoal: Target,
  multipleObjects: Boxes,
  object: Shapes,
  paymentsButton: CreditCard,
  productsShoppingCart: ShoppingCart,
  propertiesSidebar: Layout,
  registration: ClipboardList,
  sandboxAddOn: Bot,
  sidebar: Layout,
  social: Megaphone,
  store: Store,
  storeDisabled: Store,
  successfullyConnectedEmail: MailCheck,
  target: Target,
  task: ListChecks,
  tickets: Ticket,
  unlock: LockOpen,
  voteAndSearch: Vote,
} satisfies Record<IllustrationNames | EmptyStateImageName, typeof Lock>;

export type MotifName = keyof typeof motifs;
