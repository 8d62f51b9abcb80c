/** Why our own PostgreSQL cannot be used, in words for whoever started Fieldward. */
export class LocalPostgresError extends Error {
  override readonly name = 'LocalPostgresError';
}
