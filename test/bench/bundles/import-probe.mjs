// Runs in a fresh process: imports one bundle, as Lambda does at a cold start, and prints the milliseconds that took: on the clock, of CPU.
const begin = performance.now();
const cpuBegin = process.cpuUsage();
await import(process.argv[2]);
const { user, system } = process.cpuUsage(cpuBegin);
process.stdout.write(JSON.stringify({ wallMs: performance.now() - begin, cpuMs: (user + system) / 1_000 }));
process.exit();
