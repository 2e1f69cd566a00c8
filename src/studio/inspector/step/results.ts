import { m } from '#i18n';
import type { Sketch } from '#model';
import { boundsOf } from '../../outline/rows.ts';

/** What a result is given for. */
export function resultName(result: Readonly<Sketch>): string {
  const { atLeast: from, atMost: to } = boundsOf(result);
  if (from !== undefined && to !== undefined) return m.studio_result_between({ from, to });
  if (from !== undefined) return m.studio_result_at_least({ number: from });
  return to === undefined ? m.studio_result_else() : m.studio_result_at_most({ number: to });
}
