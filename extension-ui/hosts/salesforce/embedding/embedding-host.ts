/** What the page around the panel said last. */
export interface EmbeddingProps {
  readonly recordId: string | null;
  readonly objectApiName: string | null;
  /** A proof of who looks at the page, good for one time; `null` while the page still asks for one. */
  readonly proof: string | null;
}

export interface HostToast {
  readonly title: string;
  readonly message: string;
  readonly variant: 'success' | 'info' | 'warning' | 'error';
}

/** The Salesforce page around the panel, whichever way it frames it. Nothing it says is a right to anything. */
export interface EmbeddingHost {
  /** `null` until the page has said something. */
  readonly props: () => EmbeddingProps | null;
  /** The page broke the rules of the embedding, and is not listened to any more. */
  readonly ended: () => boolean;
  /** @returns what ends it */
  readonly subscribe: (listener: () => void) => () => void;
  /** Values of the record were written: the page shows old ones until it reads again. */
  applied(): void;
  /** @returns false when the page has no place for it */
  toast(toast: HostToast): boolean;
  /** Asks for a fresh proof, which comes with the props. @returns false when this page can give none */
  needProof(): boolean;
  /** @param height of the panel's content, in CSS pixels */
  resize(height: number): void;
}
