import { useEffect, useState } from 'react';

const mark = '#activity-';

/** The activity that the address points to, as links from a card do. */
export function useActivityTarget(): { id: string | null; open(id: string): void } {
  const [id, setId] = useState(targetOf);
  useEffect(() => {
    const follow = () => setId(targetOf());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  const open = (activityId: string) => {
    window.history.replaceState(null, '', `${mark}${encodeURIComponent(activityId)}`);
    setId(activityId);
  };
  return { id, open };
}

function targetOf(): string | null {
  const { hash } = window.location;
  if (!hash.startsWith(mark)) return null;
  try {
    return decodeURIComponent(hash.slice(mark.length));
  } catch {
    return null;
  }
}
