// Users: found by a word, or the newest; one of them with its whole story.
import { useState } from 'preact/hooks';
import { api } from '../api.ts';
import { useLoaded } from '../loading.ts';
import { Badge, type Column, Empty, Loaded, Table, Time } from '../parts.tsx';
import { href, type ViewProps } from '../route.ts';
import { Story } from './story.tsx';

const LIMIT = 50;

interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly status: string;
  readonly role: string;
  readonly version: number;
  readonly createdAt: string;
}

const COLUMNS: readonly Column<User>[] = [
  { name: 'Name', cell: ({ id, name }) => <a href={href('users', id)}>{name}</a> },
  { name: 'Email', cell: ({ email }) => email },
  { name: 'Status', cell: ({ status }) => <Badge text={status} /> },
  { name: 'Role', cell: ({ role }) => role },
  { name: 'Version', cell: ({ version }) => version, number: true },
  { name: 'Created', cell: ({ createdAt }) => <Time at={createdAt} /> },
];

const find = (words: string): Promise<{ items: User[]; nextCursor: string | null }> =>
  words === '' ? api(`users?sort=-createdAt&limit=${LIMIT}`) : api('users/search', 'POST', { q: words, limit: LIMIT });

const List = () => {
  const [typed, setTyped] = useState('');
  const [words, setWords] = useState('');
  const page = useLoaded(words, () => find(words));
  const search = (event: SubmitEvent): void => {
    event.preventDefault();
    setWords(typed.trim());
  };
  return (
    <>
      <form class="bar" role="search" onSubmit={search}>
        <label>
          Words of a name or an address{' '}
          <input type="search" maxLength={100} value={typed} onInput={({ currentTarget }) => setTyped(currentTarget.value)} />
        </label>
        <button>Search</button>
      </form>
      <Loaded of={page}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <Empty>{words === '' ? 'There are no users yet.' : 'Nobody is found by these words.'}</Empty>
          ) : (
            <Table
              caption={`${words === '' ? 'The newest users' : 'Found'}: ${items.length}${nextCursor === null ? '' : ', and there are more'}`}
              rows={items}
              columns={COLUMNS}
              rowKey={({ id }) => id}
            />
          )
        }
      </Loaded>
    </>
  );
};

export const Users = ({ rest: [id] }: ViewProps) => (id === undefined ? <List /> : <Story id={id} />);
