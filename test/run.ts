import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Runs every suite (unit and component tests, then the journeys in a real browser on the built app) and adds them up. */
const reports = mkdtempSync(join(tmpdir(), 'rapport-tests-'));
const bin = (name: string) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));

interface Suite {
  name: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
  count?: () => { passed: number; failed: number };
}
const read = <T>(file: string) => JSON.parse(readFileSync(join(reports, file), 'utf8')) as T;

const suites: Suite[] = [
  {
    name: 'unit and component tests',
    command: bin('vitest'),
    args: [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${join(reports, 'vitest.json')}`,
    ],
    count: () => {
      const r = read<{
        numPassedTests: number;
        numFailedTests: number;
        testResults: { status: string; assertionResults: unknown[] }[];
      }>('vitest.json');
      const broken = r.testResults.filter(
        (f) => f.status === 'failed' && f.assertionResults.length === 0,
      ).length;
      return { passed: r.numPassedTests, failed: r.numFailedTests + broken };
    },
  },
  { name: 'build', command: bin('vite'), args: ['build', '--logLevel', 'warn'] },
  {
    name: 'journeys',
    command: bin('playwright'),
    args: ['test', '-c', 'test/journeys', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'journeys.json') },
    count: () => {
      const { stats } = read<{ stats: { expected: number; unexpected: number; flaky: number } }>(
        'journeys.json',
      );
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
    },
  },
];

let passed = 0;
let failed = 0;
for (const suite of suites) {
  process.stdout.write(`\n— ${suite.name}\n`);
  const { status } = spawnSync(suite.command, suite.args, {
    stdio: 'inherit',
    env: { ...process.env, ...suite.env },
  });
  const count = (() => {
    try {
      return suite.count?.() ?? { passed: 0, failed: 0 };
    } catch {
      return { passed: 0, failed: 0 };
    }
  })();
  passed += count.passed;
  failed += count.failed;
  // A suite that ended badly without counting a failure is a failure all the same.
  if (status !== 0 && count.failed === 0) failed += 1;
  if (status !== 0 && suite.name === 'build') break;
}
process.stdout.write(`\n${String(passed)} passed, ${String(failed)} failed\n`);
process.exitCode = failed || !passed ? 1 : 0;
