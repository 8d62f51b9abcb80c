/** The drawings that the kit itself needs, whatever a card asks for. */
export { default as Check } from 'lucide-react/icons/check';
export { default as ChevronDown } from 'lucide-react/icons/chevron-down';
export { default as ChevronLeft } from 'lucide-react/icons/chevron-left';
export { default as ChevronRight } from 'lucide-react/icons/chevron-right';
export { default as ChevronsUpDown } from 'lucide-react/icons/chevrons-up-down';
export { default as CircleAlert } from 'lucide-react/icons/circle-alert';
export { default as CircleCheck } from 'lucide-react/icons/circle-check';
export { default as ExternalLink } from 'lucide-react/icons/external-link';
export { default as Info } from 'lucide-react/icons/info';
export { default as Lightbulb } from 'lucide-react/icons/lightbulb';
export { default as Minus } from 'lucide-react/icons/minus';
export { default as Plus } from 'lucide-react/icons/plus';
export { default as Search } from 'lucide-react/icons/search';
export { default as TrendDown } from 'lucide-react/icons/trending-down';
export { default as TrendUp } from 'lucide-react/icons/trending-up';
export { default as TriangleAlert } from 'lucide-react/icons/triangle-alert';
export { default as X } from 'lucide-react/icons/x';
