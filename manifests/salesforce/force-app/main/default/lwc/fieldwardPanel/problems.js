/** The page builder left the address empty, or it is one that Lightning would not frame. */
export const NO_ADDRESS = {
  title: 'Fieldward is not set up on this page yet',
  message: 'Ask your Salesforce admin to set the server address of the Fieldward component to an https address.',
  endsPanel: true,
  canRetry: false,
};

/** Salesforce did not vouch for the person. Apex says why in a sentence made for people; nothing else is shown. */
export function proofProblem(error, endsPanel) {
  const said = error?.body?.message;
  return {
    title: 'Fieldward could not confirm who you are',
    message: typeof said === 'string' && said ? said : 'Salesforce did not answer. Try again in a moment.',
    endsPanel,
    canRetry: true,
  };
}

/** The embedding gave up. Its words are meant for developers, so people get ours and its code to pass on. */
export function embeddingProblem(detail) {
  const code = typeof detail?.code === 'string' ? detail.code : 'UNKNOWN';
  return {
    title: 'Fieldward could not be opened here',
    message: `Tell your Salesforce admin this code: ${code}`,
    endsPanel: true,
    canRetry: detail?.retryable !== false,
  };
}
