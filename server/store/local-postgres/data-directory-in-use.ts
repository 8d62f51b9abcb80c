/** Another Fieldward serves this data directory. Nothing was touched. */
export class DataDirectoryInUse extends Error {
  override readonly name = 'DataDirectoryInUse';
  readonly dataDirectory: string;
  /** The process that has it; 0 when PostgreSQL does not tell. */
  readonly pid: number;

  constructor(dataDirectory: string, pid: number) {
    const who = pid === 0 ? 'Another Fieldward' : `Another Fieldward (pid ${pid})`;
    super(
      `${who} already works in ${dataDirectory}. Stop it first, or give this one a directory of its own with ` +
        'FIELDWARD_DATA_DIR (and a PORT of its own).',
    );
    this.dataDirectory = dataDirectory;
    this.pid = pid;
  }
}
