// Every alarm says what it is about, what to do and whom it tells; the runbook has a section for each, and none for anything else.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dev, prod } from '../synthesis.ts';

interface Alarm {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly AlarmActions?: readonly string[];
  readonly OKActions?: readonly string[];
  readonly AlarmRule?: string;
  readonly Metrics?: readonly {
    readonly Id?: string;
    readonly Expression?: string;
    readonly MetricStat?: { readonly Metric: { readonly Dimensions?: readonly { readonly Value: unknown }[] } };
  }[];
  readonly TreatMissingData?: string;
}

const RUNBOOK = readFileSync('docs/runbook.md', 'utf8');
const anchor = (heading: string): string => heading.toLowerCase().replaceAll(' ', '-');
const sections = new Map(
  RUNBOOK.split(/^## /m)
    .slice(1)
    .map((text) => [anchor(text.split('\n')[0] ?? ''), text]),
);

/** Kinds of alarm for what a stage may come to have: rules of its own and state machines. */
const DORMANT = [
  ['failed-deliveries', 'AWS::Events::Rule'],
  ['saga-failures', 'AWS::StepFunctions::StateMachine'],
] as const;
const dormant = DORMANT.filter(([, type]) => dev.resources(type).length === 0).map(([section]) => section);

const alarmsIn = (stage: typeof dev, type: string): readonly Alarm[] =>
  stage.model.resources
    .filter((resource) => resource.type === `AWS::CloudWatch::${type}`)
    .map(({ properties }) => properties as unknown as Alarm);
const namesIn = (stage: typeof dev): readonly string[] =>
  alarmsIn(stage, 'Alarm').map(({ AlarmName }) => AlarmName.replace(/^Rollcall-(dev|prod)-/, ''));
const singles = alarmsIn(dev, 'Alarm');
const composites = alarmsIn(dev, 'CompositeAlarm');
const all = [...singles, ...composites];
const link = ({ AlarmDescription }: Alarm): string | undefined => /Runbook: docs\/runbook\.md#([a-z-]+)$/.exec(AlarmDescription)?.[1];
const severity = ({ AlarmDescription }: Alarm): string | undefined => /^\[(page|ticket)\] .+\. /.exec(AlarmDescription)?.[1];
const isPart = ({ AlarmDescription }: Alarm): boolean => / Part of /.test(AlarmDescription);
const partOf = (composite: Alarm): readonly string[] =>
  [...(composite.AlarmRule ?? '').matchAll(/alarm:([^"]+)"/g)].map(([, name]) => name ?? '');

export const alarmsSpecs = (): void => {
  describe('alarms', () => {
    it('have a name with the stage, a severity, a threshold with its unit and a section in the runbook', () => {
      for (const alarm of all) {
        expect(alarm.AlarmName).toMatch(/^Rollcall-dev-[A-Za-z]+(-[A-Za-z0-9_]+)?$/);
        expect(severity(alarm), `of ${alarm.AlarmName}`).toBeDefined();
        expect(alarm.AlarmDescription).toMatch(/(Above [\d,.]+ \D|More than [\d.]+ % of requests)/);
        expect([...sections.keys()], `of ${alarm.AlarmName}`).toContain(link(alarm));
      }
    });

    it('are what the runbook is about, section by section, each with meaning, impact, first look, fix and check', () => {
      expect([...sections.keys()].sort()).toEqual([...new Set([...all.map((alarm) => link(alarm) ?? ''), ...dormant])].sort());
      for (const [name, text] of sections) {
        const parts = [...text.matchAll(/^\*\*(.+?)\.\*\*/gm)].map(([, part]) => part);
        expect(parts, `of ${name}`).toEqual(['Meaning', 'Impact', 'First look', 'Fix', 'Verify']);
      }
      for (const [, target] of RUNBOOK.matchAll(/\]\(#([a-z-]+)\)/g)) expect([...sections.keys()]).toContain(target);
    });

    it('tell the topic of their severity when they start and when they end; parts of a composite leave that to it', () => {
      for (const alarm of all.filter((each) => !isPart(each))) {
        const topic = severity(alarm) === 'page' ? /NotificationsPage/ : /NotificationsTicket/;
        expect(alarm.AlarmActions, `of ${alarm.AlarmName}`).toEqual([expect.stringMatching(topic)]);
        expect(alarm.OKActions).toEqual(alarm.AlarmActions);
      }
      const parts = singles.filter(isPart);
      expect(parts.length).toBe(2 * composites.length);
      expect(parts.map(({ AlarmName }) => AlarmName).sort()).toEqual(composites.flatMap(partOf).sort());
      for (const part of parts) expect(part).not.toHaveProperty('AlarmActions');
    });

    it('page for objectives that burn fast, and for nothing else', () => {
      const paging = all.filter((alarm) => !isPart(alarm) && severity(alarm) === 'page').map(({ AlarmName }) => AlarmName);
      expect(paging.sort()).toEqual(['ApiAvailability', 'CommandLatency', 'QueryLatency'].map((name) => `Rollcall-dev-${name}-Fast`));
    });

    it('take silence for health, as what did not happen is not reported', () => {
      for (const alarm of singles) expect(alarm.TreatMissingData).toBe('notBreaching');
    });

    it('watch every table, every reader and every queue at the end', () => {
      const names = singles.map(({ AlarmName }) => AlarmName.replace('Rollcall-dev-', ''));
      const tables = dev.model.tables.map(({ name }) => /-([A-Za-z]+)Table[0-9A-F]{8}$/.exec(name)?.[1]);
      expect(names).toEqual(expect.arrayContaining(tables.map((table) => `TableThrottles-${table}`)));
      const text = JSON.stringify(singles);
      for (const { sourceArn, functionArn } of dev.model.mappings.filter(({ sourceArn }) => sourceArn.includes('/stream/'))) {
        const name = functionArn.split(':').at(-1);
        const ages = singles.filter((alarm) => 'MetricName' in alarm && alarm.MetricName === 'IteratorAge');
        expect(JSON.stringify(ages), `of ${sourceArn}`).toContain(name);
      }
      for (const queue of dev.model.queues.filter(({ redrive }) => redrive === undefined)) expect(text).toContain(queue.name);
    });

    it('watch how near each function comes to its own time-out, unless its answers are watched for all of their kind', () => {
      const near = singles.filter(({ AlarmName }) => AlarmName.startsWith('Rollcall-dev-NearTimeout-')).map(({ Metrics = [] }) => Metrics);
      const answering = new Set(dev.model.routes.map(({ functionArn }) => functionArn));
      const background = dev.model.functions.filter(({ arn }) => !answering.has(arn));
      expect(background.length).toBeGreaterThan(20);
      for (const { name, timeoutSeconds } of background) {
        const watching = near.filter((metrics) => JSON.stringify(metrics).includes(`"${name}"`));
        expect(watching, `of ${name}`).toHaveLength(1);
        const own = watching.flat().find(({ MetricStat }) => JSON.stringify(MetricStat)?.includes(`"${name}"`));
        const share = `FILL(${own?.Id}, 0) * 100 / ${timeoutSeconds * 1_000}`;
        expect(JSON.stringify(watching), `of ${name}`).toContain(share);
      }
    });

    it('cost less than 30 USD a month and stage', () => {
      const metrics = singles.reduce(
        (sum, { Metrics }) => sum + (Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1),
        0,
      );
      expect(metrics * 0.1 + composites.length * 0.5 + 3 * 3 + 1).toBeLessThan(30);
    });

    it('are the same in every stage', () => {
      expect(namesIn(prod)).toEqual(namesIn(dev));
    });
  });
};
