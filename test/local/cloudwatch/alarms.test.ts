// When alarms ring and when they end: M of N, missing data, composites, levels, time that nobody watched, and what is refused at the start.
import { describe, expect, test } from 'vitest';
import { readAlarms } from '../../../infra/local/cloudwatch/alarm-model.ts';
import { alarm, composite, MINUTE, SERIES, watching } from './resources.ts';

describe('one datapoint of one', () => {
  test('rings while the value is in the window, tells its topic once, and ends without anybody clearing it', () => {
    const { report, pass, of, notifications } = watching([alarm('Broken')]);
    expect(of('Broken')).toMatchObject({ state: 'OK', severity: 'ticket', says: 'Things broke.', runbook: 'docs/runbook.md#Broken' });
    report(2);
    expect(of('Broken')).toMatchObject({ state: 'ALARM', reason: '1 of the last 1 above 0, 1 needed; newest first: 2' });
    pass(4);
    expect(of('Broken')?.state).toBe('ALARM');
    pass(1);
    expect(of('Broken')).toMatchObject({ state: 'OK', since: new Date(1_005 * MINUTE).toISOString() });
    expect(of('Broken')?.history.map(({ state }) => state)).toEqual(['OK', 'ALARM', 'OK']);
    expect(notifications().map(({ topic, state }) => [topic, state])).toEqual([
      ['topic', 'ALARM'],
      ['topic', 'OK'],
    ]);
  });

  test('the threshold itself is no breach', () => {
    const { report, states } = watching([alarm('Broken', { Threshold: 2 })]);
    report(2);
    expect(states()).toEqual({ Broken: 'OK' });
    report(0.5);
    expect(states()).toEqual({ Broken: 'ALARM' });
  });

  test('what happened while nobody asked is in the history, at its time', () => {
    const { report, pass, of } = watching([alarm('Broken')]);
    pass(3);
    report(1);
    pass(30 * 24 * 60);
    const history = of('Broken')?.history ?? [];
    expect(history.map(({ state, since }) => [state, since])).toEqual([
      ['OK', new Date(1_000 * MINUTE).toISOString()],
      ['ALARM', new Date(1_003 * MINUTE).toISOString()],
      ['OK', new Date(1_008 * MINUTE).toISOString()],
    ]);
  });
});

describe('two datapoints of three', () => {
  const twoOfThree = [alarm('Broken', { EvaluationPeriods: 3, DatapointsToAlarm: 2 })];

  test.each([
    ['one', [1, 0, 0], 'OK'],
    ['two in a row', [1, 1, 0], 'ALARM'],
    ['two with a gap', [1, 0, 1], 'ALARM'],
    ['two, but the first too long ago', [1, 0, 0, 1], 'OK'],
  ] as const)('%s: %j is %s', (_, reports, state) => {
    const { report, pass, states } = watching(twoOfThree);
    for (const [index, value] of reports.entries()) {
      if (index > 0) pass(5);
      if (value > 0) report(value);
    }
    expect(states()).toEqual({ Broken: state });
  });

  test('many in one period are one datapoint', () => {
    const { report, states } = watching(twoOfThree);
    for (let n = 0; n < 50; n += 1) report(1);
    expect(states()).toEqual({ Broken: 'OK' });
  });
});

const metric = (Id: string, MetricName: string) => ({
  Id,
  MetricStat: { Metric: { Namespace: 'Shop', MetricName, Dimensions: [] }, Period: 300, Stat: 'Sum' },
  ReturnData: false,
});

describe('an expression', () => {
  const share = alarm('Share', {
    ...Object.fromEntries(['MetricName', 'Namespace', 'Period', 'Statistic'].map((key) => [key, undefined])),
    Threshold: 10,
    Metrics: [
      { Id: 'share', Expression: 'IF(all >= 20, 100 * FILL(bad, 0) / all, 0)', ReturnData: true },
      metric('bad', 'Bad'),
      metric('all', 'All'),
    ],
  });

  test('is evaluated over the same window, and few requests say nothing', () => {
    const { report, states } = watching([share]);
    report(5, { ...SERIES, name: 'Bad' });
    report(19, { ...SERIES, name: 'All' });
    expect(states()).toEqual({ Share: 'OK' });
    report(1, { ...SERIES, name: 'All' });
    expect(states()).toEqual({ Share: 'ALARM' });
  });
});

describe('a composite', () => {
  test('rings when both ring, after them in the same minute', () => {
    const short = alarm('Short', { AlarmActions: [], OKActions: [] });
    const long = alarm('Long', { Period: 3_600, Threshold: 5, AlarmActions: [], OKActions: [] });
    const both = composite('Both', 'ALARM("arn:aws:cloudwatch:us-east-1:000000000000:alarm:Short") AND ALARM("Long")');
    const { report, pass, states, notifications } = watching([both, short, long]);
    report(3);
    expect(states()).toEqual({ Both: 'OK', Short: 'ALARM', Long: 'OK' });
    report(3);
    expect(states()).toEqual({ Both: 'ALARM', Short: 'ALARM', Long: 'ALARM' });
    pass(6);
    expect(states()).toEqual({ Both: 'OK', Short: 'OK', Long: 'ALARM' });
    expect(notifications().map(({ topic, alarm: name, state }) => [topic, name, state])).toEqual([
      ['page', 'Both', 'ALARM'],
      ['page', 'Both', 'OK'],
    ]);
  });
});

describe('a level', () => {
  test('is looked at whenever somebody asks, and stays what it was in between', () => {
    let waiting = 0;
    const { pass, states } = watching([alarm('Waiting', { Statistic: 'Maximum' })], () => [{ series: SERIES, value: waiting }]);
    expect(states()).toEqual({ Waiting: 'OK' });
    waiting = 1;
    expect(states()).toEqual({ Waiting: 'ALARM' });
    pass(60);
    expect(states()).toEqual({ Waiting: 'ALARM' });
    waiting = 0;
    expect(states()).toEqual({ Waiting: 'ALARM' });
    pass(6);
    expect(states()).toEqual({ Waiting: 'OK' });
  });
});

const read = (more: Record<string, unknown>, canReport = true) => readAlarms([alarm('Broken', more)], () => canReport);

describe('at the start', () => {
  test('an alarm that can never ring is refused by its name', () => {
    expect(() => read({}, false)).toThrow('the alarm Broken can never ring here: nothing reports Shop Broken {}');
  });

  test.each([
    [{ TreatMissingData: 'breaching' }, 'TreatMissingData'],
    [{ ComparisonOperator: 'LessThanThreshold' }, 'ComparisonOperator'],
    [{ ThresholdMetricId: 'band' }, 'ThresholdMetricId'],
    [{ Statistic: 'Median' }, 'Median'],
  ])('%j is not understood', (more, told) => {
    expect(() => read(more)).toThrow(told);
  });

  test('a composite of an alarm that there is not is refused', () => {
    expect(() => readAlarms([composite('Both', 'ALARM("Gone")')], () => true)).toThrow('there is no alarm Gone');
  });
});
