// Makes alarms of metrics: each with its name, severity, threshold, runbook section and action.
import type { CfnElement, Duration } from 'aws-cdk-lib';
import {
  type AlarmBase,
  type CompositeAlarm,
  ComparisonOperator,
  type MathExpression,
  type Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { AlarmFactory, type AlarmWithAnnotation, CompositeAlarmOperator, noopAction } from 'cdk-monitoring-constructs';
import type { Construct } from 'constructs';
import { stackName } from '../stacks/context.ts';
import type { StageConfig } from '../stages.ts';
import {
  ALARMS,
  type AlarmLimit,
  type AlarmName,
  type Burn,
  BURNS,
  OBJECTIVES,
  type Objective,
  type ObjectiveName,
  RUNBOOK,
} from './limits.ts';
import type { Notifications } from './notifications.ts';
import type { Miss } from './objectives.ts';

const kebab = (name: string): string => name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/gu, '-').toLowerCase();

/** `ProjectionStaleness` -> `docs/runbook.md#projection-staleness` */
export const runbookLink = (name: AlarmName | ObjectiveName): string => `${RUNBOOK}#${kebab(name)}`;

const short = (window: Duration): string => (window.toMinutes() < 60 ? `${window.toMinutes()}m` : `${window.toHours()}h`);

const COMMON = { comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD, treatMissingData: TreatMissingData.NOT_BREACHING };

/** The library takes the alarm's name for its id; templates of two stages should differ in their data only. */
const nameWithoutStage = (alarm: AlarmBase, name: string): void =>
  (alarm.node.defaultChild as CfnElement).overrideLogicalId(name.replaceAll(/[^A-Za-z0-9]/g, ''));

const named = (made: AlarmWithAnnotation): AlarmWithAnnotation => {
  nameWithoutStage(made.alarm, made.alarmNameSuffix);
  return made;
};

export class Alarms {
  readonly singles: AlarmWithAnnotation[] = [];
  readonly composites: CompositeAlarm[] = [];
  private readonly factory: AlarmFactory;
  private readonly notifications: Notifications;
  private readonly prefix: string;

  constructor(scope: Construct, stage: StageConfig, notifications: Notifications) {
    this.prefix = stackName(stage, '');
    this.notifications = notifications;
    this.factory = new AlarmFactory(scope, {
      globalAlarmDefaults: { alarmNamePrefix: this.prefix, actionsEnabled: true },
      globalMetricDefaults: {},
      localAlarmNamePrefix: '',
    });
  }

  /** @param of which one, where there are several of this kind */
  ticket(name: AlarmName, metric: Metric | MathExpression, of?: string): void {
    const limit: AlarmLimit = ALARMS[name];
    const alarm = this.factory.addAlarm(metric, {
      ...COMMON,
      ...this.texts(of === undefined ? name : `${name}-${of}`, name, limit.severity, `${limit.says}. Above ${limit.above} ${limit.unit}.`),
      threshold: limit.above,
      period: limit.period,
      datapointsToAlarm: limit.breached,
      evaluationPeriods: limit.of,
      actionOverride: this.notifications.action(limit.severity),
    });
    this.singles.push(named(alarm));
  }

  /** @param miss the share of requests in a window that miss the objective, in % */
  objective(name: ObjectiveName, miss: Miss): void {
    for (const [speed, burn] of Object.entries<Burn>(BURNS)) this.burn(name, speed, burn, OBJECTIVES[name], miss);
  }

  private burn(name: ObjectiveName, speed: string, { severity, rate, windows }: Burn, { says, budget }: Objective, miss: Miss): void {
    const above = Number((rate * budget).toFixed(3));
    const parts = windows.map((window) =>
      this.factory.addAlarm(miss(window), {
        ...COMMON,
        ...this.texts(
          `${name}-${short(window)}`,
          name,
          severity,
          `Part of ${name}-${speed}. Above ${above} % of requests in ${short(window)}.`,
        ),
        threshold: above,
        period: window,
        datapointsToAlarm: 1,
        // One window alone says too little to disturb anybody; the composite speaks for both.
        actionOverride: noopAction(),
      }),
    );
    const both = `${says}. More than ${above} % of requests missed it in ${windows.map(short).join(' and in ')}: ${rate} times the budget.`;
    const composite = this.factory.addCompositeAlarm(parts, {
      ...this.texts(`${name}-${speed}`, name, severity, both),
      disambiguator: speed,
      compositeOperator: CompositeAlarmOperator.AND,
      actionOverride: this.notifications.action(severity),
    });
    this.singles.push(...parts.map(named));
    this.composites.push(composite);
    nameWithoutStage(composite, `${name}${speed}`);
  }

  private texts(name: string, section: AlarmName | ObjectiveName, severity: string, text: string) {
    return {
      alarmNameSuffix: name,
      alarmNameOverride: `${this.prefix}${name}`,
      alarmDescription: `[${severity}] ${text}`,
      runbookLink: runbookLink(section),
    };
  }
}
