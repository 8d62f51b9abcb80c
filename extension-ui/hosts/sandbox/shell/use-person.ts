import { useState } from 'react';
import type { Person } from '../api/page-types.ts';

const key = 'sandbox-person';

/** Who looks at the page. Kept per browser tab, so that two tabs can be two people. */
export function usePerson(people: Person[]): [Person | undefined, (userId: number) => void] {
  const [userId, setUserId] = useState(() => Number(asked() ?? sessionStorage.getItem(key)));
  const choose = (chosen: number) => {
    sessionStorage.setItem(key, String(chosen));
    setUserId(chosen);
  };
  return [people.find((person) => person.userId === userId) ?? people[0], choose];
}

function asked(): string | null {
  return new URLSearchParams(window.location.search).get('user');
}
