import type { IconNames } from '@hubspot/ui-extensions';
import AlarmClockIcon from 'lucide-react/icons/alarm-clock';
import AlignLeftIcon from 'lucide-react/icons/align-left';
import AppWindowIcon from 'lucide-react/icons/app-window';
import ArrowDownIcon from 'lucide-react/icons/arrow-down';
import ArrowDown01Icon from 'lucide-react/icons/arrow-down-0-1';
import ArrowDown10Icon from 'lucide-react/icons/arrow-down-1-0';
import ArrowDownAZIcon from 'lucide-react/icons/arrow-down-a-z';
import ArrowDownWideNarrowIcon from 'lucide-react/icons/arrow-down-wide-narrow';
import ArrowDownZAIcon from 'lucide-react/icons/arrow-down-z-a';
import ArrowUpIcon from 'lucide-react/icons/arrow-up';
import ArrowUpNarrowWideIcon from 'lucide-react/icons/arrow-up-narrow-wide';
import ArrowUpRightIcon from 'lucide-react/icons/arrow-up-right';
import AtSignIcon from 'lucide-react/icons/at-sign';
import BanIcon from 'lucide-react/icons/ban';
import BaselineIcon from 'lucide-react/icons/baseline';
import BellIcon from 'lucide-react/icons/bell';
import BellOffIcon from 'lucide-react/icons/bell-off';
import BlocksIcon from 'lucide-react/icons/blocks';
import BookOpenIcon from 'lucide-react/icons/book-open';
import BotIcon from 'lucide-react/icons/bot';
import BriefcaseIcon from 'lucide-react/icons/briefcase';
import Building2Icon from 'lucide-react/icons/building-2';
import CalculatorIcon from 'lucide-react/icons/calculator';
import CalendarIcon from 'lucide-react/icons/calendar';
import CalendarCheckIcon from 'lucide-react/icons/calendar-check';
import CameraIcon from 'lucide-react/icons/camera';
import CaptionsIcon from 'lucide-react/icons/captions';
import ChartColumnIcon from 'lucide-react/icons/chart-column';
import ChartLineIcon from 'lucide-react/icons/chart-line';
import CheckIcon from 'lucide-react/icons/check';
import ChevronDownIcon from 'lucide-react/icons/chevron-down';
import ChevronLeftIcon from 'lucide-react/icons/chevron-left';
import ChevronRightIcon from 'lucide-react/icons/chevron-right';
import ChevronUpIcon from 'lucide-react/icons/chevron-up';
import CircleIcon from 'lucide-react/icons/circle';
import CircleAlertIcon from 'lucide-react/icons/circle-alert';
import CircleCheckIcon from 'lucide-react/icons/circle-check';
import CircleDotIcon from 'lucide-react/icons/circle-dot';
import CircleMinusIcon from 'lucide-react/icons/circle-minus';
import CirclePlusIcon from 'lucide-react/icons/circle-plus';
import CircleQuestionMarkIcon from 'lucide-react/icons/circle-question-mark';
import CircleStopIcon from 'lucide-react/icons/circle-stop';
import CircleXIcon from 'lucide-react/icons/circle-x';
import ClipboardListIcon from 'lucide-react/icons/clipboard-list';
import ClockIcon from 'lucide-react/icons/clock';
import CloudUploadIcon from 'lucide-react/icons/cloud-upload';
import CodeXmlIcon from 'lucide-react/icons/code-xml';
import CogIcon from 'lucide-react/icons/cog';
import ContactRoundIcon from 'lucide-react/icons/contact-round';
import CopyIcon from 'lucide-react/icons/copy';
import DatabaseIcon from 'lucide-react/icons/database';
import DatabaseZapIcon from 'lucide-react/icons/database-zap';
import DownloadIcon from 'lucide-react/icons/download';
import EllipsisIcon from 'lucide-react/icons/ellipsis';
import EyeIcon from 'lucide-react/icons/eye';
import EyeOffIcon from 'lucide-react/icons/eye-off';
import FileIcon from 'lucide-react/icons/file';
import FileChartPieIcon from 'lucide-react/icons/file-chart-pie';
import FileTextIcon from 'lucide-react/icons/file-text';
import FileVideoCameraIcon from 'lucide-react/icons/file-video-camera';
import FilesIcon from 'lucide-react/icons/files';
import FlameIcon from 'lucide-react/icons/flame';
import FlaskConicalIcon from 'lucide-react/icons/flask-conical';
import FolderIcon from 'lucide-react/icons/folder';
import FolderOpenIcon from 'lucide-react/icons/folder-open';
import ForwardIcon from 'lucide-react/icons/forward';
import FrownIcon from 'lucide-react/icons/frown';
import FunnelIcon from 'lucide-react/icons/funnel';
import GaugeIcon from 'lucide-react/icons/gauge';
import GiftIcon from 'lucide-react/icons/gift';
import GlobeIcon from 'lucide-react/icons/globe';
import GoalIcon from 'lucide-react/icons/goal';
import GraduationCapIcon from 'lucide-react/icons/graduation-cap';
import Grid2x2Icon from 'lucide-react/icons/grid-2x2';
import HashIcon from 'lucide-react/icons/hash';
import HistoryIcon from 'lucide-react/icons/history';
import HourglassIcon from 'lucide-react/icons/hourglass';
import HouseIcon from 'lucide-react/icons/house';
import ImageIcon from 'lucide-react/icons/image';
import ImagesIcon from 'lucide-react/icons/images';
import InboxIcon from 'lucide-react/icons/inbox';
import InfoIcon from 'lucide-react/icons/info';
import KeyRoundIcon from 'lucide-react/icons/key-round';
import LandmarkIcon from 'lucide-react/icons/landmark';
import LanguagesIcon from 'lucide-react/icons/languages';
import LayoutTemplateIcon from 'lucide-react/icons/layout-template';
import LetterTextIcon from 'lucide-react/icons/letter-text';
import LightbulbIcon from 'lucide-react/icons/lightbulb';
import LinkIcon from 'lucide-react/icons/link';
import ListIcon from 'lucide-react/icons/list';
import ListChecksIcon from 'lucide-react/icons/list-checks';
import ListOrderedIcon from 'lucide-react/icons/list-ordered';
import LockIcon from 'lucide-react/icons/lock';
import MailIcon from 'lucide-react/icons/mail';
import MailOpenIcon from 'lucide-react/icons/mail-open';
import MapPinIcon from 'lucide-react/icons/map-pin';
import MegaphoneIcon from 'lucide-react/icons/megaphone';
import MehIcon from 'lucide-react/icons/meh';
import MergeIcon from 'lucide-react/icons/merge';
import MessageCircleQuestionMarkIcon from 'lucide-react/icons/message-circle-question-mark';
import MessageSquareIcon from 'lucide-react/icons/message-square';
import MessagesSquareIcon from 'lucide-react/icons/messages-square';
import NetworkIcon from 'lucide-react/icons/network';
import NotebookPenIcon from 'lucide-react/icons/notebook-pen';
import PackageIcon from 'lucide-react/icons/package';
import PackageCheckIcon from 'lucide-react/icons/package-check';
import PaletteIcon from 'lucide-react/icons/palette';
import PanelRightOpenIcon from 'lucide-react/icons/panel-right-open';
import PaperclipIcon from 'lucide-react/icons/paperclip';
import PencilIcon from 'lucide-react/icons/pencil';
import PencilOffIcon from 'lucide-react/icons/pencil-off';
import PhoneIcon from 'lucide-react/icons/phone';
import PhoneMissedIcon from 'lucide-react/icons/phone-missed';
import PhoneOffIcon from 'lucide-react/icons/phone-off';
import PhoneOutgoingIcon from 'lucide-react/icons/phone-outgoing';
import PinIcon from 'lucide-react/icons/pin';
import PlayIcon from 'lucide-react/icons/play';
import PlusIcon from 'lucide-react/icons/plus';
import PresentationIcon from 'lucide-react/icons/presentation';
import QuoteIcon from 'lucide-react/icons/quote';
import ReceiptIcon from 'lucide-react/icons/receipt';
import Redo2Icon from 'lucide-react/icons/redo-2';
import RefreshCwIcon from 'lucide-react/icons/refresh-cw';
import RepeatIcon from 'lucide-react/icons/repeat';
import ReplaceIcon from 'lucide-react/icons/replace';
import ReplyAllIcon from 'lucide-react/icons/reply-all';
import RotateCwIcon from 'lucide-react/icons/rotate-cw';
import RssIcon from 'lucide-react/icons/rss';
import SaveIcon from 'lucide-react/icons/save';
import ScanEyeIcon from 'lucide-react/icons/scan-eye';
import ScrollTextIcon from 'lucide-react/icons/scroll-text';
import SearchIcon from 'lucide-react/icons/search';
import SendIcon from 'lucide-react/icons/send';
import SettingsIcon from 'lucide-react/icons/settings';
import Share2Icon from 'lucide-react/icons/share-2';
import ShoppingCartIcon from 'lucide-react/icons/shopping-cart';
import SignalIcon from 'lucide-react/icons/signal';
import SignalLowIcon from 'lucide-react/icons/signal-low';
import SignatureIcon from 'lucide-react/icons/signature';
import SmartphoneIcon from 'lucide-react/icons/smartphone';
import SmileIcon from 'lucide-react/icons/smile';
import SparklesIcon from 'lucide-react/icons/sparkles';
import SpellCheckIcon from 'lucide-react/icons/spell-check';
import SquareCheckBigIcon from 'lucide-react/icons/square-check-big';
import SquarePlayIcon from 'lucide-react/icons/square-play';
import StampIcon from 'lucide-react/icons/stamp';
import StarIcon from 'lucide-react/icons/star';
import StrikethroughIcon from 'lucide-react/icons/strikethrough';
import SunIcon from 'lucide-react/icons/sun';
import TabletIcon from 'lucide-react/icons/tablet';
import TagIcon from 'lucide-react/icons/tag';
import TextIcon from 'lucide-react/icons/text';
import TextQuoteIcon from 'lucide-react/icons/text-quote';
import ThumbsDownIcon from 'lucide-react/icons/thumbs-down';
import ThumbsUpIcon from 'lucide-react/icons/thumbs-up';
import TicketIcon from 'lucide-react/icons/ticket';
import Trash2Icon from 'lucide-react/icons/trash-2';
import TriangleAlertIcon from 'lucide-react/icons/triangle-alert';
import TrophyIcon from 'lucide-react/icons/trophy';
import TypeIcon from 'lucide-react/icons/type';
import Undo2Icon from 'lucide-react/icons/undo-2';
import UploadIcon from 'lucide-react/icons/upload';
import UserIcon from 'lucide-react/icons/user';
import UserPlusIcon from 'lucide-react/icons/user-plus';
import VideoIcon from 'lucide-react/icons/video';
import VoicemailIcon from 'lucide-react/icons/voicemail';
import WandSparklesIcon from 'lucide-react/icons/wand-sparkles';
import WaypointsIcon from 'lucide-react/icons/waypoints';
import WorkflowIcon from 'lucide-react/icons/workflow';
import XIcon from 'lucide-react/icons/x';
import ZoomInIcon from 'lucide-react/icons/zoom-in';
import ZoomOutIcon from 'lucide-react/icons/zoom-out';

