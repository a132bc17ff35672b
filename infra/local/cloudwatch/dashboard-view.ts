// What a page needs to draw a dashboard. Types alone, so that the browser's code can share them.

export interface LineView {
  readonly label: string;
  /** Whether anything on this machine reports it at all. */
  readonly measured: boolean;
  /** One of each of the widget's times; null where nothing was measured */
  readonly values: readonly (number | null)[];
}

/** In units of the grid of 24 columns */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type WidgetView = Place &
  (
    | { readonly type: 'text'; readonly markdown: string }
    | { readonly type: 'alarm'; readonly title: string; readonly alarms: readonly { readonly name: string; readonly state: string }[] }
    /** Searched by nobody here: the logs are under `.local/`. */
    | { readonly type: 'log'; readonly title: string; readonly query: string }
    | {
        readonly type: 'metric';
        readonly title: string;
        readonly unit: string;
        readonly stacked: boolean;
        /** When each value's period ends, the oldest first */
        readonly times: readonly string[];
        readonly series: readonly LineView[];
      }
  );

export interface DashboardView {
  readonly name: string;
  readonly widgets: readonly WidgetView[];
}
