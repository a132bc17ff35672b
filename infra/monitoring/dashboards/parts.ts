// What the dashboards are made of, and the shapes of their widgets.
import { Duration } from 'aws-cdk-lib';
import { GraphWidget, type IMetric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Messages } from '../../entries.ts';
import type { StageConfig } from '../../stages.ts';
import type { Alarms } from '../alarms.ts';
import type { ServiceMetrics } from '../metrics/service.ts';
import type { Watched } from '../watched.ts';

export interface Parts {
  readonly stage: StageConfig;
  readonly messages: Messages;
  readonly watched: Watched;
  readonly metrics: ServiceMetrics;
  readonly alarms: Alarms;
}

/** columns of a dashboard */
const WIDTH = 24;

export const heading = (markdown: string): TextWidget => new TextWidget({ markdown, width: WIDTH, height: 1 });

export interface Graph {
  readonly title: string;
  readonly left: readonly IMetric[];
  /** What the left axis counts */
  readonly unit: string;
  readonly stacked?: boolean;
}

/** So many to a row as are given. */
export const row = (...graphs: readonly Graph[]): GraphWidget[] =>
  graphs.map(
    ({ title, left, unit, stacked = false }) =>
      new GraphWidget({
        title,
        left: [...left],
        stacked,
        leftYAxis: { label: unit, min: 0, showUnits: false },
        period: Duration.minutes(5),
        width: Math.floor(WIDTH / graphs.length),
        height: 6,
      }),
  );
