// Captured mail: what the service sent, as text; nothing left the machine.
import { local } from '../api.ts';
import { useLoaded } from '../loading.ts';
import { Empty, Loaded, Time } from '../parts.tsx';

const EVERY_MS = 1_000;

interface Mail {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string | null;
}

export const MailView = () => {
  const mails = useLoaded('mail', () => local<{ items: Mail[] }>('mail'), EVERY_MS);
  const forget = (): void => void local('mail', 'DELETE').then(mails.reload, mails.reload);
  return (
    <Loaded of={mails}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty>No mail was sent. A registration sends one.</Empty>
        ) : (
          <>
            <div class="bar">
              <button onClick={forget}>Forget all mail</button>
            </div>
            {items.toReversed().map(({ id, at, from, to, subject, text }) => (
              <details key={id} class="mail">
                <summary>
                  <b>{subject}</b> to {to.join(', ')}, <Time at={at} />
                </summary>
                <p>from {from}</p>
                <pre>{text}</pre>
              </details>
            ))}
          </>
        )
      }
    </Loaded>
  );
};
