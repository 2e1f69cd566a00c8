import { m } from '#i18n';
import { mapAt } from '../edit/at.ts';
import { boundsOf, wordsOf, type Group, type Part, type Row } from './rows.ts';

const groups: Record<Group, () => string> = {
  talk: m.studio_group_talk,
  steps: m.studio_group_steps,
  endings: m.studio_group_endings,
  loose: m.studio_group_loose,
  questions: m.studio_group_questions,
};
const parts: Record<Part, () => string> = {
  about: m.studio_part_about,
  customer: m.studio_part_customer,
  promises: m.studio_part_promises,
  claims: m.studio_part_claims,
  own: m.inspect_own,
  bank: m.studio_part_bank,
};

/** The words that a row begins with. */
export function labelOf(row: Row): string {
  switch (row.is) {
    case 'group':
      return groups[row.group]();
    case 'part':
      return parts[row.part]();
    case 'step':
      return (
        wordsOf(mapAt(row.node, ['end'])['title']) ||
        wordsOf(row.node['says'] ?? row.node['ask']) ||
        m.studio_unwritten()
      );
    case 'option':
      return (
        wordsOf(row.value['text']) ||
        (row.path.at(-2) === 'results' ? resultLabel(row.value) : m.studio_unwritten())
      );
  }
}

/** What a result is given for. */
function resultLabel(value: Record<string, unknown>): string {
  const { atLeast, atMost } = boundsOf(value);
  if (atLeast !== undefined && atMost !== undefined)
    return m.studio_result_between({ from: atLeast, to: atMost });
  if (atLeast !== undefined) return m.studio_result_at_least({ number: atLeast });
  return atMost !== undefined ? m.studio_result_at_most({ number: atMost }) : m.studio_result_else();
}
