// Times several candidates side by side: short samples in turn, so that whatever else the machine does hits all of them alike.

export interface Timing {
  /** Nanoseconds per call, the median of all samples. */
  readonly ns: number;
  /** Against the baseline of the same round, the median of all rounds: what survives a change of machine. */
  readonly ratio: number;
  /** The middle half of the rounds' ratios. */
  readonly spread: readonly [number, number];
}

export interface Candidate {
  readonly name: string;
  readonly run: () => unknown;
}

/** Shorter than a scheduler's time slice: on a busy machine most samples are still undisturbed, and medians ignore the others. */
const SAMPLE_MS = 1;
const ROUNDS = 101;

export const quantile = (values: readonly number[], q: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  if (below === undefined || above === undefined) throw new RangeError('No values');
  return below + (above - below) * (at - Math.floor(at));
};

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Results go here, so that the engine cannot see that nobody needs them. */
let sink: unknown;

const sampleNs = (run: () => unknown, calls: number): number => {
  const begin = process.hrtime.bigint();
  for (let i = 0; i < calls; i++) sink = run();
  return Number(process.hrtime.bigint() - begin) / calls;
};

const TRIES = 5;
const WARM_UP_MS = 100;

/** How many calls fill a sample of warm code. The quickest of some tries: one that was interrupted would make every sample too short. */
const calibrate = (run: () => unknown): number => {
  const warm = performance.now() + WARM_UP_MS;
  while (performance.now() < warm) sink = run();
  for (let calls = 1; ; calls *= 2) {
    const quickest = Math.min(...Array.from({ length: TRIES }, () => sampleNs(run, calls)));
    if (quickest * calls >= SAMPLE_MS * 1e6) return calls;
  }
};

/** The first candidate is the baseline. */
export const interleave = (candidates: readonly Candidate[], rounds = ROUNDS): readonly (Candidate & Timing)[] => {
  const calibrated = candidates.map((candidate) => ({ ...candidate, calls: calibrate(candidate.run), samples: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? calibrated : calibrated.toReversed();
    for (const candidate of order) candidate.samples.push(sampleNs(candidate.run, candidate.calls));
  }
  void sink;
  const baseline = calibrated[0]?.samples ?? [];
  return calibrated.map(({ name, run, samples }) => {
    const ratios = samples.map((ns, round) => ns / (baseline[round] ?? Number.NaN));
    return { name, run, ns: median(samples), ratio: median(ratios), spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)] };
  });
};
