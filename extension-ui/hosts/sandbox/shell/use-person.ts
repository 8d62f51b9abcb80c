import { useState } from 'react';

/**
 * Who looks at the page. Kept per browser tab, so that two tabs can be two people.
 * @param key names the choice: people of one CRM are not those of another
 */
export function usePerson<Person extends { userId: number | string }>(
  key: string,
  people: Person[],
): [Person | undefined, (userId: string) => void] {
  const [userId, setUserId] = useState(() => asked() ?? sessionStorage.getItem(key));
  const choose = (chosen: string) => {
    sessionStorage.setItem(key, chosen);
    setUserId(chosen);
  };
  return [people.find((person) => String(person.userId) === userId) ?? people[0], choose];
}

function asked(): string | null {
  return new URLSearchParams(window.location.search).get('user');
}
