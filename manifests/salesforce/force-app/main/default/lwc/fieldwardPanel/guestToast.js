import { ShowToastEvent } from 'lightning/platformShowToastEvent';

const VARIANTS = ['success', 'info', 'warning', 'error'];
const LONGEST = 255;

/** A toast as the panel asked for it; null when there is nothing to say. Only plain text is taken over. */
export function guestToast(detail) {
  const title = plain(detail?.title);
  const message = plain(detail?.message);
  if (!title && !message) return null;
  return new ShowToastEvent({
    title: title || 'Fieldward',
    message,
    variant: VARIANTS.includes(detail.variant) ? detail.variant : 'info',
  });
}

function plain(text) {
  // Braces would be read as places for links.
  return typeof text === 'string' ? text.replace(/[{}]/g, '').slice(0, LONGEST) : '';
}
