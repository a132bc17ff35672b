// Runs before `npm start` and `npm test`, on whatever Node there is: says at once what the machine lacks. Plain JavaScript for that reason.
import { spawnSync } from 'node:child_process';

const NODE_MAJOR = 24;
const JAVA_MAJOR = 17;

const problems = [];

if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR) {
  problems.push(
    `Node ${NODE_MAJOR} or newer is needed; this is ${process.versions.node}. On Linux \`npm ci\` brings its own; elsewhere install it from https://nodejs.org`,
  );
}

if (!process.env.DYNAMODB_ENDPOINT) {
  const { error, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const major = Number(/version "(\d+)/.exec(stderr ?? '')?.[1] ?? 0);
  if (error || major < JAVA_MAJOR) {
    problems.push(
      [
        `Java ${JAVA_MAJOR} or newer is needed by DynamoDB Local; ${error ? 'no `java` is on the PATH' : `this is Java ${major || '?'}`}.`,
        '  Debian, Ubuntu:  sudo apt-get install openjdk-17-jre-headless',
        '  macOS:           brew install openjdk@17',
        '  or use a DynamoDB Local that runs already:  DYNAMODB_ENDPOINT=http://127.0.0.1:8000',
      ].join('\n'),
    );
  }
}

if (problems.length > 0) {
  console.error(`Rollcall cannot run here yet:\n\n${problems.map((problem) => `- ${problem}`).join('\n')}\n`);
  process.exit(1);
}
