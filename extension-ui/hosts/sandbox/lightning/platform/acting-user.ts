/*
 * In Salesforce, Apex knows whose session calls it. The sandbox has no log-in: the page says as whom it acts, and the
 * platform's stand-ins, which are bundled apart from the page, find it here.
 */
export function setActingUser(userId: string): void {
  document.documentElement.dataset.actingUser = userId;
}

export function actingUser(): string {
  return document.documentElement.dataset.actingUser ?? '';
}
