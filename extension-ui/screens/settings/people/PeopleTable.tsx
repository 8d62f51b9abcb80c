import {
  Flex,
  SearchInput,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Tag,
  Text,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { PersonRow } from '#ui/core/people-api.ts';
import { peopleStrings as words } from '#ui/core/people-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { When } from '../When.tsx';
import type { PeopleProps } from './people-props.ts';
import { RoleButton } from './RoleButton.tsx';
import { SignOutButton } from './SignOutButton.tsx';

const perPage = 25;
/** Fewer than these are found by looking. */
const searchFrom = 9;

export function PeopleTable(props: PeopleProps) {
  const { people } = props.reply;
  const [wanted, setWanted] = useState('');
  const [page, setPage] = useState(1);
  const found = people.filter((person) => fits(person, wanted));
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const shownPage = Math.min(page, pages);
  const shown = found.slice((shownPage - 1) * perPage, shownPage * perPage);
  const search = (text: string) => {
    setWanted(text);
    setPage(1);
  };
  return (
    <Flex direction="column" gap="small">
      {people.length >= searchFrom && (
        <SearchInput
          label={words.search}
          name="find-person"
          placeholder={words.searchHint}
          value={wanted}
          onInput={search}
          onChange={search}
          testId="find-person"
        />
      )}
      {people.length === 0 && <Text>{words.none}</Text>}
      {people.length > 0 && found.length === 0 && <Text testId="nobody-fits">{words.noneFound(wanted)}</Text>}
      {found.length > 0 && <Rows {...props} people={shown} pages={pages} page={shownPage} onPage={setPage} />}
    </Flex>
  );
}

type RowsProps = PeopleProps & {
  people: readonly PersonRow[];
  pages: number;
  page: number;
  onPage: (page: number) => void;
};

function Rows({ people, pages, page, onPage, ...props }: RowsProps) {
  const { abilities } = props.reply;
  const paging = pages > 1 ? { paginated: true as const, pageCount: pages, page, onPageChange: onPage } : {};
  return (
    <Table density="condensed" testId="people-table" {...paging}>
      <TableHead>
        <TableRow>
          <TableHeader>{words.person}</TableHeader>
          <TableHeader>{words.role}</TableHeader>
          <TableHeader>{words.lastSeen}</TableHeader>
          <TableHeader>{words.signedIn}</TableHeader>
          {abilities.manage && <TableHeader>{words.actions}</TableHeader>}
        </TableRow>
      </TableHead>
      <TableBody>
        {people.map((person) => (
          <PersonCells key={person.id} {...props} person={person} />
        ))}
      </TableBody>
    </Table>
  );
}

function PersonCells({ person, ...props }: PeopleProps & { person: PersonRow }) {
  const { reply, display, now } = props;
  return (
    <TableRow testId={`person-${person.id}`}>
      <TableCell>
        <Flex direction="row" gap="extra-small" align="center" wrap={true}>
          <Text format={{ fontWeight: 'demibold' }}>{revealHidden(person.name)}</Text>
          {person.isYou && <Tag>{words.you}</Tag>}
        </Flex>
        <Text variant="microcopy">{revealHidden(person.email)}</Text>
      </TableCell>
      <TableCell>
        <Text>{words.roles[person.role]}</Text>
        <Text variant="microcopy">{words.from[person.roleFrom](reply.groupWord)}</Text>
      </TableCell>
      <TableCell>
        {person.lastSeenAt === null ? words.never : <When at={person.lastSeenAt} now={now} display={display} />}
      </TableCell>
      <TableCell>{words.sessions(person.liveSessions)}</TableCell>
      {reply.abilities.manage && (
        <TableCell>
          <Flex direction="row" gap="extra-small" wrap={true}>
            <RoleButton {...props} person={person} />
            <SignOutButton {...props} person={person} />
          </Flex>
        </TableCell>
      )}
    </TableRow>
  );
}

function fits({ name, email, role }: PersonRow, wanted: string): boolean {
  const parts = wanted.trim().toLocaleLowerCase().split(/\s+/);
  const text = `${name} ${email} ${words.roles[role]}`.toLocaleLowerCase();
  return parts.every((part) => text.includes(part));
}
