// What time it is on the stack, and buttons that move it ahead.
import { local } from './api.ts';
import { useLoaded } from './loading.ts';

const EVERY_MS = 1_000;
const STEPS = [
  ['+1 hour', 'PT1H'],
  ['+1 day', 'P1D'],
] as const;

export const Clock = () => {
  const { value, reload } = useLoaded('clock', () => local<{ now: string; advanced: string }>('clock'), EVERY_MS);
  const advance = (duration: string): void => void local('clock', 'POST', { advance: duration }).then(reload, reload);
  if (!value) return <p class="clock" />;
  return (
    <p class="clock">
      <time dateTime={value.now}>
        {value.now.slice(0, 10)} {value.now.slice(11, 19)} UTC
      </time>
      {STEPS.map(([title, duration]) => (
        <button title="Moves the clock of the stack ahead" onClick={() => advance(duration)}>
          {title}
        </button>
      ))}
    </p>
  );
};
