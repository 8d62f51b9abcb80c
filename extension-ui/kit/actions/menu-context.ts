import { createContext, type RefObject } from 'react';

export const MenuContext = createContext<{ close(): void; trigger: RefObject<HTMLElement> } | null>(null);
