// Runs in a fresh process: imports one bundle, as Lambda does at a cold start, and prints how many milliseconds that took.
const begin = performance.now();
await import(process.argv[2]);
process.stdout.write(String(performance.now() - begin));
process.exit();
