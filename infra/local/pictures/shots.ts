// The pictures: one of each view of the console, two of them dark, and what must be seen before each is taken.
/** What the story leaves behind to look at. */
export interface Story {
  readonly user: string;
  /** Of a registration that waits for its answer */
  readonly process: string;
  /** Correlation id of a suspension with an end */
  readonly trace: string;
  /** An alarm that rings and that pages or is a ticket by itself */
  readonly alarm: string;
}

export interface Shot {
  /** Without `.png` */
  readonly name: string;
  /** Below `#/` */
  readonly place: (story: Story) => string;
  /** A selector of what arrives last */
  readonly ready: string;
  readonly dark?: true;
  /** Pixels that it may be high; default: the upper part of a page */
  readonly most?: number;
  /** What is opened first */
  readonly open?: string;
}

const ALL = 1_000;
const ROWS = 'main tbody tr';

export const SHOTS: readonly Shot[] = [
  { name: 'events', place: () => 'events', ready: ROWS },
  { name: 'users', place: () => 'users', ready: ROWS },
  { name: 'story', place: ({ user }) => `users/${user}`, ready: `main .columns ${ROWS.slice('main '.length)}` },
  { name: 'sagas', place: () => 'processes', ready: 'main section .node' },
  { name: 'saga', place: ({ process }) => `processes/${process}`, ready: 'main .box.current' },
  { name: 'traces', place: () => 'traces', ready: ROWS },
  { name: 'trace', place: ({ trace }) => `traces/${trace}`, ready: 'main .span', most: ALL },
  { name: 'trace-dark', place: ({ trace }) => `traces/${trace}`, ready: 'main .span', dark: true, most: ALL },
  { name: 'alarms', place: () => 'alarms', ready: 'main .badge.alarm' },
  { name: 'alarm', place: ({ alarm }) => `alarms/${alarm}`, ready: 'main .prose' },
  { name: 'dashboards', place: () => 'dashboards', ready: 'main .line', most: 800 },
  { name: 'dashboards-dark', place: () => 'dashboards', ready: 'main .line', dark: true, most: 800 },
  { name: 'mail', place: () => 'mail', ready: 'main .mail', open: 'main summary' },
  { name: 'parked', place: () => 'parked', ready: ROWS },
  { name: 'costs', place: () => 'costs', ready: ROWS, most: ALL },
  { name: 'faults', place: () => 'faults', ready: ROWS },
];
