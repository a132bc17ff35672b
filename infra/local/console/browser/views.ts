// The views, in the order of the navigation.
import type { ComponentType } from 'preact';
import type { ViewProps } from './route.ts';
import { Costs } from './views/costs.tsx';
import { Events } from './views/events.tsx';
import { Faults } from './views/faults.tsx';
import { MailView } from './views/mail.tsx';
import { ParkedView } from './views/parked.tsx';
import { Processes } from './views/processes.tsx';
import { Users } from './views/users.tsx';

export const VIEWS: Readonly<Record<string, { readonly title: string; readonly View: ComponentType<ViewProps> }>> = {
  events: { title: 'Events', View: Events },
  users: { title: 'Users', View: Users },
  processes: { title: 'Sagas', View: Processes },
  mail: { title: 'Mail', View: MailView },
  parked: { title: 'Parked', View: ParkedView },
  costs: { title: 'Units and cost', View: Costs },
  faults: { title: 'Faults', View: Faults },
};
