/** What Fieldward's server answered: the HTTP status and the parsed JSON body (null when there was none). */
export interface ApiReply {
  status: number;
  body: unknown;
}

/**
 * The page that carries a screen: a HubSpot card, a Salesforce panel or the console.
 * Screens know nothing else of where they run.
 */
export interface Host {
  readonly name: 'hubspot' | 'salesforce' | 'console';
  /** The CRM in whose account the person works. */
  readonly crm: 'hubspot' | 'salesforce';
  /** The open record; null on pages that belong to no record. objectType is the plural name, e.g. 'deals'. */
  readonly record: { crm: 'hubspot' | 'salesforce'; objectType: string; recordId: string } | null;
  /** BCP 47 tag. */
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Path below the product's URL, starting with '/'. Rejects with OfflineError when no answer came. */
  request(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<ApiReply>;
  /** Makes the CRM's own page show the values that are stored now. */
  refreshRecord(): Promise<void>;
  /** Somebody changed the record in the CRM while the screen was open. */
  onRecordChanged(listener: () => void): void;
  toast(kind: 'success' | 'warning' | 'danger' | 'info', title: string, message: string): void;
  /** Closes the modal or panel with this id. */
  closeOverlay(id: string): void;
  /**
   * Opens the CRM's own page on which a person lends us their access; resolves once it is open. Missing where the CRM
   * knows no writes as a person. @throws Error with a sentence for the person
   */
  connectAccount?(): Promise<void>;
  /** Puts a text where the person can paste it from, within a click. Rejects where the page may not. */
  copyText?(text: string): Promise<void>;
  /** Saves a text as a file of the person's; missing where the page may not. */
  saveFile?(name: string, type: string, text: string): Promise<void>;
  /** The page takes key presses and presses the buttons of a list with them; HubSpot's pages give apps none. */
  readonly takesKeys?: boolean;
  /** A fresh UUID, in a worker too. */
  newDecisionId(): string;
}

/** No answer came from the server: nobody knows whether the request was carried out. */
export class OfflineError extends Error {
  override readonly name = 'OfflineError';

  constructor(cause?: unknown) {
    super('Fieldward could not be reached.', { cause });
  }
}
