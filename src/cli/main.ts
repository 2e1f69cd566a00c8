import { check } from './check.ts';
import { coverage } from './coverage.ts';
import { diff } from './diff.ts';
import { play } from './play.ts';
import type { Printer } from './print.ts';
import { prove } from './prove.ts';
import { verify } from './verify.ts';

const usage = `rapport: check, prove, compare and play scenarios at the command line, and verify certificates

  check [PATH…] [--json]                                         find every problem in scenario files
  prove [PATH…] [--json]                                         what each customer makes reachable, and what guessing
                                                                 comes to; ! marks figures beyond the limits
  coverage [FOLDER] [--json]                                     what carries each principle, case, question and
                                                                 training format of the course
  diff OLD NEW [--json]                                          what has changed between two versions of a scenario,
                                                                 and whether saved attempts can still be replayed
  play FILE --personality P [--choices a,b,c] [--json]           play a conversation and print what came of it
  verify CODE [PATH…] [--json]                                   play the choices in the code of a certificate again

PATH is a file or folder; without one, scenarios/. Answers by decision kind: a choice by its id; several a+b;
order a>b>c; sort and record item=group+item=group; a value as a number.`;

const commands = { check, coverage, diff, play, prove, verify } as Record<
  string,
  ((args: string[], out: Printer) => number) | undefined
>;

const isMiscall = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

/** Runs one command. @returns the exit code: 0 well, 1 problems found, 2 called wrongly. */
export function run(args: string[], out: Printer): number {
  const [name = '', ...rest] = args;
  const command = commands[name];
  try {
    if (command) return command(rest, out);
  } catch (error) {
    if (!isMiscall(error)) throw error;
    out.error(error.message);
    return 2;
  }
  out.error(name && name !== '--help' ? `unknown command "${name}"\n\n${usage}` : usage);
  return name === '--help' ? 0 : 2;
}

if (process.argv[1]?.endsWith('main.ts')) {
  process.exitCode = run(process.argv.slice(2), {
    print: (line) => process.stdout.write(`${line}\n`),
    error: (line) => process.stderr.write(`${line}\n`),
    ...(process.stderr.isTTY && { progress: (line) => process.stderr.write(`\r\x1b[K${line}`) }),
  });
}
