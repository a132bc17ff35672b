// The views by their names in the address.
import type { ComponentType } from 'preact';
import type { ViewProps } from './route.ts';
import type { ViewName } from './titles.ts';
import { Alarms } from './views/alarms.tsx';
import { Costs } from './views/costs.tsx';
import { Dashboards } from './views/dashboards.tsx';
import { Events } from './views/events.tsx';
import { Faults } from './views/faults.tsx';
import { MailView } from './views/mail.tsx';
import { ParkedView } from './views/parked.tsx';
import { Processes } from './views/processes.tsx';
import { Traces } from './views/traces.tsx';
import { Users } from './views/users.tsx';

export const VIEWS: Readonly<Record<ViewName, ComponentType<ViewProps>>> = {
  events: Events,
  users: Users,
  processes: Processes,
  traces: Traces,
  alarms: Alarms,
  dashboards: Dashboards,
  mail: MailView,
  parked: ParkedView,
  costs: Costs,
  faults: Faults,
};
