import { useState } from 'react';

/** How the panel gets into the record page: as a Lightning component, or as a Canvas app. */
export type Embedding = 'lwc' | 'canvas';

const key = 'sandbox-embedding';

/** Kept per browser tab; `?embedding=canvas` chooses as well. */
export function useEmbedding(): [Embedding, (chosen: Embedding) => void] {
  const [embedding, setEmbedding] = useState<Embedding>(() => {
    const asked = new URLSearchParams(window.location.search).get('embedding') ?? sessionStorage.getItem(key);
    return asked === 'canvas' ? 'canvas' : 'lwc';
  });
  const choose = (chosen: Embedding) => {
    sessionStorage.setItem(key, chosen);
    setEmbedding(chosen);
  };
  return [embedding, choose];
}
