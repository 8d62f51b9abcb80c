// What both CRMs do alike, in the same words.

export const greeted = 'E-mails and pages that greet a person by name print it.';
export const companyShown = 'E-mails, forms and quotes print the name of the company.';
export const reached = 'The next message or call goes to whatever stands here.';
export const postal = 'Letters and quotes are addressed with it.';
export const stageHistory =
  'Moving it starts automation and is kept in the stage history, from which forecasts and reports are counted.';
export const loginIdentity =
  'The CRM tells people apart by it: a changed address can join or split people, and mail already sent does not come back.';
export const pageAddress = 'Pages and e-mails may link to it.';
export const shownOnTicket = 'Help pages and ticket e-mails show it to the person who asked.';
export const caseClosed = 'Moving it can e-mail the customer, stop service clocks and start automation.';
