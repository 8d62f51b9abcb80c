/** What an input says of a slip; nothing where there is none. */
export function slipProps(slip: string | null | undefined): { error?: true; validationMessage?: string } {
  return slip === null || slip === undefined ? {} : { error: true, validationMessage: slip };
}
