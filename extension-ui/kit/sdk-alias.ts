/**
 * What the bundler puts in place of `@hubspot/ui-extensions` outside HubSpot. Screens import components only: the
 * SDK's hooks and actions are missing on purpose, so a screen that reaches for them fails to build.
 */

import { Dropdown as DropdownMenu } from './actions/Dropdown.tsx';
import { DropdownButtonItem } from './actions/DropdownButtonItem.tsx';
import { placeholderFor } from './Placeholder.tsx';

export { Button } from './actions/Button.tsx';
export { ButtonRow } from './actions/ButtonRow.tsx';
export { Link } from './actions/Link.tsx';
export { LoadingButton } from './actions/LoadingButton.tsx';
export { Checkbox } from './choices/Checkbox.tsx';
export { MultiSelect } from './choices/MultiSelect.tsx';
export { RadioButton } from './choices/RadioButton.tsx';
export { Select } from './choices/Select.tsx';
export { Toggle } from './choices/Toggle.tsx';
export { ToggleGroup } from './choices/ToggleGroup.tsx';
export { Statistics, StatisticsItem, StatisticsTrend } from './data/Statistics.tsx';
export { Table } from './data/Table.tsx';
export { TableHeader } from './data/TableHeader.tsx';
export { TableBody, TableCell, TableFooter, TableHead, TableRow } from './data/table-parts.tsx';
export { Alert } from './feedback/Alert.tsx';
export { EmptyState } from './feedback/EmptyState.tsx';
export { ErrorState } from './feedback/ErrorState.tsx';
export { LoadingSpinner } from './feedback/LoadingSpinner.tsx';
export { ProgressBar } from './feedback/ProgressBar.tsx';
export { ScoreCircle } from './feedback/ScoreCircle.tsx';
export { StepIndicator } from './feedback/StepIndicator.tsx';
export { CurrencyInput } from './fields/CurrencyInput.tsx';
export { DateInput } from './fields/DateInput.tsx';
export { Form } from './fields/Form.tsx';
export { Input } from './fields/Input.tsx';
export { NumberInput } from './fields/NumberInput.tsx';
export { SearchInput } from './fields/SearchInput.tsx';
export { StepperInput } from './fields/StepperInput.tsx';
export { TextArea, TextArea as Textarea } from './fields/TextArea.tsx';
export { TimeInput } from './fields/TimeInput.tsx';
export { Icon } from './icons/Icon.tsx';
export { Illustration } from './icons/Illustration.tsx';
export { Accordion } from './layout/Accordion.tsx';
export { AutoGrid } from './layout/AutoGrid.tsx';
export { Box } from './layout/Box.tsx';
export { Card } from './layout/Card.tsx';
export { Divider } from './layout/Divider.tsx';
export { Flex } from './layout/Flex.tsx';
export { Inline } from './layout/Inline.tsx';
export { Spacer } from './layout/Spacer.tsx';
export { Stack } from './layout/Stack.tsx';
export { Tab } from './layout/Tab.tsx';
export { Tabs } from './layout/Tabs.tsx';
export { Tile } from './layout/Tile.tsx';
export { Modal, ModalBody, ModalFooter } from './overlay/Modal.tsx';
export { Panel, PanelBody, PanelFooter, PanelSection } from './overlay/Panel.tsx';
export { Tooltip } from './overlay/Tooltip.tsx';
export { DescriptionList, DescriptionListItem } from './text/DescriptionList.tsx';
export { Heading } from './text/Heading.tsx';
export { Image } from './text/Image.tsx';
export { List } from './text/List.tsx';
export { StatusTag } from './text/StatusTag.tsx';
export { Tag } from './text/Tag.tsx';
export { Text } from './text/Text.tsx';

export const Dropdown = Object.assign(DropdownMenu, { ButtonItem: DropdownButtonItem });
export const BarChart = placeholderFor('BarChart');
export const LineChart = placeholderFor('LineChart');
