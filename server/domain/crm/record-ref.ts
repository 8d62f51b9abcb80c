/** Names one record of one CRM: `objectType` and `recordId` in that CRM's own words. */
export interface RecordRef {
  readonly crm: string;
  readonly objectType: string;
  readonly recordId: string;
}
