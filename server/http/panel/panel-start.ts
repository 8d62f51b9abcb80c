/** What the page is told before its script starts; a code only where Canvas posted a signed request. */
export interface PanelStart {
  /** Origins besides Salesforce's that the panel may take for its host. */
  readonly allowedOrigins: readonly string[];
  readonly canvas?: { readonly code: string; readonly recordId: string | null; readonly objectApiName: string | null };
}