/** A drawing for every name in the SDK's list: a new name there fails the type check here. Brands get a general sign. */
export const sdkIcons = {
  add: PlusIcon,
  appointment: CalendarCheckIcon,
  approvals: StampIcon,
  artificialIntelligence: SparklesIcon,
  artificialIntelligenceEnhanced: WandSparklesIcon,
  attach: PaperclipIcon,
  bank: LandmarkIcon,
  block: BanIcon,
  book: BookOpenIcon,
  bulb: LightbulbIcon,
  callTranscript: ScrollTextIcon,
  calling: PhoneIcon,
  callingHangup: PhoneOffIcon,
  callingMade: PhoneOutgoingIcon,
  callingMissed: PhoneMissedIcon,
  callingVoicemail: VoicemailIcon,
  campaigns: MegaphoneIcon,
  cap: GraduationCapIcon,
  checkCircle: CircleCheckIcon,
  circleFilled: CircleIcon,
  circleHollow: CircleIcon,
  clock: ClockIcon,
  comment: MessageSquareIcon,
  contact: UserIcon,
  copy: CopyIcon,
  crm: ContactRoundIcon,
  dataSync: RefreshCwIcon,
  date: CalendarIcon,
  delay: HourglassIcon,
  delete: Trash2Icon,
  description: AlignLeftIcon,
  developerProjects: CodeXmlIcon,
  documents: FilesIcon,
  downCarat: ChevronDownIcon,
  download: DownloadIcon,
  edit: PencilIcon,
  ellipses: EllipsisIcon,
  email: MailIcon,
  emailOpen: MailOpenIcon,
  emailThreadedReplies: ReplyAllIcon,
  enrichment: DatabaseZapIcon,
  enroll: UserPlusIcon,
  exclamation: CircleAlertIcon,
  exclamationCircle: CircleAlertIcon,
  faceHappy: SmileIcon,
  faceHappyFilled: SmileIcon,
  faceNeutral: MehIcon,
  faceNeutralFilled: MehIcon,
  faceSad: FrownIcon,
  faceSadFilled: FrownIcon,
  facebook: Share2Icon,
  favoriteHollow: StarIcon,
  file: FileIcon,
  filledXCircleIcon: CircleXIcon,
  filter: FunnelIcon,
  flame: FlameIcon,
  folder: FolderIcon,
  folderOpen: FolderOpenIcon,
  forward: ForwardIcon,
  gauge: GaugeIcon,
  generateChart: ChartColumnIcon,
  gift: GiftIcon,
  globe: GlobeIcon,
  globeLine: GlobeIcon,
  goal: GoalIcon,
  googlePlus: Share2Icon,
  guidedActions: ListChecksIcon,
  hash: HashIcon,
  hide: EyeOffIcon,
  home: HouseIcon,
  hubDB: DatabaseIcon,
  image: ImageIcon,
  imageGallery: ImagesIcon,
  inbox: InboxIcon,
  info: InfoIcon,
  infoNoCircle: InfoIcon,
  insertVideo: VideoIcon,
  instagram: CameraIcon,
  integrations: BlocksIcon,
  invoice: ReceiptIcon,
  key: KeyRoundIcon,
  language: LanguagesIcon,
  left: ChevronLeftIcon,
  lessCircle: CircleMinusIcon,
  lesson: NotebookPenIcon,
  light: SunIcon,
  link: LinkIcon,
  linkedin: BriefcaseIcon,
  listView: ListIcon,
  location: MapPinIcon,
  locked: LockIcon,
  mention: AtSignIcon,
  messages: MessagesSquareIcon,
  mobile: SmartphoneIcon,
  moreCircle: CirclePlusIcon,
  notEditable: PencilOffIcon,
  notification: BellIcon,
  notificationOff: BellOffIcon,
  objectAssociations: WaypointsIcon,
  objectAssociationsManyToMany: NetworkIcon,
  objectAssociationsManyToOne: MergeIcon,
  office365: Grid2x2Icon,
  order: PackageCheckIcon,
  paymentSubscriptions: RepeatIcon,
  pin: PinIcon,
  pinterest: PinIcon,
  powerPointFile: FileChartPieIcon,
  presentation: PresentationIcon,
  product: PackageIcon,
  publish: CloudUploadIcon,
  question: CircleQuestionMarkIcon,
  questionAnswer: MessageCircleQuestionMarkIcon,
  questionCircle: CircleQuestionMarkIcon,
  quickbooks: CalculatorIcon,
  quote: QuoteIcon,
  readMore: ArrowUpRightIcon,
  readOnlyView: ScanEyeIcon,
  realEstateListing: Building2Icon,
  recentlySelected: HistoryIcon,
  record: CircleDotIcon,
  redo: Redo2Icon,
  refresh: RefreshCwIcon,
  registration: ClipboardListIcon,
  remove: XIcon,
  replace: ReplaceIcon,
  reports: ChartLineIcon,
  right: ChevronRightIcon,
  robot: BotIcon,
  rotate: RotateCwIcon,
  rss: RssIcon,
  salesQuote: FileTextIcon,
  salesTemplates: LayoutTemplateIcon,
  save: SaveIcon,
  search: SearchIcon,
  send: SendIcon,
  sequences: ListOrderedIcon,
  settings: SettingsIcon,
  shoppingCart: ShoppingCartIcon,
  signal: SignalIcon,
  signalPoor: SignalLowIcon,
  signature: SignatureIcon,
  snooze: AlarmClockIcon,
  sortAlpAsc: ArrowDownAZIcon,
  sortAlpDesc: ArrowDownZAIcon,
  sortAmtAsc: ArrowUpNarrowWideIcon,
  sortAmtDesc: ArrowDownWideNarrowIcon,
  sortNumAsc: ArrowDown01Icon,
  sortNumDesc: ArrowDown10Icon,
  sortTableAsc: ArrowUpIcon,
  sortTableDesc: ArrowDownIcon,
  spellCheck: SpellCheckIcon,
  sprocket: CogIcon,
  star: StarIcon,
  stopRecord: CircleStopIcon,
  strike: StrikethroughIcon,
  styles: PaletteIcon,
  success: CheckIcon,
  tablet: TabletIcon,
  tag: TagIcon,
  tasks: SquareCheckBigIcon,
  test: FlaskConicalIcon,
  text: TypeIcon,
  textBodyExpanded: TextIcon,
  textColor: BaselineIcon,
  textDataType: LetterTextIcon,
  textSnippet: TextQuoteIcon,
  thumbsDown: ThumbsDownIcon,
  thumbsUp: ThumbsUpIcon,
  ticket: TicketIcon,
  translate: LanguagesIcon,
  trophy: TrophyIcon,
  twitter: AtSignIcon,
  undo: Undo2Icon,
  upCarat: ChevronUpIcon,
  upload: UploadIcon,
  video: VideoIcon,
  videoFile: FileVideoCameraIcon,
  videoPlayerSubtitles: CaptionsIcon,
  view: EyeIcon,
  viewDetails: PanelRightOpenIcon,
  warning: TriangleAlertIcon,
  website: AppWindowIcon,
  workflows: WorkflowIcon,
  x: AtSignIcon,
  xCircle: CircleXIcon,
  xing: Share2Icon,
  youtube: SquarePlayIcon,
  youtubePlay: PlayIcon,
  zoomIn: ZoomInIcon,
  zoomOut: ZoomOutIcon,
} satisfies Record<IconNames, typeof BanIcon>;

/** Names that are drawn filled. */
export const filledIcons: ReadonlySet<IconNames> = new Set(['circleFilled', 'star']);
