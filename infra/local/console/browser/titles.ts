// What the views are called, in the order of the navigation: documents and pictures are held to it.

export const TITLES = {
  events: 'Events',
  users: 'Users',
  processes: 'Sagas',
  traces: 'Traces',
  alarms: 'Alarms',
  dashboards: 'Dashboards',
  mail: 'Mail',
  parked: 'Parked',
  costs: 'Units and cost',
  faults: 'Faults',
} as const;

export type ViewName = keyof typeof TITLES;
