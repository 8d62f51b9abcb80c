import path from 'node:path';

/** Where `npm start` builds the screens. */
export const distDirectory = path.join(import.meta.dirname, '..', '..', 'dist');
