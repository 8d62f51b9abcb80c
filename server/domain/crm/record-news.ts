/** That a CRM announced something about a record. It names places, never values: those are read when they are needed. */
export interface RecordNews {
  /** The CRM's own id of the account. */
  readonly accountId: string;
  readonly objectType: string;
  readonly recordId: string;
  /** The field that changed; `null` when the record was deleted. */
  readonly field: string | null;
  /** The CRM was told to forget a person for good, and tells us to do the same. */
  readonly forget: boolean;
}
