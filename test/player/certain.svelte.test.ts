import { render, screen, within } from '@testing-library/svelte';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '#engine';
import { certainties, type Hindsight } from '#model';
import { loadDebrief } from '#player';
import { boundsOf, hindsightOf, Outlook } from '#proof';
import { surprises, tallyOf, weighedOf, type Weighed } from '../../src/player/debrief/certain.ts';
import { body, faults, finished, whole } from '../support/stage.ts';

const { default: Debrief } = await loadDebrief();
const program = compile(body, 'peaceful');

function debrief(more: object) {
  return render(Debrief, {
    ...finished(whole),
    personality: 'peaceful',
    mode: 'practice',
    concealed: false,
    begun: 0,
    principles: {},
    onagain: () => undefined,
    onhome: () => undefined,
    ...more,
  });
}
const hindsight: Hindsight = hindsightOf(program, new Outlook(program), whole, boundsOf(program), []);
const one = fc.record({
  turn: fc.integer({ min: 1, max: 40 }),
  sure: fc.constantFrom(...certainties),
  lost: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 40, noNaN: true })),
});

test('every choice that was weighed is counted once, and only what went otherwise is a surprise', () => {
  fc.assert(
    fc.property(fc.array(one), (all: Weighed[]) => {
      const rows = tallyOf(all);
      expect(rows.reduce((sum, r) => sum + r.all, 0)).toBe(all.length);
      expect(rows.reduce((sum, r) => sum + r.best, 0)).toBe(all.filter((w) => w.lost === 0).length);
      const { costly, lucky } = surprises(all);
      expect(costly.every((w) => w.sure === 'sure' && w.lost > 0)).toBe(true);
      expect(lucky.every((w) => w.sure === 'guess' && w.lost === 0)).toBe(true);
      expect(costly.map((w) => w.lost)).toEqual(costly.map((w) => w.lost).sort((a, b) => b - a));
    }),
  );
});

test('a turn of which nothing was said is not weighed', () => {
  const turns = [{ points: 3 }, { points: 0 }, { points: 12 }] as Hindsight['turns'];
  expect(weighedOf([{ sure: 'sure' }, {}, { sure: 'guess' }], turns)).toEqual([
    { turn: 1, sure: 'sure', lost: 3 },
    { turn: 3, sure: 'guess', lost: 12 },
  ]);
});

test('the debrief says how often one was sure and right, what was surprising, and has a table behind it', async () => {
  const costly = hindsight.turns.findIndex((t) => t.points > 0);
  const fine = hindsight.turns.findIndex((t) => t.points === 0);
  const log = whole.map((_, n) => ({
    ...(n === costly && { sure: 'sure' as const }),
    ...(n === fine && { sure: 'guess' as const }),
  }));
  const { container } = debrief({ log, hindsight });
  expect(screen.getByText('Sure of 1 choice, right about 0')).toBeInTheDocument();
  const lost = Math.max(1, Math.round(hindsight.turns[costly]?.points ?? 0));
  const cost = `Sure, and it cost ${String(lost)} point${lost === 1 ? '' : 's'}: turn ${String(costly + 1)}`;
  expect(screen.getByText(cost)).toBeInTheDocument();
  expect(screen.getByText(`A guess, and the best choice: turn ${String(fine + 1)}`)).toBeInTheDocument();
  const row = screen.getByRole('row', { name: /^Sure 0 1$/, hidden: true });
  expect(within(row).getAllByRole('cell', { hidden: true })).toHaveLength(2);
  for (const details of container.querySelectorAll('details')) details.open = true;
  expect(await faults(container)).toEqual([]);
});

test('where nothing was weighed, nothing is said of it', () => {
  debrief({ log: whole.map(() => ({})), hindsight });
  expect(screen.queryByText('How sure, how right')).toBeNull();
});

test('a turn says that help was taken, how sure one was, and that the clock ran out; the transcript too', () => {
  debrief({ log: [{ late: true }, { coached: 2, sure: 'guess' }], hindsight });
  expect(screen.getByText('Asked the coach: Principle, −5 points')).toBeInTheDocument();
  expect(screen.getByText('How sure: A guess')).toBeInTheDocument();
  expect(screen.getAllByText('The time ran out, and hesitating was the answer.')).toHaveLength(2);
});

test('an assessed attempt says which it is, that it was completed, whether passed, and which one counts', () => {
  const standing = { n: 2, limit: 3, left: 1, counting: { n: 1, score: 85 } };
  const { unmount } = debrief({ mode: 'assessed', standing });
  for (const said of ['Assessed attempt 2 of 3', 'Completed', 'Attempt 1 counts, with a score of 85.'])
    expect(screen.getByText(said)).toBeInTheDocument();
  expect(screen.getByText(/stay hidden while you have 1 assessed attempt left/)).toBeInTheDocument();
  unmount();
  debrief({ mode: 'assessed', standing: { n: 3, limit: 3, left: 0, counting: { n: 3, score: 90 } } });
  expect(screen.getByText('This is the attempt that counts.')).toBeInTheDocument();
  expect(screen.queryByText(/stay hidden while/)).toBeNull();
});
