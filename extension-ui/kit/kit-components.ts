import type { ComponentType } from 'react';
import { Button } from './actions/Button.tsx';
import { ButtonRow } from './actions/ButtonRow.tsx';
import { Dropdown } from './actions/Dropdown.tsx';
import { DropdownButtonItem } from './actions/DropdownButtonItem.tsx';
import { Link } from './actions/Link.tsx';
import { LoadingButton } from './actions/LoadingButton.tsx';
import { Checkbox } from './choices/Checkbox.tsx';
import { MultiSelect } from './choices/MultiSelect.tsx';
import { RadioButton } from './choices/RadioButton.tsx';
import { Select } from './choices/Select.tsx';
import { Toggle } from './choices/Toggle.tsx';
import { ToggleGroup } from './choices/ToggleGroup.tsx';
import { Statistics, StatisticsItem, StatisticsTrend } from './data/Statistics.tsx';
import { Table } from './data/Table.tsx';
import { TableHeader } from './data/TableHeader.tsx';
import { TableBody, TableCell, TableFooter, TableHead, TableRow } from './data/table-parts.tsx';
import { Alert } from './feedback/Alert.tsx';
import { EmptyState } from './feedback/EmptyState.tsx';
import { ErrorState } from './feedback/ErrorState.tsx';
import { LoadingSpinner } from './feedback/LoadingSpinner.tsx';
import { ProgressBar } from './feedback/ProgressBar.tsx';
import { ScoreCircle } from './feedback/ScoreCircle.tsx';
import { StepIndicator } from './feedback/StepIndicator.tsx';
import { CurrencyInput } from './fields/CurrencyInput.tsx';
import { DateInput } from './fields/DateInput.tsx';
import { Form } from './fields/Form.tsx';
import { Input } from './fields/Input.tsx';
import { NumberInput } from './fields/NumberInput.tsx';
import { SearchInput } from './fields/SearchInput.tsx';
import { StepperInput } from './fields/StepperInput.tsx';
import { TextArea } from './fields/TextArea.tsx';
import { TimeInput } from './fields/TimeInput.tsx';
import { Icon } from './icons/Icon.tsx';
import { Illustration } from './icons/Illustration.tsx';
import { Accordion } from './layout/Accordion.tsx';
import { AutoGrid } from './layout/AutoGrid.tsx';
import { Box } from './layout/Box.tsx';
import { Card } from './layout/Card.tsx';
import { Divider } from './layout/Divider.tsx';
import { Flex } from './layout/Flex.tsx';
import { Inline } from './layout/Inline.tsx';
import { Spacer } from './layout/Spacer.tsx';
import { Stack } from './layout/Stack.tsx';
import { Tab } from './layout/Tab.tsx';
import { Tabs } from './layout/Tabs.tsx';
import { Tile } from './layout/Tile.tsx';
import { Modal, ModalBody, ModalFooter } from './overlay/Modal.tsx';
import { Panel, PanelBody, PanelFooter, PanelSection } from './overlay/Panel.tsx';
import { Tooltip } from './overlay/Tooltip.tsx';
import { placeholderFor } from './Placeholder.tsx';
import { DescriptionList, DescriptionListItem } from './text/DescriptionList.tsx';
import { Heading } from './text/Heading.tsx';
import { Image } from './text/Image.tsx';
import { List } from './text/List.tsx';
import { StatusTag } from './text/StatusTag.tsx';
import { Tag } from './text/Tag.tsx';
import { Text } from './text/Text.tsx';

/** A component whose props come from another world: a worker's card sends what it likes, no type checks it. */
// biome-ignore lint/suspicious/noExplicitAny: React knows no other type that every component fits.
type RemoteDrawn = ComponentType<any>;

/** Names that the SDK knows and the kit does not draw; only the charts are of its root entry. */
const undrawn = [
  'BarChart',
  'LineChart',
  'CrmActionButton',
  'CrmActionLink',
  'CrmAssociationPivot',
  'CrmAssociationPropertyList',
  'CrmAssociationStageTracker',
  'CrmAssociationTable',
  'CrmCardActions',
  'CrmDataHighlight',
  'CrmPropertyList',
  'CrmReport',
  'CrmSimpleDeadline',
  'CrmStageTracker',
  'CrmStatistics',
  'HeaderActions',
  'Iframe',
  'PageBreadcrumbs',
  'PageHeader',
  'PageLink',
  'PageTitle',
  'PrimaryHeaderActionButton',
  'SecondaryHeaderActionButton',
];

/** The kit by the SDK's remote names, for `createController` of @remote-ui/react/host. */
export const kitComponents: Record<string, RemoteDrawn> = {
  ...Object.fromEntries(undrawn.map((name) => [name, placeholderFor(name)])),
  Accordion,
  Alert,
  AutoGrid,
  Box,
  Button,
  ButtonRow,
  Card,
  Checkbox,
  CurrencyInput,
  DateInput,
  DescriptionList,
  DescriptionListItem,
  Divider,
  Dropdown,
  DropdownButtonItem,
  EmptyState,
  ErrorState,
  Flex,
  Form,
  Heading,
  Icon,
  Illustration,
  Image,
  Inline,
  Input,
  Link,
  List,
  LoadingButton,
  LoadingSpinner,
  Modal,
  ModalBody,
  ModalFooter,
  MultiSelect,
  NumberInput,
  Panel,
  PanelBody,
  PanelFooter,
  PanelSection,
  ProgressBar,
  RadioButton,
  ScoreCircle,
  SearchInput,
  Select,
  Spacer,
  Stack,
  Statistics,
  StatisticsItem,
  StatisticsTrend,
  StatusTag,
  StepIndicator,
  StepperInput,
  Tab,
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
  Tabs,
  Tag,
  Text,
  TextArea,
  Tile,
  TimeInput,
  Toggle,
  ToggleGroup,
  Tooltip,
  Textarea: TextArea,
};
