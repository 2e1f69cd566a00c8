import { withOwn, type Library } from '#content';
import { compile } from '#engine';
import type { Body, Draft, Issue, Personality, Road } from '#model';
import { BeyondBudget, wayTo } from '#proof';
import { Inspector, questionIssues } from './check.ts';
import { Unpacker, type Parcel } from './parcel.ts';

/** What can be asked of the desk. Everything of one number is about one version; a newer version gives an older one up. */
export type Asked =
  | { ask: 'library'; library: Library; scenarios: readonly string[] }
  | { ask: 'check'; n: number; kind: Draft['kind']; parcel: Parcel }
  | { ask: 'road'; id: number; node: string; personality: Personality };

/** What the desk says: findings as soon as they are known, then the bounds. */
export type Said =
  | { say: 'findings'; n: number; findings: Issue[]; proven: boolean }
  | { say: 'bounds'; n: number; bounds: Body['bounds'] }
  | { say: 'road'; id: number; road: Road | undefined };

/** So long it works before it looks whether there is something newer, in milliseconds. */
const stretch = 6;

/** Lets what has been asked meanwhile come in. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** The desk at which drafts are checked: takes what is asked, and says what it finds. */
export function openDesk(say: (said: Said) => void): (asked: Asked) => void {
  const inspector = new Inspector();
  const unpacker = new Unpacker();
  let library: Library | undefined;
  let scenarios: ReadonlySet<string> = new Set();
  let newest = 0;
  let work = Promise.resolve();

  /** What comes of some work; undefined where it was given up for something newer. */
  async function outcomeOf<T>(n: number, parts: Generator<undefined, T>): Promise<T | undefined> {
    let from = performance.now();
    for (;;) {
      const { done, value } = parts.next();
      if (done) return value;
      if (performance.now() - from < stretch) continue;
      await pause();
      if (n !== newest) return undefined;
      from = performance.now();
    }
  }

  async function check({ n, kind, parcel }: Extract<Asked, { ask: 'check' }>): Promise<void> {
    const value = unpacker.unpack(parcel);
    if (!library || n !== newest) return;
    if (kind === 'questions') {
      say({ say: 'findings', n, findings: questionIssues(value, library, scenarios), proven: true });
      return;
    }
    const findings = await outcomeOf(n, inspector.check(value, library));
    if (!findings) return;
    say({ say: 'findings', n, findings, proven: inspector.proven });
    const bounds = await outcomeOf(n, inspector.bounds());
    if (bounds) say({ say: 'bounds', n, bounds });
  }

  function road(node: string, personality: Personality): Road | undefined {
    const { scenario } = inspector;
    if (!scenario || !library) return undefined;
    try {
      const steps = wayTo(compile({ scenario, model: withOwn(library, scenario).model }, personality), node);
      return steps && { personality, steps };
    } catch (error) {
      if (error instanceof BeyondBudget) return undefined;
      throw error;
    }
  }

  return (asked) => {
    if (asked.ask === 'library') {
      ({ library } = asked);
      scenarios = new Set(asked.scenarios);
      return;
    }
    if (asked.ask === 'check') newest = asked.n;
    work = work.then(() => {
      if (asked.ask === 'check') return check(asked);
      say({ say: 'road', id: asked.id, road: road(asked.node, asked.personality) });
    });
  };
}
