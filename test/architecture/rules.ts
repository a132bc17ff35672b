// Who may import whom. The architecture check runs these rules on the tree, and on seeded violations that each rule must catch.
import type { IConfiguration } from 'dependency-cruiser';

const HANDLERS = '^functions/(commands|queries|projectors|publisher|operations|reactions|sagas|scheduled)/';

/** Replacing the library touches one file, and what it could write down as it is stays behind that file. */
const behindOneModule = (module: string, library: string) => ({
  name: `${module}-behind-one-module`,
  severity: 'error' as const,
  from: { path: '^(domain|functions|infra|test)/', pathNot: `^functions/runtime/telemetry/${module}\\.ts$` },
  to: { path: `(^|/)node_modules/${library}/` },
});

export const rules: IConfiguration = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'The domain imports zod and itself: no SDK, no clock, no I/O.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: ['^domain/', '(^|/)node_modules/zod/'] },
    },
    {
      name: 'kernel-knows-no-aggregate',
      comment: 'The kernel is the vocabulary; aggregates speak it.',
      severity: 'error',
      from: { path: '^domain/kernel/' },
      to: { path: '^domain/', pathNot: '^domain/kernel/' },
    },
    {
      name: 'functions-know-the-domain-only',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^(infra|test)/' },
    },
    {
      name: 'handlers-do-not-import-each-other',
      severity: 'error',
      from: { path: `${HANDLERS}(.+)` },
      to: { path: HANDLERS, pathNot: '^functions/$1/' },
    },
    {
      name: 'handlers-never-reach-the-memory-twins',
      severity: 'error',
      from: { path: HANDLERS },
      to: { path: ['^functions/runtime/memory/', '^functions/runtime/[a-z-]+/memory-'], reachable: true },
    },
    {
      name: 'infra-knows-the-catalogue-only',
      comment: 'Infrastructure follows from the catalogue; it runs no domain code and imports no function.',
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: '^(domain|functions|test)/', pathNot: '^domain/catalog\\.ts$' },
    },
    {
      name: 'the-app-does-not-know-the-local-stack',
      comment: 'The audit reads the synthesized templates as the local stack does; the app knows neither.',
      severity: 'error',
      from: { path: '^infra/', pathNot: '^infra/(local|audit)/' },
      to: { path: '^infra/(local|audit)/' },
    },
    behindOneModule('logger', '@aws-lambda-powertools/logger'),
    behindOneModule('metrics', '@aws-lambda-powertools/metrics'),
    behindOneModule('tracer', '(@aws-lambda-powertools/tracer|aws-xray-sdk[a-z-]*)'),
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      // aws-lambda is a package of types alone, which vanish before anything runs.
      from: {},
      to: { couldNotResolve: true, pathNot: '^aws-lambda$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
